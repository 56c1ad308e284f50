package dev.ferry.exporter.roundup.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which items the store holds and which it knows of because something links to them, a bit each, so that neither has to
 * be looked for in it. One thread.
 */
final class Inventory {
    private final Set<String> classes;
    private final Map<String, ItemIds> there = new HashMap<>();
    private final Map<String, ItemIds> linked = new HashMap<>();
    private boolean exact = true;

    Inventory(Set<String> classes) {
        this.classes = classes;
        for (String name : classes) {
            there.put(name, new ItemIds());
            linked.put(name, new ItemIds());
        }
    }

    /** The items of a class that are there and, as far as is known, not retired. */
    ItemIds of(String className) {
        return there.getOrDefault(className, new ItemIds());
    }

    /** What is linked to and not there. */
    ItemIds missing(String className) {
        return linked.getOrDefault(className, new ItemIds()).without(of(className));
    }

    /** Notes what an item links to, which is new or in the place of nothing else. */
    void follow(JsonNode item) {
        item.forEach(this::followValue);
    }

    private void followValue(JsonNode value) {
        if (value.isArray()) {
            value.forEach(this::followValue);
            return;
        }
        if (value.isObject()) {
            Whereabouts.target(value)
                    .filter(classes::contains)
                    .ifPresent(name -> linked.getOrDefault(name, new ItemIds())
                            .add(value.path("id").asLong()));
        }
    }

    /** What was noted may be what an item linked to that is no more, or less than all. */
    void distrustLinks() {
        exact = false;
    }

    /** Goes through the store where what was noted is not what it holds. */
    void correctLinks(Store store) {
        if (!exact) {
            classes.forEach(name -> linked.put(name, new ItemIds()));
            classes.forEach(name -> store.items(name, (id, retired, json) -> follow(Whereabouts.parse(json))));
            exact = true;
        }
    }
}
