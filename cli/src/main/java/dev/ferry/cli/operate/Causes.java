package dev.ferry.cli.operate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.cli.terminal.Safe;
import dev.ferry.mapping.MigrationId;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Failed items by their cause, the commonest first; of each a few examples are kept, so that memory does not grow with the items. */
final class Causes {
    private static final int EXAMPLES = 3;

    private final Map<Cause, Group> groups = new LinkedHashMap<>();
    private long items;

    private static final class Group {
        private final Cause cause;
        private final List<ItemRow> examples = new ArrayList<>();
        private long count;

        Group(Cause cause) {
            this.cause = cause;
        }

        void add(ItemRow item) {
            count++;
            if (examples.size() < EXAMPLES) {
                examples.add(item);
            }
        }
    }

    void add(ItemRow item) {
        items++;
        groups.computeIfAbsent(Cause.of(item), Group::new).add(item);
    }

    long items() {
        return items;
    }

    private List<Group> commonestFirst() {
        return groups.values().stream()
                .sorted(Comparator.comparingLong((Group group) -> group.count).reversed())
                .toList();
    }

    /** For people: what, how often, the first items, and the cure. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Group group : commonestFirst()) {
            Cause cause = group.cause;
            lines.add(Figures.count(group.count, "item") + ": " + cause.category()
                    + cause.failedIn().map(state -> " (" + name(state) + ")").orElse("") + ": " + cause.words());
            for (ItemRow item : group.examples) {
                String detail = Cause.reason(item).detail();
                lines.add("    " + item.id() + (detail.equals(cause.words()) ? ": " + item.title() : ": " + detail));
            }
            if (group.count > group.examples.size()) {
                lines.add("    and " + Figures.count(group.count - group.examples.size()) + " more");
            }
            lines.add("  cure: " + cause.advice());
            lines.add("  then: " + cause.next());
        }
        return lines.stream().map(Safe::line).toList();
    }

    /** The same for scripts; its names are a promise to them. */
    String json(MigrationId migration) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("migration", migration.value()).put("failed", items);
        ArrayNode causes = json.putArray("causes");
        for (Group group : commonestFirst()) {
            Cause cause = group.cause;
            ObjectNode one = causes.addObject()
                    .put("category", cause.category())
                    .put("cause", cause.words())
                    .put("count", group.count)
                    .put("advice", cause.advice())
                    .put("next", cause.next());
            cause.failedIn().ifPresent(state -> one.put("state", name(state)));
            ArrayNode examples = one.putArray("examples");
            group.examples.forEach(item -> examples.add(item(item)));
        }
        return json.toString();
    }

    /** One failed item for scripts. */
    static ObjectNode item(ItemRow item) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", item.id().value())
                .put("title", item.title())
                .put("category", Cause.reason(item).category())
                .put("detail", Cause.reason(item).detail())
                .put("advice", Cause.reason(item).advice());
        item.failedIn().ifPresent(state -> json.put("state", name(state)));
        return json;
    }

    static String name(ItemState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
