package dev.ferry.cli.stages;

import dev.ferry.cli.terminal.Console;
import dev.ferry.cli.terminal.Safe;
import dev.ferry.transfer.rewrite.PlannedEdit;
import java.util.Iterator;

/** A text's change on the screen: only the lines that change, each before and after. */
record ShownEdit(Console console) {
    void show(PlannedEdit edit) {
        console.result(edit.url() + " (" + edit.item() + ", " + edit.origin() + ")");
        Iterator<String> after = edit.after().lines().iterator();
        edit.before().lines().forEach(before -> {
            String now = after.hasNext() ? after.next() : "";
            if (!before.equals(now)) {
                console.result("  - " + Safe.line(before));
                console.result("  + " + Safe.line(now));
            }
        });
        after.forEachRemaining(now -> console.result("  + " + Safe.line(now)));
    }
}
