package dev.ferry.cli.doctor;

import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DataException;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.session.Finding;
import dev.ferry.github.RemoteException;
import dev.ferry.mapping.ledger.LedgerException;
import java.util.ArrayList;
import java.util.List;

/** Collects findings; what ends a look by an exception is one of them. For one thread. */
final class Findings {
    private static final String NO_CURE = "mend it, then look again";

    private final List<Finding> list = new ArrayList<>();

    List<Finding> list() {
        return List.copyOf(list);
    }

    void add(Finding finding) {
        list.add(finding);
    }

    void addAll(List<Finding> findings) {
        list.addAll(findings);
    }

    /** Looks; what an import would end with is told instead of thrown. */
    void attempt(String check, String item, Runnable look) {
        try {
            look.run();
        } catch (LedgerException e) {
            add(told(ExitCode.CONFIGURATION, check, item, String.valueOf(e.getMessage())));
        } catch (ConfigException e) {
            String.valueOf(e.getMessage())
                    .lines()
                    .forEach(line -> add(told(ExitCode.CONFIGURATION, check, item, line)));
        } catch (DataException e) {
            add(told(ExitCode.DATA, check, item, String.valueOf(e.getMessage())));
        } catch (RemoteException e) {
            add(told(ExitCode.REMOTE, check, item, String.valueOf(e.getMessage())));
        }
    }

    /** A line for people has what, where and the cure already: its last part is the cure. */
    static Finding told(ExitCode exit, String check, String item, String line) {
        String message = line.startsWith(item + ": ") ? line.substring(item.length() + 2) : line;
        int cure = message.lastIndexOf("; ");
        return cure < 0
                ? Finding.error(exit, check, item, message, NO_CURE)
                : Finding.error(exit, check, item, message.substring(0, cure), message.substring(cure + 2));
    }
}
