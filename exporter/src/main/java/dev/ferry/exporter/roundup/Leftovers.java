package dev.ferry.exporter.roundup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.ferry.archive.UserId;
import dev.ferry.exporter.ExportLog;
import dev.ferry.exporter.WarningKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What gathers while one item is put together and has no field of its own: it ends in the record's {@code extra}. Links
 * that lead nowhere are reported and kept there under {@code dangling}.
 */
final class Leftovers {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Row row;
    private final LinkedItems linked;
    private final ExportLog log;
    private final Map<String, JsonNode> extra = new HashMap<>();
    private final Map<String, ArrayNode> dangling = new HashMap<>();

    Leftovers(Row row, LinkedItems linked, ExportLog log) {
        this.row = row;
        this.linked = linked;
        this.log = log;
        if (row.damaged()) {
            log.warn(WarningKind.NOT_UTF8, row.designator(), "a column was read as " + DecodedText.FALLBACK);
        }
    }

    void warn(WarningKind kind, String detail) {
        log.warn(kind, row.designator(), detail);
    }

    void put(String name, JsonNode value) {
        extra.put(name, value);
    }

    /** A link whose target does not exist. */
    void dangles(String property, String target, String id) {
        warn(WarningKind.LINK_TO_MISSING, property + " links to " + target + id + ", which does not exist");
        dangling.computeIfAbsent(property, p -> JSON.arrayNode()).add(id);
    }

    /** The user that a property links to, if there is one. */
    Optional<UserId> user(String property, Optional<String> id) {
        if (id.isEmpty()) {
            return Optional.empty();
        }
        if (!linked.isUser(id.get())) {
            dangles(property, "user", id.get());
            return Optional.empty();
        }
        return Optional.of(new UserId(id.get()));
    }

    /** A date that has to be there; {@code otherwise} stands in where it can not be read. */
    Instant date(String property, Instant otherwise) {
        Optional<Instant> date = row.date(property);
        if (date.isEmpty()) {
            Optional<String> text = row.text(property);
            warn(
                    WarningKind.DATE_UNREADABLE,
                    property + " is " + text.map(t -> "'" + t + "'").orElse("empty") + "; " + otherwise
                            + " stands in for it");
            text.ifPresent(t -> extra.put(property, TextNode.valueOf(t)));
        }
        return date.orElse(otherwise);
    }

    /** Takes along the columns that have no field. */
    void keep(List<PropertySchema> columns) {
        for (PropertySchema column : columns) {
            Optional<String> cell = row.get(column.name());
            if (cell.isPresent()) {
                extra.put(column.name(), Cells.json(column.type(), cell.get()));
            }
        }
    }

    /** Takes along a multilink as a list of ids. */
    void keep(String property, List<Long> ids) {
        if (!ids.isEmpty()) {
            ArrayNode array = JSON.arrayNode(ids.size());
            ids.forEach(id -> array.add(Long.toString(id)));
            extra.put(property, array);
        }
    }

    Map<String, JsonNode> extra() {
        if (!dangling.isEmpty()) {
            extra.put("dangling", JSON.objectNode().setAll(dangling));
        }
        return extra;
    }
}
