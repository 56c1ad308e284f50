package dev.ferry.archive.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.ferry.archive.ArchiveSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What two archives can be compared by: whatever a door of either could not give is taken away from both. */
final class CommonGround {
    private static final Pattern INSTANT = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2})\\.\\d+Z");

    private final Set<String> lacking = new TreeSet<>();

    CommonGround(ArchiveSource left, ArchiveSource right) {
        lacking.addAll(left.cannotGive());
        lacking.addAll(right.cannotGive());
    }

    boolean lacksRetired() {
        return lacking.contains(ArchiveSource.NO_RETIRED);
    }

    /** The record without what one side can not know. Changes the tree that it is given. */
    JsonNode of(JsonNode tree) {
        if (lacking.contains(ArchiveSource.NO_HISTORY) && tree instanceof ObjectNode object) {
            withoutHistory(object);
        }
        if (lacking.contains(ArchiveSource.NO_SCHEMA)) {
            untype(tree.path("extra"));
            for (String part : List.of("messages", "files")) {
                tree.path(part).forEach(element -> untype(element.path("extra")));
            }
        }
        return lacking.contains(ArchiveSource.NO_FRACTIONS) ? cut(tree) : tree;
    }

    /** Who does not know a property's type can not tell 1 from true. */
    private static void untype(JsonNode extra) {
        if (extra instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                if (field.getValue().isBoolean()) {
                    field.setValue(LongNode.valueOf(field.getValue().asBoolean() ? 1 : 0));
                } else if (field.getValue().isNumber()
                        && field.getValue().asDouble() == field.getValue().asLong()) {
                    field.setValue(LongNode.valueOf(field.getValue().asLong()));
                }
            });
        }
    }

    private static void withoutHistory(ObjectNode record) {
        record.remove("history");
        for (String part : List.of("messages", "files")) {
            record.path(part).forEach(element -> {
                if (element.get("extra") instanceof ObjectNode extra) {
                    extra.remove("history");
                    if (extra.isEmpty()) {
                        ((ObjectNode) element).remove("extra");
                    }
                }
            });
        }
    }

    private static JsonNode cut(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(cut(field.getValue())));
        } else if (tree instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, cut(array.get(i)));
            }
        } else if (tree.isTextual()) {
            return TextNode.valueOf(
                    INSTANT.matcher(tree.asText()).matches()
                            ? INSTANT.matcher(tree.asText()).replaceFirst("$1Z")
                            : tree.asText());
        }
        return tree;
    }

    /** For people: what is not compared. */
    List<String> leftAside() {
        List<String> words = new ArrayList<>();
        for (String missing : List.of(ArchiveSource.NO_HISTORY, ArchiveSource.NO_FRACTIONS, ArchiveSource.NO_RETIRED)) {
            if (lacking.contains(missing)) {
                words.add(missing);
            }
        }
        return words;
    }
}
