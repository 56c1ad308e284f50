package dev.ferry.transfer.verify;

import java.util.List;

/**
 * Takes what was expected and what was found, row by row as a verification goes, in legacy order and without numbers and ids of the
 * server's: where nothing differs, both sides are alike. For one thread.
 */
public interface Sides {
    /** Where nobody wants them. */
    Sides NONE = (table, side, cells) -> {};

    /** Of which side a row is. */
    enum Side {
        EXPECTED,
        FOUND
    }

    /** Which rows there are, and what their cells are. */
    enum Table {
        ISSUES("issue,title,state,reason,created,closed,milestone,assignee,lock,body"),
        COMMENTS("issue,comment,created,text"),
        LABELS("issue,label"),
        RELATIONS("issue,relation,other"),
        TWICE("issue");

        private final String columns;

        Table(String columns) {
            this.columns = columns;
        }

        /** The names of the cells, parted by commas. */
        public String columns() {
            return columns;
        }
    }

    /** A row of one side; a cell without a value is empty. */
    void row(Table table, Side side, List<String> cells);
}
