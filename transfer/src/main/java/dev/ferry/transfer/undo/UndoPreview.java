package dev.ferry.transfer.undo;

import java.util.List;

/**
 * What an undo finds in one repository before it does anything, by number. Only {@code made} is ever touched.
 *
 * @param unmarked those that the ledger knows and whose text does not end with the migration's marker any more
 * @param copied those that end with the marker and were opened by somebody whom the migration does not know
 * @param others how many other issues there are
 * @param gone how many the ledger knows that are not there any more
 */
public record UndoPreview(List<MadeIssue> made, List<Integer> unmarked, List<Integer> copied, long others, long gone) {
    public UndoPreview {
        made = List.copyOf(made);
        unmarked = List.copyOf(unmarked);
        copied = List.copyOf(copied);
    }
}
