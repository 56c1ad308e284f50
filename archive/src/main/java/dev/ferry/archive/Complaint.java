package dev.ferry.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is wrong with one record, in the words of whoever has to mend it: which issue, which message or file of it,
 * which property, and what was expected there.
 */
final class Complaint {
    /** The records inside an issue that people know by an id. */
    private static final Map<String, String> PARTS = Map.of("messages", "message", "files", "file");

    private final String noun;

    /** @param noun what a line holds, such as {@code issue}; empty where the whole entry is the record */
    Complaint(String noun) {
        this.noun = noun;
    }

    /** A violation of the schema. */
    String of(JsonNode record, ValidationMessage violation) {
        JsonNodePath place = violation.getInstanceLocation();
        List<Object> steps = new ArrayList<>();
        for (int i = 0; i < place.getNameCount(); i++) {
            steps.add(place.getElement(i));
        }
        return where(record, steps) + words(record, steps, violation);
    }

    /** A line that is no JSON, or no such record. */
    String of(byte[] json, int offset, int length, JsonProcessingException e) {
        if (!(e instanceof JsonMappingException mapping)) {
            return name(json, offset, length) + RecordJson.reason(e);
        }
        try {
            List<Object> steps = new ArrayList<>();
            mapping.getPath()
                    .forEach(step -> steps.add(step.getFieldName() == null ? step.getIndex() : step.getFieldName()));
            String reason = RecordJson.reason(e);
            if (reason.startsWith("the property '") && !steps.isEmpty()) {
                // The last step is the property that the reason names.
                steps.remove(steps.size() - 1);
            }
            return where(RecordJson.reader(JsonNode.class).readValue(json, offset, length), steps) + reason;
        } catch (IOException unreadable) {
            return name(json, offset, length) + RecordJson.explain(e);
        }
    }

    private String name(byte[] json, int offset, int length) {
        try {
            return RecordId.of(json, offset, length).map(this::named).orElse("");
        } catch (IOException e) {
            // Damaged before its id.
            return "";
        }
    }

    private String named(String id) {
        return noun.isEmpty() ? "" : noun + " " + Printable.of(id) + ": ";
    }

    /** {@code issue 12: message 34: body.text: }; what has no id is told by its place. */
    private String where(JsonNode record, List<Object> steps) {
        StringBuilder where = new StringBuilder();
        if (record.path("id").isTextual()) {
            where.append(named(record.path("id").textValue()));
        }
        int from = 0;
        if (steps.size() > 1 && PARTS.containsKey(String.valueOf(steps.get(0)))) {
            JsonNode id = at(record, steps.subList(0, 2)).path("id");
            if (id.isTextual()) {
                where.append(PARTS.get(String.valueOf(steps.get(0))))
                        .append(' ')
                        .append(Printable.of(id.textValue()))
                        .append(": ");
                from = 2;
            }
        }
        StringBuilder path = new StringBuilder();
        for (Object step : steps.subList(from, steps.size())) {
            if (step instanceof Integer index) {
                path.append('[').append(index + 1).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step);
            }
        }
        return where + (path.isEmpty() ? "" : Printable.of(path.toString()) + ": ");
    }

    private static JsonNode at(JsonNode record, List<Object> steps) {
        JsonNode node = record;
        for (Object step : steps) {
            node = step instanceof Integer index ? node.path(index) : node.path(String.valueOf(step));
        }
        return node;
    }

    private static String words(JsonNode record, List<Object> steps, ValidationMessage violation) {
        String rule = String.valueOf(violation.getSchemaLocation());
        String value = "'" + Printable.of(at(record, steps).asText()) + "'";
        return switch (violation.getType()) {
            case "required" -> "the property '" + Printable.of(violation.getProperty()) + "' is missing";
            case "additionalProperties" -> "the property '" + Printable.of(violation.getProperty()) + "' is not known";
            case "pattern" ->
                rule.contains("/instant/")
                        ? value + RecordJson.NO_TIME
                        : rule.contains("/sha256/")
                                ? value + " is not a SHA-256 of 64 small hex digits"
                                : plain(violation);
            default -> plain(violation);
        };
    }

    /** The library's words without its path, which stands before them already. */
    private static String plain(ValidationMessage violation) {
        String message = violation.getMessage();
        String path = violation.getInstanceLocation() + ": ";
        return Printable.of(message.startsWith(path) ? message.substring(path.length()) : message);
    }
}
