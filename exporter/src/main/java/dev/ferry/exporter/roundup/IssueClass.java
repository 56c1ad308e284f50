package dev.ferry.exporter.roundup;

import dev.ferry.archive.RelationType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which property of the issue class plays which part in an {@link dev.ferry.archive.Issue}. Roundup fixes {@code title},
 * {@code messages}, {@code files}, {@code nosy} and {@code superseder}; the rest is the tracker's own choice.
 */
record IssueClass(
        ClassSchema schema,
        Optional<PropertySchema> title,
        Optional<PropertySchema> messages,
        Optional<PropertySchema> files,
        Optional<PropertySchema> nosy,
        Optional<PropertySchema> assignee,
        List<PropertySchema> relations,
        List<PropertySchema> properties) {
    private static final Set<String> SUPERSEDERS =
            Set.of("superseder", "superseded_by", "supersededby", "duplicate_of");
    private static final Set<String> DEPENDENCIES =
            Set.of("dependencies", "depends", "depends_on", "dependson", "blockers", "blocked_by");

    static IssueClass of(ClassSchema schema) {
        Optional<PropertySchema> title =
                schema.property("title").or(() -> schema.label().flatMap(schema::property));
        Optional<PropertySchema> messages = multilink(schema, "messages", "msg");
        Optional<PropertySchema> files = multilink(schema, "files", "file");
        Optional<PropertySchema> nosy =
                schema.property("nosy").filter(p -> p.isMultilink() && p.type().linksTo("user"));
        Optional<PropertySchema> assignee = schema.property("assignee")
                .or(() -> schema.property("assignedto"))
                .or(() -> schema.property("assigned_to"))
                .filter(p -> p.isLink() && p.type().linksTo("user"));
        List<PropertySchema> relations = new ArrayList<>();
        List<PropertySchema> properties = new ArrayList<>();
        for (PropertySchema property : schema.properties()) {
            Optional<PropertySchema> self = Optional.of(property);
            if (property.type().linksTo(schema.name())) {
                relations.add(property);
            } else if (!List.of(title, messages, files, nosy, assignee).contains(self)) {
                properties.add(property);
            }
        }
        // Not the schema's order: the record of an issue is the same by whatever way it was read.
        properties.sort(Comparator.comparing(PropertySchema::name));
        relations.sort(Comparator.comparing(PropertySchema::name));
        return new IssueClass(
                schema, title, messages, files, nosy, assignee, List.copyOf(relations), List.copyOf(properties));
    }

    private static Optional<PropertySchema> multilink(ClassSchema schema, String name, String target) {
        return schema.property(name)
                .filter(PropertySchema::isMultilink)
                .or(() -> schema.properties().stream()
                        .filter(p -> p.isMultilink() && p.type().linksTo(target))
                        .findFirst());
    }

    static RelationType relationType(PropertySchema property) {
        if (SUPERSEDERS.contains(property.name())) {
            return RelationType.SUPERSEDED_BY;
        }
        return DEPENDENCIES.contains(property.name()) ? RelationType.DEPENDS_ON : RelationType.RELATES_TO;
    }

    Optional<String> messageClass() {
        return messages.flatMap(p -> p.type().target());
    }

    Optional<String> fileClass() {
        return files.flatMap(p -> p.type().target());
    }
}
