package dev.ferry.exporter.roundup;

import dev.ferry.archive.Value;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks up items that properties link to. Users and vocabularies (classes with a key: statuses, keywords) are held in
 * memory; items of other classes (pull requests), which grow with the tracker, are loaded for each batch of issues and
 * forgotten with it.
 */
final class LinkedItems {
    private static final String USER = "user";

    /** Presentation of a vocabulary; would change the hash of every issue when somebody sorts a menu anew. */
    private static final Set<String> MENU = Set.of("order", "description");

    private final Snapshot snapshot;
    private final Disclosure disclosure;
    private final Map<String, Map<String, LinkedItem>> vocabularies = new HashMap<>();
    private Accounts accounts = Accounts.none();
    private final Map<String, ClassTable> growing = new HashMap<>();
    /** Issues, messages and files: named by their id, never loaded. */
    private final Set<String> byDesignator;

    private LinkedItems(Snapshot snapshot, Disclosure disclosure, Set<String> byDesignator) {
        this.snapshot = snapshot;
        this.disclosure = disclosure;
        this.byDesignator = byDesignator;
    }

    /** Prepares all classes that properties of {@code holder} link to. */
    static LinkedItems of(
            Snapshot snapshot, Schema schema, ClassSchema holder, Set<String> byDesignator, Disclosure disclosure) {
        LinkedItems items = new LinkedItems(snapshot, disclosure, byDesignator);
        Set<String> targets = new TreeSet<>();
        targets.add(USER);
        holder.properties().forEach(p -> p.type().target().ifPresent(targets::add));
        for (String target : targets) {
            if (!byDesignator.contains(target) && !Disclosure.isSecretClass(target)) {
                schema.find(target).ifPresent(found -> items.prepare(ClassTable.of(snapshot, found)));
            }
        }
        return items;
    }

    private void prepare(ClassTable table) {
        String name = table.schema().name();
        if (name.equals(USER)) {
            accounts = Accounts.read(snapshot, table, disclosure);
            return;
        }
        if (table.schema().key().isEmpty()) {
            growing.put(name, table);
            return;
        }
        Map<String, LinkedItem> items = new HashMap<>();
        snapshot.each(table.select(), result -> put(items, table.read(result)));
        vocabularies.put(name, items);
    }

    /** The classes to be loaded by batch, by name. */
    Set<String> growingClasses() {
        return growing.keySet();
    }

    Map<String, LinkedItem> load(String className, Collection<Long> ids) {
        Map<String, LinkedItem> items = new HashMap<>();
        ClassTable table = growing.get(className);
        if (table != null) {
            snapshot.each(table.selectByIds(), ids, result -> put(items, table.read(result)));
        }
        return items;
    }

    private void put(Map<String, LinkedItem> items, Row row) {
        ClassSchema schema = row.table().schema();
        String id = Long.toString(row.id());
        String label = schema.label()
                .filter(name -> !disclosure.withholds(name))
                .flatMap(row::text)
                .orElse(id);
        items.put(id, LinkedItem.of(id, label, row.retired(), attributes(row, schema.label())));
    }

    private Map<String, String> attributes(Row row, Optional<String> labelProperty) {
        ClassSchema schema = row.table().schema();
        Map<String, String> attributes = new HashMap<>();
        for (PropertySchema property : schema.properties()) {
            boolean shown = labelProperty.filter(property.name()::equals).isPresent()
                    && schema.key().isPresent();
            boolean menu = schema.key().isPresent() && MENU.contains(property.name());
            if (!shown && !menu && !property.isMultilink() && !disclosure.withholds(property)) {
                row.text(property.name())
                        .ifPresent(cell -> attributes.put(property.name(), Cells.text(property.type(), cell)));
            }
        }
        return attributes;
    }

    /** An item of a class held in memory. */
    Optional<LinkedItem> find(String className, String id) {
        if (className.equals(USER)) {
            return accounts.find(id);
        }
        Map<String, LinkedItem> vocabulary = vocabularies.get(className);
        return vocabulary == null ? Optional.empty() : Optional.ofNullable(vocabulary.get(id));
    }

    boolean isNamedByDesignator(String className) {
        return byDesignator.contains(className);
    }

    boolean isUser(String id) {
        return accounts.find(id).isPresent();
    }

    /** An item that can not be looked up, named as the tracker does. */
    static Value designator(String className, String id) {
        return Value.linked(id, className + id);
    }
}
