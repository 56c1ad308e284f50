package dev.ferry.mapping.render.details;

import dev.ferry.archive.HistoryEvent;
import dev.ferry.archive.Issue;
import dev.ferry.archive.Relation;
import dev.ferry.archive.RelationType;
import dev.ferry.archive.UserId;
import dev.ferry.archive.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the old tracker held of an issue, by the names that bugs.python.org has for it. */
final class TrackerFields {
    private final IssueFacts facts;
    private final Issue issue;
    private final int most;

    private TrackerFields(IssueFacts facts, int most) {
        this.facts = facts;
        this.issue = facts.issue();
        this.most = most;
    }

    static List<Field> of(IssueFacts facts, int most) {
        return new TrackerFields(facts, most).all();
    }

    private List<Field> all() {
        return List.of(
                Field.single("activity", PythonLiteral.date(Optional.of(issue.activity()))),
                person("actor", issue.actor()),
                // The tracker has a person of this name for what nobody is assigned to.
                Field.single("assignee", text(issue.assignee().map(this::name).orElse("none"))),
                Field.single("closed", PythonLiteral.truth(facts.closedAt().isPresent())),
                Field.single("closed_date", PythonLiteral.date(facts.closing().map(HistoryEvent::at))),
                person("closer", facts.closing().flatMap(HistoryEvent::actor)),
                names("components"),
                Field.single("creation", PythonLiteral.date(Optional.of(issue.created()))),
                person("creator", issue.creator()),
                texts("dependencies", related(RelationType.DEPENDS_ON)),
                texts("files", issue.files().stream().map(file -> file.id().value())),
                texts(
                        "hgrepos",
                        issue.property("hgrepos").stream()
                                .map(value -> value.id().orElse(value.text()))),
                Field.single("issue_num", id()),
                names("keywords"),
                count("message_count", issue.messages().size()),
                texts(
                        "messages",
                        issue.messages().stream().map(message -> message.id().value())),
                count("nosy_count", issue.watchers().size()),
                texts("nosy_names", issue.watchers().stream().map(this::name)),
                texts(
                        "pr_nums",
                        issue.property("pull_requests").stream()
                                .map(value -> value.attributes().getOrDefault("number", value.text()))),
                name("priority"),
                name("resolution"),
                name("stage"),
                name("status"),
                Field.single(
                        "superseder",
                        PythonLiteral.text(related(RelationType.SUPERSEDED_BY).findFirst(), most)),
                name("type"),
                Field.single("url", PythonLiteral.text(facts.url(), most)),
                names("versions"));
    }

    private String id() {
        String id = issue.id().value();
        return id.matches("[1-9][0-9]*") && id.length() < most ? id : text(id);
    }

    /** The tracker's own count, which also counts what was left out; ours where its schema has none. */
    private Field count(String property, int ours) {
        boolean counted =
                issue.properties().stream().anyMatch(held -> held.name().equals(property));
        String none = counted ? PythonLiteral.NONE : PythonLiteral.number(String.valueOf(ours), most);
        return Field.single(
                property,
                issue.property(property).stream()
                        .findFirst()
                        .map(value -> PythonLiteral.number(value.text(), most))
                        .orElse(none));
    }

    private Stream<String> related(RelationType type) {
        return issue.relations().stream()
                .filter(relation -> relation.type() == type)
                .map(Relation::target)
                .map(id -> id.value());
    }

    private Field person(String field, Optional<UserId> user) {
        return Field.single(field, PythonLiteral.text(user.map(this::name), most));
    }

    private String name(UserId user) {
        return facts.people().name(user);
    }

    private Field name(String property) {
        return Field.single(
                property,
                PythonLiteral.text(issue.property(property).stream().findFirst().map(Value::text), most));
    }

    private Field names(String property) {
        return texts(property, issue.property(property).stream().map(Value::text));
    }

    private Field texts(String field, Stream<String> texts) {
        Function<String, String> literal = this::text;
        return Field.list(field, texts.map(literal).toList());
    }

    private String text(String text) {
        return PythonLiteral.text(text, most);
    }
}
