package dev.ferry.exporter.roundup.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.exporter.roundup.spool.SpoolColumn;
import dev.ferry.exporter.roundup.spool.SpoolColumn.Kind;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Gathers what a property's values look like, to tell of what type it is. */
final class JsonColumn {
    private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    private Optional<String> target = Optional.empty();
    private boolean bits = true;

    /** Whether this value tells anything that others did not. */
    boolean see(JsonNode value) {
        if (value.isArray()) {
            boolean learned = kinds.add(Kind.MULTILINK);
            for (JsonNode element : value) {
                learned |= link(element);
            }
            return learned;
        }
        if (value.isObject()) {
            boolean learned = kinds.add(Kind.LINK);
            return link(value) || learned;
        }
        if (value.isBoolean()) {
            return kinds.add(Kind.BOOLEAN);
        }
        if (value.isNumber()) {
            bits &= value.isIntegralNumber() && (value.asLong() == 0 || value.asLong() == 1);
            return kinds.add(value.isIntegralNumber() ? Kind.INTEGER : Kind.NUMBER);
        }
        return value.isTextual() && kinds.add(RestDates.column(value.asText()).isPresent() ? Kind.DATE : Kind.STRING);
    }

    private boolean link(JsonNode value) {
        Optional<String> found = Whereabouts.target(value);
        if (found.isEmpty() || found.equals(target)) {
            return false;
        }
        target = found;
        return true;
    }

    /** Whether there was no value at all. */
    boolean isSilent() {
        return kinds.isEmpty();
    }

    /** Whether the values tell the type: empty lists of nobody knows what do not. */
    boolean tells(Optional<String> otherwise) {
        boolean links = kinds.contains(Kind.MULTILINK) || kinds.contains(Kind.LINK);
        return !isSilent() && (!links || target.or(() -> otherwise).isPresent());
    }

    /** {@code otherwise} is what the property would link to, where no value shows it. */
    SpoolColumn column(String name, Optional<String> otherwise) {
        Optional<String> linked = target.or(() -> otherwise);
        boolean links = kinds.contains(Kind.MULTILINK) || kinds.contains(Kind.LINK) || kinds.isEmpty();
        if (links && linked.isPresent()) {
            return new SpoolColumn(name, kinds.contains(Kind.MULTILINK) ? Kind.MULTILINK : Kind.LINK, linked);
        }
        if (kinds.equals(EnumSet.of(Kind.INTEGER, Kind.NUMBER))) {
            return new SpoolColumn(name, Kind.NUMBER);
        }
        boolean plain = kinds.size() == 1 && !links;
        return new SpoolColumn(name, plain ? kinds.iterator().next() : Kind.STRING);
    }

    /** What a column turned out to be when all values were seen: from SQLite, Roundup shows a Boolean as 1 or 0. */
    SpoolColumn inTheEnd(SpoolColumn column) {
        return column.kind() == Kind.INTEGER && bits ? new SpoolColumn(column.name(), Kind.BOOLEAN) : column;
    }

    /** A value as a tracker's SQLite database has it; empty for NULL. */
    static Optional<String> cell(SpoolColumn column, JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return Optional.empty();
        }
        return switch (column.kind()) {
            case DATE -> RestDates.column(value.asText());
            case BOOLEAN -> Optional.of(value.asBoolean() ? "1" : "0");
            case LINK -> Optional.of(value.path("id").asText());
            default -> Optional.of(value.isValueNode() ? value.asText() : value.toString());
        };
    }
}
