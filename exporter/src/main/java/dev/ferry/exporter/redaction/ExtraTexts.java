package dev.ferry.exporter.redaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Redacts JSON that no field knows, however deep a text lies. Keys count as texts: a Python dictionary may have any. */
final class ExtraTexts {
    private final UnaryOperator<String> redact;

    ExtraTexts(UnaryOperator<String> redact) {
        this.redact = redact;
    }

    Map<String, JsonNode> redacted(Map<String, JsonNode> nodes) {
        Map<String, JsonNode> redacted = new LinkedHashMap<>();
        nodes.forEach((name, node) -> redacted.put(redact.apply(name), redacted(node)));
        return redacted;
    }

    private JsonNode redacted(JsonNode node) {
        if (node.isTextual()) {
            return TextNode.valueOf(redact.apply(node.textValue()));
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode(node.size());
            node.forEach(element -> array.add(redacted(element)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(entry -> object.set(redact.apply(entry.getKey()), redacted(entry.getValue())));
            return object;
        }
        return node.isNumber() ? number(node) : node;
    }

    /** A number is read as a text, too: a telephone's may be kept as one. */
    private JsonNode number(JsonNode node) {
        String text = node.asText();
        String redacted = redact.apply(text);
        return redacted.equals(text) ? node : TextNode.valueOf(redacted);
    }
}
