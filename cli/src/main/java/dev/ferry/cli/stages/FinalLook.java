package dev.ferry.cli.stages;

import dev.ferry.archive.LegacyId;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.terminal.Console;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.exporter.Changes;
import dev.ferry.exporter.Tracker;
import dev.ferry.exporter.TwoLooks;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** {@code export --final}: asks the tracker again when the archive is there, and says what is not in it any more as it is now. */
final class FinalLook implements AutoCloseable {
    private final Console console;
    private final TwoLooks looks = TwoLooks.begin();

    FinalLook(Console console) {
        this.console = console;
    }

    /** What the tracker is like that is being exported. */
    void before(Tracker tracker) {
        looks.first(tracker);
    }

    /** Opens the tracker again, compares, and gives the command's exit code. */
    ExitCode after(Supplier<Tracker> opening) {
        try (Tracker tracker = opening.get()) {
            looks.second(tracker);
        } catch (CancellationException e) {
            console.say("Stopped, as asked. The archive is complete, but the tracker was not asked again.");
            return ExitCode.INTERRUPTED;
        }
        Changes changes = looks.changes();
        if (changes.none()) {
            console.result("Final: asked again, and nothing has changed in the tracker since it was exported ("
                    + Figures.count(changes.compared(), "issue") + " compared)");
            return ExitCode.DONE;
        }
        console.result("NOT FINAL: the tracker went on while it was exported; not in this archive as they are now: "
                + Figures.count(changes.issues(), "issue") + ", " + Figures.count(changes.users(), "user"));
        list("new", changes.added());
        list("changed", changes.changed());
        list("retired or removed", changes.gone());
        console.result("Make the tracker read-only (`ferry doctor --frozen` tells whether it is), then run"
                + " `ferry export --final` again");
        return ExitCode.INCOMPLETE;
    }

    private void list(String what, List<LegacyId> ids) {
        if (!ids.isEmpty()) {
            console.result(
                    "  " + what + ": " + ids.stream().map(LegacyId::value).collect(Collectors.joining(", ")));
        }
    }

    @Override
    public void close() {
        looks.close();
    }
}
