package dev.ferry.cli.archives;

import dev.ferry.archive.Archive;
import dev.ferry.archive.Attachment;
import dev.ferry.archive.HistoryEvent;
import dev.ferry.archive.Issue;
import dev.ferry.archive.Message;
import dev.ferry.archive.MessageBody;
import dev.ferry.archive.Property;
import dev.ferry.archive.Relation;
import dev.ferry.archive.User;
import dev.ferry.archive.UserId;
import dev.ferry.archive.Value;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.cli.terminal.Safe;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** An issue of an archive as people read it. */
final class IssueText {
    private final Map<UserId, String> names = new HashMap<>();
    private final Issue issue;
    private final List<String> lines = new ArrayList<>();

    IssueText(Archive archive, Issue issue) {
        this.issue = issue;
        for (User user : archive.users()) {
            names.put(user.id(), user.name());
        }
    }

    List<String> lines() {
        line("issue", issue.id().value());
        issue.url().ifPresent(url -> line("page", url));
        line("title", issue.title());
        line("created", issue.created() + by(issue.creator()));
        line("activity", issue.activity() + by(issue.actor()));
        issue.assignee().ifPresent(user -> line("assignee", name(user)));
        issue.properties().forEach(this::property);
        line("watchers", Figures.count(issue.watchers().size()));
        issue.relations().forEach(this::relation);
        issue.files().forEach(this::file);
        line("history", Figures.count(issue.history().size(), "event"));
        issue.history().forEach(this::event);
        issue.extra().forEach((key, value) -> line("extra", key + " = " + value));
        issue.messages().forEach(this::message);
        return lines;
    }

    private void property(Property property) {
        if (property.values().isEmpty()) {
            return;
        }
        line(property.name(), property.values().stream().map(Value::text).collect(Collectors.joining(", ")));
    }

    private void relation(Relation relation) {
        String kind = relation.type().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        line("relation", kind + " " + relation.target() + " (" + relation.property() + ")");
    }

    private void file(Attachment file) {
        line(
                "file",
                file.id().value() + " " + file.name() + ", " + Figures.size(file.size()) + ", " + file.created()
                        + by(file.creator())
                        + (file.content().isPresent() ? "" : " (its bytes are not in the archive)"));
    }

    private void event(HistoryEvent event) {
        String changes = event.changes().stream()
                .map(change -> change.property() + ": " + texts(change.removed(), "-") + texts(change.added(), "+"))
                .collect(Collectors.joining("; "));
        line("", event.at() + by(event.actor()) + ", " + event.action() + " " + changes);
    }

    private static String texts(List<Value> values, String sign) {
        return values.stream().map(value -> sign + value.text() + " ").collect(Collectors.joining());
    }

    private void message(Message message) {
        lines.add("");
        line("message", message.id().value() + ", " + message.date() + by(message.author()));
        String text = message.body().map(MessageBody::text).orElse("(the tracker had lost its text)");
        Safe.text(text).lines().forEach(line -> lines.add("    " + line));
    }

    private String by(Optional<UserId> user) {
        return user.map(id -> " by " + name(id)).orElse("");
    }

    private String name(UserId id) {
        return names.getOrDefault(id, "user " + id.value());
    }

    private void line(String what, String value) {
        lines.add(Safe.line(String.format("%-15s %s", what, value)).stripTrailing());
    }
}
