package dev.ferry.cli.journeys;

import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.IssueView.CommentView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Texts without what differs from one migration to the next: its id, and the ids that GitHub gives to comments, for which stands whose they are. */
record Neutral(Map<String, String> originsByComment) {
    private static final Pattern MIGRATION = Pattern.compile("<!-- ferry [0-9A-Z]{26} ");
    private static final Pattern PERMALINK = Pattern.compile("#issuecomment-([0-9]+)");

    static Neutral of(List<IssueView> issues) {
        Map<String, String> origins = new HashMap<>();
        for (IssueView issue : issues) {
            for (CommentView comment : issue.comments()) {
                String last = comment.body().stripTrailing().lines().reduce("", (before, line) -> line);
                origins.put(Long.toString(comment.id()), neutral(last));
            }
        }
        return new Neutral(origins);
    }

    String text(String text) {
        return PERMALINK
                .matcher(neutral(text))
                .replaceAll(link -> "#" + originsByComment.getOrDefault(link.group(1), "nowhere"));
    }

    private static String neutral(String text) {
        return MIGRATION.matcher(text).replaceAll("<!-- ferry MIGRATION ");
    }
}
