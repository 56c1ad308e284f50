package dev.ferry.exporter.roundup.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.exporter.roundup.spool.KeyGuess;
import dev.ferry.exporter.roundup.spool.LinkTargets;
import dev.ferry.exporter.roundup.spool.Spool;
import dev.ferry.exporter.roundup.spool.SpoolClass;
import dev.ferry.exporter.roundup.spool.SpoolColumn;
import dev.ferry.exporter.roundup.spool.SpoolItem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** A complete download. It belongs to its reader until closed. */
public final class Downloaded implements AutoCloseable {
    private static final Set<String> SYSTEM = Set.of("activity", "actor", "creation", "creator");
    private static final Set<String> NO_PROPERTY = Set.of("id", "content");

    private final Store store;
    private final Set<String> classes;
    private final LinkTargets targets;

    Downloaded(Store store, Set<String> classes) {
        this.store = store;
        this.classes = Set.copyOf(classes);
        this.targets = new LinkTargets(this.classes);
    }

    /** Takes something that is linked to and can not be had. */
    public interface AbsentReader {
        void read(String className, long id, String why);
    }

    /** What is linked to and could not be fetched. */
    public void absent(AbsentReader reader) {
        store.absent(reader::read);
    }

    /** The SQLite file with the texts, in a table {@code content (class, id, bytes)}. */
    public Path texts() {
        return store.database();
    }

    /** Where the bytes of an item lie, if it has any. */
    public Path file(String className, long id) {
        return store.file(className, id);
    }

    /** The items in a tracker's tables; {@code withheld} tells of class and property whether it stays out. */
    public Spool spool(BiPredicate<String, String> withheld) {
        Spool spool = Spool.temporary();
        try {
            classes.stream().sorted().forEach(name -> fill(spool, name, withheld));
            return spool;
        } catch (RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    private void fill(Spool spool, String name, BiPredicate<String, String> withheld) {
        Map<String, JsonColumn> seen = new TreeMap<>();
        KeyGuess key = new KeyGuess(name);
        store.items(name, (id, retired, json) -> {
            JsonNode item = Whereabouts.parse(json);
            item.properties()
                    .forEach(field -> seen.computeIfAbsent(field.getKey(), f -> new JsonColumn())
                            .see(field.getValue()));
            key.see(retired, Optional.ofNullable(item.get(key.property())).map(JsonNode::asText));
        });
        if (seen.isEmpty() && !name.equals("issue")) {
            return;
        }
        List<SpoolColumn> columns = new ArrayList<>();
        seen.forEach((property, column) -> {
            if (!NO_PROPERTY.contains(property) && !SYSTEM.contains(property) && !withheld.test(name, property)) {
                columns.add(column.column(property, targets.of(name, property)));
            }
        });
        Optional<String> named = name.equals("file") ? Optional.empty() : key.key();
        SpoolClass definition = new SpoolClass(name, named, columns);
        spool.define(definition);
        store.items(name, (id, retired, json) -> spool.put(name, item(definition, id, retired, json)));
    }

    private static SpoolItem item(SpoolClass definition, long id, boolean retired, String json) {
        JsonNode item = Whereabouts.parse(json);
        Map<String, String> cells = new HashMap<>();
        Map<String, List<Long>> links = new HashMap<>();
        for (SpoolColumn column : definition.single()) {
            JsonColumn.cell(column, item.path(column.name())).ifPresent(text -> cells.put(column.name(), text));
        }
        for (SpoolColumn column : definition.columns()) {
            if (column.kind() == SpoolColumn.Kind.MULTILINK) {
                List<Long> ids = new ArrayList<>();
                item.path(column.name()).forEach(link -> ids.add(link.path("id").asLong()));
                links.put(column.name(), ids);
            }
        }
        return new SpoolItem(id, retired, cells, links);
    }

    @Override
    public void close() {
        store.close();
    }
}
