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
        return schema(property).map(disclosure::withholds).orElseGet(() -> disclosure.withholds(property));
    }

    /** Sets a property back to what a journal row says it was; empty where the row makes no sense. */
    Optional<Change> undo(String name, PyValue old) {
        Optional<PropertySchema> schema = schema(name);
        if (schema.filter(PropertySchema::isMultilink).isPresent()) {
            return undoMultilink(schema.get(), old);
        }
        if (schema.isEmpty() && old instanceof PySequence sequence) {
            return difference(sequence).map(d -> d.change(name, id -> Value.of(id)));
        }
        List<Value> before =
                old.text().filter(text -> !(old instanceof PyNone)).map(text -> value(schema, text)).stream()
                        .toList();
        List<Value> after = single.containsKey(name) ? single.get(name) : now(schema);
        single.put(name, before);
        return Optional.of(new Change(name, before, after == null ? List.of() : after));
    }

    private Optional<PropertySchema> schema(String name) {
        return issue.table().schema().property(name);
    }

    private List<Value> now(Optional<PropertySchema> schema) {
        return schema.flatMap(p -> issue.get(p.name())).map(cell -> value(schema, cell)).stream()
                .toList();
    }

    private Value value(Optional<PropertySchema> schema, String text) {
        PropertyType type = schema.map(PropertySchema::type).orElse(PropertyType.of(PropertyType.Kind.OTHER));
        return type.target().isPresent() ? link(type.target().get(), text) : Value.of(Cells.text(type, text));
    }

    /** Items that can not be looked up in memory are named as the tracker does, whatever the rest of the batch links to. */
    private Value link(String className, String id) {
        return linked.find(className, id).map(LinkedItem::plain).orElseGet(() -> LinkedItems.designator(className, id));
    }

    private Optional<Change> undoMultilink(PropertySchema schema, PyValue old) {
        Set<String> current = multiple.computeIfAbsent(schema.name(), name -> currentLinks(schema));
        Optional<Difference> difference;
        if (old instanceof PyNone) {
            difference = Optional.of(whole(List.of(), current));
        } else if (old instanceof PySequence sequence) {
            difference = difference(sequence).or(() -> plainList(sequence).map(list -> whole(list, current)));
        } else {
            return Optional.empty();
        }
        difference.ifPresent(d -> {
            current.removeAll(d.added());
            current.addAll(d.removed());
        });
        String target = schema.type().target().orElse("");
        return difference.map(d -> d.change(schema.name(), id -> link(target, id)));
    }

    private Set<String> currentLinks(PropertySchema schema) {
        Set<String> ids = new TreeSet<>();
        batch.links(schema, issue.id()).forEach(id -> ids.add(Long.toString(id)));
        return ids;
    }

    private record Difference(List<String> removed, List<String> added) {
        Change change(String property, java.util.function.Function<String, Value> value) {
            return new Change(
                    property,
                    removed.stream().map(value).toList(),
                    added.stream().map(value).toList());
        }
    }

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
            Optional<List<String>> ids = Optional.of(pair.items().get(1))
                    .filter(PySequence.class::isInstance)
                    .map(PySequence.class::cast)
                    .flatMap(PropertyStates::plainList);
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
            item.text().ifPresent(ids::add);
        }
        return Optional.of(ids);
    }
}
