package dev.ferry.archive.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Goes through two JSON trees side by side. Elements that have an id or a name are paired by it, others by their place. */
final class TreeDiff {
    /** One difference: the field, and what stands there on either side. */
    record Found(String field, Optional<JsonNode> left, Optional<JsonNode> right) {}

    private final List<Found> found = new ArrayList<>();

    private TreeDiff() {}

    static List<Found> between(JsonNode left, JsonNode right) {
        TreeDiff diff = new TreeDiff();
        diff.compare("", Optional.of(left), Optional.of(right));
        return diff.found;
    }

    private void compare(String path, Optional<JsonNode> left, Optional<JsonNode> right) {
        if (left.equals(right)) {
            return;
        }
        if (both(left, right, JsonNode::isObject)) {
            Set<String> names = new TreeSet<>();
            left.get().fieldNames().forEachRemaining(names::add);
            right.get().fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                compare(path.isEmpty() ? name : path + "." + name, field(left.get(), name), field(right.get(), name));
            }
        } else if (arrays(left, right)) {
            elements(path, keyed(left), keyed(right));
        } else {
            found.add(new Found(path, left, right));
        }
    }

    private static boolean both(
            Optional<JsonNode> left, Optional<JsonNode> right, java.util.function.Predicate<JsonNode> shape) {
        return left.filter(shape).isPresent() && right.filter(shape).isPresent();
    }

    /** Empty lists are not written, so that one side may lack the field. */
    private static boolean arrays(Optional<JsonNode> left, Optional<JsonNode> right) {
        return both(left, right, JsonNode::isArray)
                || (left.isEmpty() && right.filter(JsonNode::isArray).isPresent())
                || (right.isEmpty() && left.filter(JsonNode::isArray).isPresent());
    }

    private static Optional<JsonNode> field(JsonNode object, String name) {
        return Optional.ofNullable(object.get(name));
    }

    private void elements(String path, Map<String, JsonNode> left, Map<String, JsonNode> right) {
        List<String> order = new ArrayList<>(left.keySet());
        right.keySet().stream().filter(key -> !left.containsKey(key)).forEach(order::add);
        for (String key : order) {
            compare(path + "[" + key + "]", Optional.ofNullable(left.get(key)), Optional.ofNullable(right.get(key)));
        }
        List<String> inLeft = left.keySet().stream().filter(right::containsKey).toList();
        List<String> inRight = right.keySet().stream().filter(left::containsKey).toList();
        if (!inLeft.equals(inRight)) {
            found.add(new Found(path + " (order)", Optional.of(words(inLeft)), Optional.of(words(inRight))));
        }
    }

    private static ArrayNode words(List<String> keys) {
        ArrayNode array = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.arrayNode();
        keys.forEach(array::add);
        return array;
    }

    private static Map<String, JsonNode> keyed(Optional<JsonNode> array) {
        Map<String, JsonNode> keyed = new LinkedHashMap<>();
        array.ifPresent(elements -> {
            for (int i = 0; i < elements.size(); i++) {
                JsonNode element = elements.get(i);
                String key = key(element, i);
                // Two of one name: the second is known by its place.
                keyed.put(keyed.containsKey(key) ? key + " at " + i : key, element);
            }
        });
        return keyed;
    }

    private static String key(JsonNode element, int place) {
        if (element.isValueNode()) {
            return element.asText();
        }
        return Optional.ofNullable(element.get("id"))
                .or(() -> Optional.ofNullable(element.get("name")))
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asText)
                .orElse(Integer.toString(place));
    }
}
