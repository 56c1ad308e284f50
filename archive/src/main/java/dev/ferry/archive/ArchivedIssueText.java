package dev.ferry.archive;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One issue as a person reads it: header, properties, links, files, messages, history. Each line has a kind, so that
 * a terminal can give it a colour; what could move a terminal's cursor is escaped.
 */
public final class ArchivedIssueText {
    /** What a line is. */
    public enum Kind {
        TITLE,
        FIELD,
        HEADING,
        TEXT,
        NOTE,
        BLANK
    }

    /** One line of text, without its end. */
    public record Line(Kind kind, String text) {}

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Map<UserId, User> users;
    private final Function<LegacyId, Optional<String>> titles;
    private final Anonymizer anonymizer;
    private final List<Line> lines = new ArrayList<>();

    private ArchivedIssueText(
            Map<UserId, User> users, Function<LegacyId, Optional<String>> titles, Anonymizer anonymizer) {
        this.anonymizer = anonymizer;
        this.users = users;
        this.titles = titles;
    }

    /** The issue as lines, with its people's names and the titles it links to; empty if the archive does not have it. */
    public static Optional<List<Line>> of(Archive archive, LegacyId id) {
        return of(archive, id, Anonymizer.NONE);
    }

    /** The same with what is left out of it. */
    public static Optional<List<Line>> of(Archive archive, LegacyId id, Anonymizer anonymizer) {
        return archive.issue(id).map(issue -> {
            Map<UserId, User> users = usersOf(archive, issue);
            users.replaceAll((user, held) -> anonymizer.anonymized(held));
            return of(
                    anonymizer.anonymized(issue),
                    users,
                    target -> archive.title(target).map(anonymizer::anonymized),
                    anonymizer);
        });
    }

    static List<Line> of(
            Issue issue, Map<UserId, User> users, Function<LegacyId, Optional<String>> titles, Anonymizer anonymizer) {
        ArchivedIssueText text = new ArchivedIssueText(users, titles, anonymizer);
        text.header(issue);
        text.files(issue);
        text.messages(issue);
        text.history(issue);
        return List.copyOf(text.lines);
    }

    private static Map<UserId, User> usersOf(Archive archive, Issue issue) {
        Set<UserId> wanted = new HashSet<>(issue.watchers());
        issue.creator().ifPresent(wanted::add);
        issue.actor().ifPresent(wanted::add);
        issue.assignee().ifPresent(wanted::add);
        issue.messages().forEach(message -> message.author().ifPresent(wanted::add));
        issue.files().forEach(file -> file.creator().ifPresent(wanted::add));
        issue.history().forEach(event -> event.actor().ifPresent(wanted::add));
        Map<UserId, User> users = new HashMap<>();
        for (User user : archive.users()) {
            if (wanted.contains(user.id())) {
                users.put(user.id(), user);
            }
        }
        return users;
    }

    private void header(Issue issue) {
        add(Kind.TITLE, issue.id() + ": " + issue.title());
        issue.url().ifPresent(url -> field("url", url));
        field(
                "created",
                date(issue.created())
                        + issue.creator().map(user -> " by " + name(user)).orElse(""));
        field(
                "activity",
                date(issue.activity())
                        + issue.actor().map(user -> " by " + name(user)).orElse(""));
        issue.assignee().ifPresent(user -> field("assignee", name(user)));
        for (Property property : issue.properties()) {
            field(property.name(), texts(property.values()));
        }
        if (!issue.watchers().isEmpty()) {
            field("watchers", issue.watchers().stream().map(this::name).collect(Collectors.joining(", ")));
        }
        for (Relation relation : issue.relations()) {
            String title =
                    titles.apply(relation.target()).map(text -> ": " + text).orElse(", which is not in the archive");
            field(relation.property(), relation.target() + title);
        }
        issue.extra().forEach((key, value) -> field(key, anonymizer.anonymized(value.toString())));
    }

    private void files(Issue issue) {
        if (issue.files().isEmpty()) {
            return;
        }
        heading("Files (" + issue.files().size() + ")");
        for (Attachment file : issue.files()) {
            String lost = file.content().isPresent() ? "" : ", not in the archive";
            add(
                    Kind.TEXT,
                    "file " + file.id() + ": " + file.name() + " (" + file.size() + " bytes"
                            + file.mediaType().map(type -> ", " + type).orElse("") + lost + "), " + date(file.created())
                            + file.creator().map(user -> " by " + name(user)).orElse("")
                            + file.description().map(text -> ": " + text).orElse(""));
        }
    }

    private void messages(Issue issue) {
        int number = 0;
        for (Message message : issue.messages()) {
            number++;
            heading("Message " + message.id() + " (" + number + " of "
                    + issue.messages().size() + "), " + date(message.date())
                    + message.author().map(user -> " by " + name(user)).orElse(""));
            if (message.body().isEmpty()) {
                add(Kind.NOTE, "(the tracker had lost the text)");
            }
            message.body().ifPresent(this::body);
            if (!message.files().isEmpty()) {
                add(
                        Kind.NOTE,
                        message.files().stream().map(FileId::value).collect(Collectors.joining(", ", "(files: ", ")")));
            }
        }
    }

    private void body(MessageBody body) {
        body.decodedAs().ifPresent(charset -> add(Kind.NOTE, "(read as " + charset + ")"));
        // A lone CR ends a line too: as an escape it would only puzzle.
        for (String line : anonymizer.anonymized(body.text()).split("\r\n|\r|\n", -1)) {
            add(Kind.TEXT, line);
        }
    }

    private void history(Issue issue) {
        if (issue.history().isEmpty()) {
            return;
        }
        heading("History (" + issue.history().size() + ")");
        for (HistoryEvent event : issue.history()) {
            String changes =
                    event.changes().stream().map(ArchivedIssueText::change).collect(Collectors.joining("; "));
            add(
                    Kind.TEXT,
                    date(event.at())
                            + event.actor().map(user -> " " + name(user)).orElse("") + " " + event.action()
                            + (changes.isEmpty() ? "" : ": " + changes));
        }
    }

    private static String change(Change change) {
        return change.property() + " " + texts(change.removed()) + " -> " + texts(change.added());
    }

    private static String texts(List<Value> values) {
        return values.isEmpty() ? "-" : values.stream().map(Value::text).collect(Collectors.joining(", "));
    }

    private String name(UserId id) {
        Optional<User> user = Optional.ofNullable(users.get(id));
        return user.map(known -> known.realName()
                        .map(real -> real + " (" + known.name() + ")")
                        .orElse(known.name()))
                .orElse("user " + id);
    }

    private static String date(Instant instant) {
        return DATE.format(instant);
    }

    private void field(String name, String value) {
        add(Kind.FIELD, String.format(Locale.ROOT, "%-14s %s", name + ":", value));
    }

    private void heading(String text) {
        lines.add(new Line(Kind.BLANK, ""));
        add(Kind.HEADING, text);
    }

    private void add(Kind kind, String text) {
        lines.add(new Line(kind, Printable.whole(text)));
    }
}
