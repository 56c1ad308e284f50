package dev.ferry.exporter.roundup.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.exporter.roundup.spool.KeyGuess;
import dev.ferry.exporter.roundup.spool.LinkTargets;
import dev.ferry.exporter.roundup.spool.Spool;
import dev.ferry.exporter.roundup.spool.SpoolClass;
import dev.ferry.exporter.roundup.spool.SpoolColumn;
import dev.ferry.exporter.roundup.spool.SpoolItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Puts the items of a class into its tables while they come. What type a property has shows in its values: it gets its
 * column with the first value that tells. Where a later one tells otherwise, or an item comes a second time, the tables
 * are filled anew in the end.
 */
final class ClassFeed {
    private static final Set<String> NO_PROPERTY = Set.of("id", "content", "activity", "actor", "creation", "creator");

    private final Spool spool;
    private final String name;
    private final LinkTargets targets;
    private final Predicate<String> withheld;
    private final Map<String, JsonColumn> seen = new TreeMap<>();
    private final Map<String, SpoolColumn> columns = new TreeMap<>();
    private KeyGuess key;
    private boolean begun;
    private boolean trusted = true;

    /** {@code withheld} tells of a property whether it stays out. */
    ClassFeed(Spool spool, String name, LinkTargets targets, Predicate<String> withheld) {
        this.spool = spool;
        this.name = name;
        this.targets = targets;
        this.withheld = withheld;
        this.key = new KeyGuess(name);
    }

    /** Takes an item that is new to the store. */
    void add(long id, boolean retired, JsonNode item) {
        if (!trusted) {
            return;
        }
        begin();
        if (see(retired, item) && !extend()) {
            distrust();
        } else {
            spool.add(name, row(id, retired, item));
        }
    }

    /** The store holds something else than what was added here. */
    void distrust() {
        trusted = false;
    }

    private boolean see(boolean retired, JsonNode item) {
        boolean learned = false;
        for (Map.Entry<String, JsonNode> field : item.properties()) {
            learned |=
                    seen.computeIfAbsent(field.getKey(), f -> new JsonColumn()).see(field.getValue());
        }
        key.see(retired, Optional.ofNullable(item.get(key.property())).map(JsonNode::asText));
        return learned;
    }

    /** Makes columns for what shows its type for the first time; false where one that is there is of another type. */
    private boolean extend() {
        for (Map.Entry<String, JsonColumn> property : seen.entrySet()) {
            SpoolColumn before = columns.get(property.getKey());
            if (isColumn(property.getKey()) && tells(property)) {
                SpoolColumn now = column(property);
                if (before == null) {
                    extend(now);
                } else if (!before.equals(now)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isColumn(String property) {
        return !NO_PROPERTY.contains(property) && !withheld.test(property);
    }

    private boolean tells(Map.Entry<String, JsonColumn> property) {
        return property.getValue().tells(targets.of(name, property.getKey()));
    }

    private SpoolColumn column(Map.Entry<String, JsonColumn> property) {
        return property.getValue().column(property.getKey(), targets.of(name, property.getKey()));
    }

    private void extend(SpoolColumn column) {
        spool.extend(name, column);
        columns.put(column.name(), column);
    }

    private void begin() {
        if (!begun) {
            spool.begin(name);
            begun = true;
        }
    }

    private SpoolItem row(long id, boolean retired, JsonNode item) {
        Map<String, String> cells = new HashMap<>();
        Map<String, List<Long>> links = new HashMap<>();
        SpoolClass.SYSTEM.forEach(column -> cell(column, item, cells));
        for (SpoolColumn column : columns.values()) {
            if (column.isMultilink()) {
                List<Long> ids = new ArrayList<>();
                item.path(column.name()).forEach(link -> ids.add(link.path("id").asLong()));
                links.put(column.name(), ids);
            } else {
                cell(column, item, cells);
            }
        }
        return new SpoolItem(id, retired, cells, links);
    }

    private static void cell(SpoolColumn column, JsonNode item, Map<String, String> cells) {
        JsonColumn.cell(column, item.path(column.name())).ifPresent(text -> cells.put(column.name(), text));
    }

    /** Completes the class's tables, from the store where that is the only way. */
    void finish(Store store) {
        if (!trusted || !isComplete()) {
            fillAnew(store);
        }
        if (seen.isEmpty() && !name.equals("issue")) {
            return;
        }
        begin();
        addSilent();
        Optional<String> named = name.equals("file") ? Optional.empty() : key.key();
        List<SpoolColumn> known = columns.values().stream()
                .map(column ->
                        seen.getOrDefault(column.name(), new JsonColumn()).inTheEnd(column))
                .toList();
        spool.describe(new SpoolClass(name, named, known));
    }

    /** Whether what has no column yet has no value either, in any item. */
    private boolean isComplete() {
        return seen.entrySet().stream()
                .allMatch(property -> columns.containsKey(property.getKey())
                        || !isColumn(property.getKey())
                        || property.getValue().isSilent());
    }

    private void addSilent() {
        seen.entrySet().stream()
                .filter(property -> isColumn(property.getKey()) && !columns.containsKey(property.getKey()))
                .toList()
                .forEach(property -> extend(column(property)));
    }

    private void fillAnew(Store store) {
        if (begun) {
            spool.drop(name);
        }
        begun = false;
        seen.clear();
        columns.clear();
        key = new KeyGuess(name);
        store.items(name, (id, retired, json) -> see(retired, Whereabouts.parse(json)));
        if (!seen.isEmpty()) {
            begin();
            addSilent();
            store.items(name, (id, retired, json) -> spool.add(name, row(id, retired, Whereabouts.parse(json))));
        }
    }
}
