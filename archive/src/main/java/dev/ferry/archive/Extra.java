package dev.ferry.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The properties that no record knows, in one canonical form: keys sorted, each number in the smallest type that
 * holds it exactly. So the same facts give equal records and the same bytes, whether they come from a tracker or
 * from an archive, and whatever order a map had.
 */
final class Extra {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Extra() {}

    static SortedMap<String, JsonNode> copyOf(Map<String, JsonNode> extra) {
        if (extra.isEmpty()) {
            return Collections.emptySortedMap();
        }
        SortedMap<String, JsonNode> sorted = new TreeMap<>();
        extra.forEach((key, node) -> sorted.put(key(key), canonical(node)));
        return Collections.unmodifiableSortedMap(sorted);
    }

    /** The same for texts, which are kept as they are. */
    static SortedMap<String, String> textsOf(Map<String, String> texts) {
        if (texts.isEmpty()) {
            return Collections.emptySortedMap();
        }
        SortedMap<String, String> sorted = new TreeMap<>();
        texts.forEach((key, text) -> sorted.put(key(key), text));
        return Collections.unmodifiableSortedMap(sorted);
    }

    /** Half a surrogate pair, which a text may hold, is no key that a JSON parser reads: it is spelled out. */
    static String key(String key) {
        if (!holdsSurrogate(key)) {
            return key;
        }
        StringBuilder whole = new StringBuilder();
        key.codePoints().forEach(c -> {
            if (Character.getType(c) == Character.SURROGATE) {
                whole.append("\\u").append(Integer.toHexString(c));
            } else {
                whole.appendCodePoint(c);
            }
        });
        return whole.toString();
    }

    /** A plain loop: it runs for every key of every record. */
    private static boolean holdsSurrogate(String key) {
        for (int i = 0; i < key.length(); i++) {
            if (Character.isSurrogate(key.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode canonical(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> canonicalObject(node);
            case ARRAY -> canonicalArray(node);
            case NUMBER -> canonicalNumber(node);
            case STRING, BOOLEAN, NULL -> node;
            default -> throw new IllegalArgumentException("not a JSON value: " + node.getNodeType());
        };
    }

    private static ArrayNode canonicalArray(JsonNode node) {
        ArrayNode array = NODES.arrayNode(node.size());
        node.forEach(element -> array.add(canonical(element)));
        return array;
    }

    private static ObjectNode canonicalObject(JsonNode node) {
        SortedMap<String, JsonNode> sorted = new TreeMap<>();
        node.properties().forEach(field -> sorted.put(key(field.getKey()), canonical(field.getValue())));
        ObjectNode object = NODES.objectNode();
        object.setAll(sorted);
        return object;
    }

    private static JsonNode canonicalNumber(JsonNode node) {
        if (node.isIntegralNumber()) {
            BigInteger value = node.bigIntegerValue();
            if (value.bitLength() < Integer.SIZE) {
                return IntNode.valueOf(value.intValue());
            }
            return value.bitLength() < Long.SIZE ? LongNode.valueOf(value.longValue()) : BigIntegerNode.valueOf(value);
        }
        if (Double.isNaN(node.doubleValue()) || (!node.isBigDecimal() && Double.isInfinite(node.doubleValue()))) {
            throw new IllegalArgumentException("JSON has no number for " + node.asText());
        }
        // Decimal, not double: what a double prints differs between Java versions, and 30 digits must stay 30 digits.
        return DecimalNode.valueOf(node.isBigDecimal() ? node.decimalValue() : new BigDecimal(node.asText()));
    }
}
