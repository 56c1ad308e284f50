package dev.ferry.cli.stages;

import dev.ferry.cli.terminal.Safe;
import dev.ferry.transfer.verify.Difference;
import dev.ferry.transfer.verify.Kind;

/** A difference from the archive as one line for people. */
final class DifferenceLine {
    /** So many are printed; the report has them all. */
    static final int MOST_SHOWN = 50;

    private DifferenceLine() {}

    static String of(Difference difference) {
        String item = difference.item().map(id -> id.value()).orElse("repository");
        String where = difference.where().map(url -> " (" + url + ")").orElse("");
        return Safe.line(item + where + ": " + difference.field() + ": " + difference.brief()
                + (difference.kind() == Kind.EDITED_BY_PEOPLE ? " (edited by people)" : ""));
    }
}
