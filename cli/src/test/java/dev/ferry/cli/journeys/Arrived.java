package dev.ferry.cli.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.IssueView.CommentView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An issue in the final repository, read by the design's grammar of markers and not by the program's own code. */
record Arrived(String legacyId, IssueView issue, Map<String, String> textsByOrigin, Map<String, CommentView> comments) {
    private static final Pattern MARKER =
            Pattern.compile("<!-- ferry [0-9A-Z]{26} ((issue|message):[^/ ]+)(?:/[0-9]+)? -->\\s*$");

    static Arrived of(IssueView issue) {
        Matcher own = marker(issue.body());
        assertThat(own.group(2)).isEqualTo("issue");
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(own.group(1), issue.body());
        Map<String, CommentView> comments = new LinkedHashMap<>();
        for (CommentView comment : issue.comments()) {
            String origin = marker(comment.body()).group(1);
            texts.merge(origin, comment.body(), (before, more) -> before + "\n" + more);
            comments.putIfAbsent(origin, comment);
        }
        return new Arrived(own.group(1).substring("issue:".length()), issue, texts, comments);
    }

    /** The messages that stand in comments of their own, in the order of the page. */
    List<String> messages() {
        List<String> ids = new ArrayList<>();
        for (String origin : textsByOrigin.keySet()) {
            if (origin.startsWith("message:")) {
                ids.add(origin.substring("message:".length()));
            }
        }
        return ids;
    }

    /** All that stands there of an origin, its pieces one after the other. */
    String text(String origin) {
        return Objects.requireNonNull(textsByOrigin.get(origin), origin);
    }

    /** The comment that a message begins in. */
    CommentView comment(String origin) {
        return Objects.requireNonNull(comments.get(origin), origin);
    }

    /** The body and everything that continues it. */
    String opening(String firstMessage) {
        return text("issue:" + legacyId) + textsByOrigin.getOrDefault("message:" + firstMessage, "");
    }

    private static Matcher marker(String text) {
        Matcher matcher = MARKER.matcher(text);
        assertThat(matcher.find()).as("a marker ends the text: %s", text).isTrue();
        return matcher;
    }
}
