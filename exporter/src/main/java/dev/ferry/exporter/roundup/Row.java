package dev.ferry.exporter.roundup;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One item's columns as text. {@code damaged}: some of them were not UTF-8. For one thread. */
final class Row {
    private final ClassTable table;
    private final long id;
    private final boolean retired;
    private final @Nullable String[] cells;
    private final boolean damaged;
    /** The text of the date that was read last, and what it said: an item's dates are mostly one and the same. */
    private String readDate = "";

    private Optional<Instant> date = Optional.empty();

    Row(ClassTable table, long id, boolean retired, @Nullable String[] cells, boolean damaged) {
        this.table = table;
        this.id = id;
        this.retired = retired;
        this.cells = cells;
        this.damaged = damaged;
    }

    ClassTable table() {
        return table;
    }

    long id() {
        return id;
    }

    boolean retired() {
        return retired;
    }

    boolean damaged() {
        return damaged;
    }

    /** The tracker's own name for the item: {@code issue12}. */
    String designator() {
        return table.schema().name() + id;
    }

    /** A column's text; empty for NULL and for a column that is not there. */
    Optional<String> get(String property) {
        int index = table.indexOf(property);
        return index < 0 ? Optional.empty() : Optional.ofNullable(cells[index]);
    }

    /** A column's text where there is any. */
    Optional<String> text(String property) {
        Optional<String> cell = get(property);
        return cell.isPresent() && cell.get().isEmpty() ? Optional.empty() : cell;
    }

    /** A column's date; empty where there is none or it can not be read. */
    Optional<Instant> date(String property) {
        Optional<String> cell = get(property);
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        if (!cell.get().equals(readDate)) {
            readDate = cell.get();
            date = RoundupDate.parse(readDate);
        }
        return date;
    }
}
