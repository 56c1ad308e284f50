package dev.ferry.exporter.roundup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.ferry.exporter.python.PyValue;
import dev.ferry.exporter.python.PyValue.PyBool;
import dev.ferry.exporter.python.PyValue.PyDict;
import dev.ferry.exporter.python.PyValue.PyFloat;
import dev.ferry.exporter.python.PyValue.PyInt;
import dev.ferry.exporter.python.PyValue.PySequence;
import dev.ferry.exporter.python.PythonLiteral;
import dev.ferry.exporter.python.PythonSyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Journal parameters as JSON, without the values that stay in the tracker. */
final class JournalJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Disclosure disclosure;

    JournalJson(Disclosure disclosure) {
        this.disclosure = disclosure;
    }

    JsonNode of(PyValue value) {
        if (value instanceof PyDict dict) {
            ObjectNode object = JSON.objectNode();
            dict.entries().forEach(entry -> {
                String key = entry.key().text().orElse("None");
                if (!disclosure.withholds(key)) {
                    object.set(key, of(entry.value()));
                }
            });
            return object;
        }
        if (value instanceof PySequence sequence) {
            ArrayNode array = JSON.arrayNode();
            sequence.items().forEach(item -> array.add(of(item)));
            return array;
        }
        if (value instanceof PyInt number) {
            return BigIntegerNode.valueOf(number.value());
        }
        if (value instanceof PyFloat number && Double.isFinite(number.value())) {
            return DoubleNode.valueOf(number.value());
        }
        if (value instanceof PyBool bool) {
            return BooleanNode.valueOf(bool.value());
        }
        return value.text().<JsonNode>map(TextNode::valueOf).orElse(NullNode.instance);
    }

    /** Parameters that could not be read, as they stand; empty where they might hold what must stay. */
    Optional<JsonNode> raw(String params) {
        return disclosure.suspects(params) ? Optional.empty() : Optional.of(TextNode.valueOf(params));
    }

    /** The journal of a message or file. */
    ArrayNode rows(List<JournalRow> rows) {
        ArrayNode array = JSON.arrayNode();
        for (JournalRow row : rows) {
            ObjectNode event = JSON.objectNode();
            event.put("at", RoundupDate.parse(row.date()).map(Instant::toString).orElse(row.date()));
            event.put("actor", row.tag());
            event.put("action", row.action());
            try {
                JsonNode params = of(PythonLiteral.parse(row.params()));
                if (!params.isNull()) {
                    event.set("params", params);
                }
            } catch (PythonSyntaxException e) {
                raw(row.params()).ifPresent(raw -> event.set("params", raw));
            }
            array.add(event);
        }
        return array;
    }
}
