package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.NodeId;
import java.util.Locale;

/**
 * An issue that is to be taken back.
 *
 * @param detail why it is {@link UndoState#LEFT}, or which {@link UndoWay} it is {@link UndoState#DONE} by where that is not
 *     the one of the undo that was begun last; otherwise empty
 */
public record UndoRow(UndoPlace place, int number, NodeId node, LegacyId item, UndoState state, String detail) {
    /** An issue of which nothing was asked yet. */
    public static UndoRow planned(UndoPlace place, int number, NodeId node, LegacyId item) {
        return new UndoRow(place, number, node, item, UndoState.PLANNED, "");
    }

    /** The same with what became of it. */
    public UndoRow with(UndoState next, String why) {
        return new UndoRow(place, number, node, item, next, why);
    }

    /** Where it is, for people: {@code target 12}. */
    public String where() {
        return place.name().toLowerCase(Locale.ROOT) + " " + number;
    }
}
