package dev.ferry.mapping.preview;

import dev.ferry.mapping.html.PageText;
import dev.ferry.mapping.render.IssueLock;
import dev.ferry.mapping.render.LockReason;
import dev.ferry.mapping.render.MilestoneSpec;
import dev.ferry.mapping.render.RenderedComment;
import dev.ferry.mapping.render.RenderedIssue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** The right side: what GitHub will show. */
final class GitHubColumn {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    /** Whose token imports, it is by whom GitHub says that everything is. */
    private static final String AUTHOR = "<b>the token’s user</b>";

    private final boolean oldDates;

    GitHubColumn(boolean oldDates) {
        this.oldDates = oldDates;
    }

    String issue(RenderedIssue issue, LabelColours labels, Optional<PageNumbers> numbers) {
        String state = !issue.closed()
                ? "Open"
                : issue.stateReason()
                        .filter(RenderedIssue.NOT_PLANNED::equals)
                        .map(reason -> "Closed as not planned")
                        .orElse("Closed");
        int comments = issue.comments().size();
        return "<h2>On GitHub</h2>\n<p class=\"title\" dir=\"auto\">" + PageText.text(issue.title())
                + "</p>\n<p><span class=\"state " + (issue.closed() ? "closed" : "open") + "\">" + state + "</span> "
                + AUTHOR
                + " opened this issue " + on(issue.createdAt()) + " · " + comments
                + (comments == 1 ? " comment" : " comments")
                + "</p>\n<dl>\n"
                + numbers.map(known -> field("Number", known.own(issue.id()))).orElse("")
                + field("Labels", labels.html())
                + field(
                        "Milestone",
                        issue.milestone().map(GitHubColumn::milestone).orElse("none"))
                + field("Assignee", issue.assignee().map(PageText::text).orElse("nobody"))
                + field("Closed", issue.closedAt().map(this::on).orElse("no"))
                + issue.lock().map(GitHubColumn::locked).orElse("")
                + "</dl>\n";
    }

    private static String locked(IssueLock lock) {
        return field("Locked", lock.reason().map(LockReason::words).orElse("yes"));
    }

    private static String milestone(MilestoneSpec milestone) {
        return "<bdi>" + PageText.text(milestone.title()) + "</bdi>"
                + milestone
                        .dueOn()
                        .map(due -> " (due " + LocalDate.ofInstant(due, ZoneOffset.UTC) + ")")
                        .orElse("");
    }

    String body(RenderedIssue issue, NumberLinks numbers) {
        return box("opened " + on(issue.createdAt()), issue.body(), numbers);
    }

    String comment(RenderedComment comment, NumberLinks numbers) {
        return box("commented " + on(comment.createdAt()), comment.body(), numbers);
    }

    private static String box(String what, String markdown, NumberLinks numbers) {
        return "<div class=\"box\">\n<p class=\"head\">" + AUTHOR + " " + what
                + "</p>\n<div class=\"md\" dir=\"auto\">\n" + GitHubHtml.of(markdown, numbers) + "</div>\n</div>\n";
    }

    private static String field(String name, String html) {
        return "<div><dt>" + name + "</dt><dd>" + html + "</dd></div>\n";
    }

    private String on(Instant moment) {
        return oldDates
                ? "on <time datetime=\"" + moment + "\" title=\"" + TIME.format(moment) + "\">" + DAY.format(moment)
                        + "</time>"
                : "on the day of the import";
    }
}
