package dev.ferry.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An issue as the old tracker held it, before any mapping: with its messages in the order people saw them, the
 * metadata of its files, its links and its history. Whatever no field knows is in {@code extra}.
 */
public record Issue(
        LegacyId id,
        Optional<String> url,
        String title,
        Optional<UserId> creator,
        Instant created,
        Optional<UserId> actor,
        Instant activity,
        Optional<UserId> assignee,
        List<Property> properties,
        List<UserId> watchers,
        List<Relation> relations,
        List<Message> messages,
        List<Attachment> files,
        List<HistoryEvent> history,
        Map<String, JsonNode> extra) {
    /** Legacy order: creation time, then id. The archive, transfer and the ID map all use it. */
    public static final Comparator<Issue> LEGACY_ORDER =
            Comparator.comparing(Issue::created).thenComparing(Issue::id);

    public Issue {
        properties = List.copyOf(properties);
        watchers = List.copyOf(watchers);
        relations = List.copyOf(relations);
        messages = List.copyOf(messages);
        files = List.copyOf(files);
        history = List.copyOf(history);
        extra = Extra.copyOf(extra);
    }

    /** Begins with what this issue holds. */
    public IssueBuilder toBuilder() {
        return new IssueBuilder(this);
    }

    /** The values of a property by the tracker's name for it; empty where it is not set. */
    public List<Value> property(String name) {
        return properties.stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .map(Property::values)
                .orElse(List.of());
    }
}
