package dev.ferry.mapping.preview;

import dev.ferry.archive.Attachment;
import dev.ferry.archive.FileId;
import dev.ferry.archive.Issue;
import dev.ferry.archive.Message;
import dev.ferry.archive.Property;
import dev.ferry.archive.Relation;
import dev.ferry.archive.UserId;
import dev.ferry.archive.Value;
import dev.ferry.mapping.html.PageText;
import dev.ferry.mapping.people.People;
import dev.ferry.mapping.render.RenderContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** The left side: what the old tracker held, as it held it. */
final class OriginalColumn {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final RenderContext context;

    OriginalColumn(RenderContext context) {
        this.context = context;
    }

    String issue(Issue issue) {
        StringBuilder html = new StringBuilder(
                "<h2>Issue " + PageText.text(issue.id().value()) + " in the old tracker</h2>\n<dl>\n");
        field(html, "title", "<bdi>" + PageText.verbatim(issue.title()) + "</bdi>");
        issue.url().ifPresent(url -> field(html, "address", PageText.text(url)));
        field(
                html,
                "created",
                time(issue.created()) + issue.creator().map(this::by).orElse(""));
        field(
                html,
                "activity",
                time(issue.activity()) + issue.actor().map(this::by).orElse(""));
        issue.assignee().ifPresent(person -> field(html, "assignee", name(person)));
        for (Property property : issue.properties()) {
            if (!property.values().isEmpty()) {
                field(
                        html,
                        property.name(),
                        "<bdi>"
                                + PageText.text(property.values().stream()
                                        .map(Value::text)
                                        .collect(Collectors.joining(", ")))
                                + "</bdi>");
            }
        }
        if (!issue.watchers().isEmpty()) {
            field(html, "watchers", issue.watchers().stream().map(this::name).collect(Collectors.joining(", ")));
        }
        issue.relations().forEach(relation -> field(html, relation.property(), relation(relation)));
        issue.files().forEach(file -> field(html, "file " + file.id(), file(file)));
        return html.append("</dl>\n").toString();
    }

    String message(Message message) {
        StringBuilder html =
                new StringBuilder("<h2>Message " + PageText.text(message.id().value()) + "</h2>\n<p class=\"who\">"
                        + time(message.date()) + message.author().map(this::by).orElse("") + "</p>\n");
        if (!message.files().isEmpty()) {
            html.append("<p class=\"who\">with ")
                    .append(message.files().stream()
                            .map(FileId::value)
                            .map(id -> "file " + PageText.text(id))
                            .collect(Collectors.joining(", ")))
                    .append("</p>\n");
        }
        message.body()
                .ifPresentOrElse(
                        body -> {
                            body.decodedAs()
                                    .ifPresent(charset -> html.append("<p class=\"who\">read as ")
                                            .append(PageText.text(charset))
                                            .append("</p>\n"));
                            // A line end behind the tag is not shown.
                            html.append("<pre dir=\"auto\">\n")
                                    .append(PageText.verbatim(context.people().anonymized(body.text())))
                                    .append("</pre>\n");
                        },
                        () -> html.append("<p class=\"who\">The tracker had lost the text.</p>\n"));
        return html.toString();
    }

    private static void field(StringBuilder html, String name, String value) {
        html.append("<div><dt>")
                .append(PageText.text(name))
                .append("</dt><dd>")
                .append(value)
                .append("</dd></div>\n");
    }

    private String relation(Relation relation) {
        return PageText.text(relation.target().value())
                + context.title(relation.target())
                        .map(title -> ": <bdi>" + PageText.text(title) + "</bdi>")
                        .orElse(", which is not in the archive");
    }

    private String file(Attachment file) {
        return "<bdi>" + PageText.verbatim(file.name()) + "</bdi>, "
                + String.format(Locale.ROOT, "%,d", file.size()) + " bytes"
                + file.mediaType().map(type -> ", " + PageText.text(type)).orElse("")
                + (file.content().isPresent() ? "" : ", not in the archive")
                + file.description()
                        .filter(words -> !words.isBlank())
                        .map(words -> ": <bdi>" + PageText.text(words) + "</bdi>")
                        .orElse("");
    }

    private String by(UserId id) {
        return " by " + name(id);
    }

    private String name(UserId id) {
        People people = context.people();
        String login = PageText.text(people.name(id));
        return "<bdi>"
                + people.realName(id)
                        .map(real -> PageText.text(real) + " (" + login + ")")
                        .orElse(login) + "</bdi>";
    }

    private static String time(Instant moment) {
        return "<time datetime=\"" + moment + "\">" + TIME.format(moment) + "</time>";
    }
}
