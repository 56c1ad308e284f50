package dev.ferry.exporter.roundup;

import dev.ferry.archive.Change;
import dev.ferry.archive.Value;
import dev.ferry.exporter.python.PyValue;
import dev.ferry.exporter.python.PyValue.PyNone;
import dev.ferry.exporter.python.PyValue.PySequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** An issue's properties while its journal is walked backwards: each holds what it held just before the row that was undone last. */
final class PropertyStates {
    private final Row issue;
    private final ItemBatch batch;
    private final LinkedItems linked;
    private final Map<String, List<Value>> single = new HashMap<>();
    private final Map<String, Set<String>> multiple = new HashMap<>();

    PropertyStates(Row issue, ItemBatch batch, LinkedItems linked) {
        this.issue = issue;
        this.batch = batch;
        this.linked = linked;
    }

    boolean withholds(String property, Disclosure disclosure) {
        Optional<PropertySchema> schema = schema(property);
        return schema.isPresent() ? disclosure.withholds(schema.get()) : disclosure.withholds(property);
    }

    /** Sets a property back to what a journal row says it was; empty where the row makes no sense. */
    Optional<Change> undo(String name, PyValue old) {
        Optional<PropertySchema> schema = schema(name);
        if (schema.isPresent() && schema.get().isMultilink()) {
            return undoMultilink(schema.get(), old);
        }
        if (schema.isEmpty() && old instanceof PySequence sequence) {
            return difference(sequence).map(d -> new Change(name, texts(d.removed()), texts(d.added())));
        }
        Optional<String> text = old.text();
        List<Value> before = text.isPresent() ? List.of(value(schema, text.get())) : List.of();
        List<Value> after = single.put(name, before);
        return Optional.of(new Change(name, before, after == null ? now(schema) : after));
    }

    private Optional<PropertySchema> schema(String name) {
        return issue.table().schema().property(name);
    }

    private List<Value> now(Optional<PropertySchema> schema) {
        if (schema.isEmpty()) {
            return List.of();
        }
        Optional<String> cell = issue.get(schema.get().name());
        return cell.isPresent() ? List.of(value(schema, cell.get())) : List.of();
    }

    private Value value(Optional<PropertySchema> schema, String text) {
        if (schema.isEmpty()) {
            return Value.of(text);
        }
        PropertyType type = schema.get().type();
        return type.target().isPresent() ? link(type.target().get(), text) : Value.of(Cells.text(type, text));
    }

    /** Items that can not be looked up in memory are named as the tracker does, whatever the rest of the batch links to. */
    private Value link(String className, String id) {
        Optional<LinkedItem> item = linked.find(className, id);
        return item.isPresent() ? item.get().plain() : LinkedItems.designator(className, id);
    }

    private Optional<Change> undoMultilink(PropertySchema schema, PyValue old) {
        Set<String> current = current(schema);
        Optional<Difference> difference;
        if (old instanceof PyNone) {
            difference = Optional.of(whole(List.of(), current));
        } else if (old instanceof PySequence sequence) {
            difference = difference(sequence);
            if (difference.isEmpty()) {
                difference = plainList(sequence).map(list -> whole(list, current));
            }
        } else {
            return Optional.empty();
        }
        if (difference.isEmpty()) {
            return Optional.empty();
        }
        List<String> added = difference.get().added();
        List<String> removed = difference.get().removed();
        current.removeAll(added);
        current.addAll(removed);
        return Optional.of(new Change(schema.name(), links(schema, removed), links(schema, added)));
    }

    private List<Value> links(PropertySchema schema, List<String> ids) {
        String target = schema.type().target().orElse("");
        List<Value> links = new ArrayList<>(ids.size());
        for (String id : ids) {
            links.add(link(target, id));
        }
        return links;
    }

    private static List<Value> texts(List<String> ids) {
        return ids.stream().map(Value::of).toList();
    }

    private Set<String> current(PropertySchema schema) {
        Set<String> known = multiple.get(schema.name());
        if (known != null) {
            return known;
        }
        Set<String> ids = new TreeSet<>();
        for (long id : batch.links(schema, issue.id())) {
            ids.add(Long.toString(id));
        }
        multiple.put(schema.name(), ids);
        return ids;
    }

    private record Difference(List<String> removed, List<String> added) {}

    /** Before it kept differences, Roundup wrote down the whole old list. */
    private static Difference whole(List<String> before, Set<String> after) {
        Set<String> removed = new LinkedHashSet<>(before);
        removed.removeAll(after);
        Set<String> added = new LinkedHashSet<>(after);
        added.removeAll(before);
        return new Difference(List.copyOf(removed), List.copyOf(added));
    }

    /** {@code (('+', ids), ('-', ids))}: what the change added and removed. */
    private static Optional<Difference> difference(PySequence sequence) {
        List<String> removed = new ArrayList<>();
        List<String> added = new ArrayList<>();
        for (PyValue item : sequence.items()) {
            if (!(item instanceof PySequence pair) || pair.items().size() != 2) {
                return Optional.empty();
            }
            Optional<List<String>> ids =
                    pair.items().get(1) instanceof PySequence list ? plainList(list) : Optional.empty();
            String sign = pair.items().get(0).text().orElse("");
            if (ids.isEmpty() || !(sign.equals("+") || sign.equals("-"))) {
                return Optional.empty();
            }
            (sign.equals("+") ? added : removed).addAll(ids.get());
        }
        return sequence.items().isEmpty() ? Optional.empty() : Optional.of(new Difference(removed, added));
    }

    private static Optional<List<String>> plainList(PySequence sequence) {
        List<String> ids = new ArrayList<>();
        for (PyValue item : sequence.items()) {
            if (item instanceof PySequence || item instanceof PyNone || item instanceof PyValue.PyDict) {
                return Optional.empty();
            }
            ids.add(item.text().orElse(""));
        }
        return Optional.of(ids);
    }
}
