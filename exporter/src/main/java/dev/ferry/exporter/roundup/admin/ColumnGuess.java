package dev.ferry.exporter.roundup.admin;

import dev.ferry.exporter.roundup.spool.SpoolColumn;
import dev.ferry.exporter.roundup.spool.SpoolColumn.Kind;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Gathers what a column's cells look like, to tell what type of property it is. */
final class ColumnGuess {
    private static final Set<Cell.Shape> WHOLE = EnumSet.of(Cell.Shape.BOOLEAN, Cell.Shape.INTEGER);
    private static final Set<Cell.Shape> NUMERIC =
            EnumSet.of(Cell.Shape.BOOLEAN, Cell.Shape.INTEGER, Cell.Shape.NUMBER);

    private final Set<Cell.Shape> shapes = EnumSet.noneOf(Cell.Shape.class);

    void see(Cell cell) {
        if (cell.shape() != Cell.Shape.NOTHING) {
            shapes.add(cell.shape());
        }
    }

    /** {@code target} is the class that the property would link to if it links. */
    SpoolColumn column(String name, Optional<String> target) {
        if (only(Cell.Shape.IDS)) {
            return target.isPresent()
                    ? new SpoolColumn(name, Kind.MULTILINK, target)
                    : new SpoolColumn(name, Kind.STRING);
        }
        if (target.isPresent() && (only(Cell.Shape.DIGITS) || shapes.isEmpty())) {
            return new SpoolColumn(name, Kind.LINK, target);
        }
        return new SpoolColumn(name, kind());
    }

    /** Whether its values are numbers of items, as of a link; no property of another type is spelled so by choice. */
    boolean namesItems() {
        return only(Cell.Shape.DIGITS) || only(Cell.Shape.IDS);
    }

    private Kind kind() {
        if (only(Cell.Shape.BOOLEAN)) {
            return Kind.BOOLEAN;
        }
        if (!shapes.isEmpty() && WHOLE.containsAll(shapes)) {
            return Kind.INTEGER;
        }
        if (!shapes.isEmpty() && NUMERIC.containsAll(shapes)) {
            return Kind.NUMBER;
        }
        if (only(Cell.Shape.DATE)) {
            return Kind.DATE;
        }
        return only(Cell.Shape.INTERVAL) ? Kind.INTERVAL : Kind.STRING;
    }

    private boolean only(Cell.Shape shape) {
        return shapes.equals(EnumSet.of(shape));
    }
}
