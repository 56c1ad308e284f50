package dev.ferry.mapping.preview;

import dev.ferry.archive.Issue;
import dev.ferry.archive.Message;
import dev.ferry.archive.MessageId;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.html.PageText;
import dev.ferry.mapping.labels.LabelSpec;
import dev.ferry.mapping.render.RenderContext;
import dev.ferry.mapping.render.RenderedComment;
import dev.ferry.mapping.render.RenderedIssue;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The page of an issue: each message beside the comment that it becomes. */
final class IssuePage {
    private static final PageFrame FRAME = PageFrame.with("issue.js");

    private final OriginalColumn left;
    private final GitHubColumn right;
    private final PullRequestNumbers pullRequests;

    IssuePage(RenderContext context) {
        left = new OriginalColumn(context);
        right = new GitHubColumn(!context.options().datesInText());
        pullRequests = new PullRequestNumbers(context.options());
    }

    /** What a page shows besides the issue itself. */
    record Content(
            Issue issue,
            RenderedIssue rendered,
            List<LabelSpec> labels,
            IssueFacts facts,
            Optional<PageNumbers> numbers,
            Optional<Neighbour> previous,
            Optional<Neighbour> next) {
        Content {
            labels = List.copyOf(labels);
        }
    }

    /** Another page, and how its issue is called. */
    record Neighbour(String page, String id) {}

    void write(Content content, Writer out) throws IOException {
        RenderedIssue rendered = content.rendered();
        LabelColours labels = new LabelColours(content.labels());
        FRAME.begin(out, content.issue().id() + ": " + rendered.title(), labels.style());
        out.write("<a class=\"skip\" href=\"#issue\">Skip to the issue</a>\n");
        navigation(content, out);
        out.write(
                "<main id=\"issue\" tabindex=\"-1\">\n<h1 dir=\"auto\">" + PageText.text(rendered.title()) + "</h1>\n");
        flags(content.facts(), out);
        pair(out, left.issue(content.issue()), right.issue(rendered, labels, content.numbers()));
        messages(content, out);
        out.write("</main>\n");
        FRAME.end(out);
    }

    private static void navigation(Content content, Writer out) throws IOException {
        out.write("<nav aria-label=\"Issues\"><a href=\"../index.html\" accesskey=\"u\">All issues</a>\n");
        neighbour("prev", "k", "Previous", content.previous(), out);
        neighbour("next", "j", "Next", content.next(), out);
        out.write(
                "<span class=\"keys\">Keys: <kbd>j</kbd> next, <kbd>k</kbd> previous, <kbd>u</kbd> all issues</span></nav>\n");
    }

    private static void neighbour(String rel, String key, String word, Optional<Neighbour> other, Writer out)
            throws IOException {
        if (other.isPresent()) {
            out.write("<a rel=\"" + rel + "\" accesskey=\"" + key + "\" href=\""
                    + other.get().page() + "\">" + word + ": "
                    + PageText.text(other.get().id()) + "</a>\n");
        }
    }

    private static void flags(IssueFacts facts, Writer out) throws IOException {
        if (facts.flags().isEmpty()) {
            return;
        }
        out.write("<ul class=\"flags\" aria-label=\"Flags\">\n");
        for (Map.Entry<Flag, List<String>> each : facts.flags().entrySet()) {
            Flag flag = each.getKey();
            out.write("<li><span class=\"flag " + flag.word() + "\">" + flag.word() + "</span> " + flag.meaning()
                    + (each.getValue().isEmpty() ? "" : ": <bdi>" + PageText.text(listed(each.getValue())) + "</bdi>")
                    + "</li>\n");
        }
        out.write("</ul>\n");
    }

    private static String listed(List<String> entries) {
        int most = 30;
        return String.join(", ", entries.subList(0, Math.min(most, entries.size())))
                + (entries.size() > most ? " and " + (entries.size() - most) + " more" : "");
    }

    private void messages(Content content, Writer out) throws IOException {
        Map<MessageId, Message> messages = new HashMap<>();
        content.issue().messages().forEach(message -> messages.put(message.id(), message));
        Optional<Message> first = content.issue().messages().stream().findFirst();
        NumberLinks numbers =
                shown -> content.numbers().flatMap(known -> known.of(shown)).or(() -> pullRequests.of(shown));
        pair(out, first.map(left::message).orElse("<h2>No message</h2>\n"), right.body(content.rendered(), numbers));
        for (RenderedComment comment : content.rendered().comments()) {
            pair(out, beside(comment, messages), right.comment(comment, numbers));
        }
    }

    private String beside(RenderedComment comment, Map<MessageId, Message> messages) {
        String shown = comment.shows().stream()
                .flatMap(id -> Optional.ofNullable(messages.get(id)).stream())
                .map(left::message)
                .collect(Collectors.joining());
        return comment.origin().piece() == 1 ? shown : goesOn(comment.origin()) + shown;
    }

    private static String goesOn(Origin origin) {
        String of = origin instanceof Origin.OfMessage message
                ? "Message " + PageText.text(message.message().value())
                : "The issue’s head";
        return "<h2>" + of + ", part " + origin.piece() + "</h2>\n<p class=\"who\">It stands whole further up.</p>\n";
    }

    private static void pair(Writer out, String old, String shown) throws IOException {
        out.write("<section class=\"pair\">\n<div class=\"old\">\n" + old + "</div>\n<div class=\"new\">\n" + shown
                + "</div>\n</section>\n");
    }
}
