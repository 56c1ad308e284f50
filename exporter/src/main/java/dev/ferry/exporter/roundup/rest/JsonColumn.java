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

    void see(JsonNode value) {
        if (value.isArray()) {
            kinds.add(Kind.MULTILINK);
            value.forEach(element -> Whereabouts.target(element).ifPresent(name -> target = Optional.of(name)));
        } else if (value.isObject()) {
            kinds.add(Kind.LINK);
            Whereabouts.target(value).ifPresent(name -> target = Optional.of(name));
        } else if (value.isBoolean()) {
            kinds.add(Kind.BOOLEAN);
        } else if (value.isNumber()) {
            kinds.add(value.isIntegralNumber() ? Kind.INTEGER : Kind.NUMBER);
        } else if (value.isTextual()) {
            kinds.add(RestDates.column(value.asText()).isPresent() ? Kind.DATE : Kind.STRING);
        }
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
