package dev.ferry.mapping.render;

import dev.ferry.archive.MessageId;
import dev.ferry.mapping.Marker;
import dev.ferry.mapping.MigrationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Joins the last comments of an issue into larger ones, no more of them than it takes for all to be what a server takes. A joined
 * comment is known by the marker of its first part; each further part begins with its own, behind a rule. What goes on with an
 * earlier text begins a comment, for that text says that it goes on in the next one.
 */
final class JoinedComments {
    private static final String RULE = "\n\n---\n\n";
    private static final String GAP = "\n\n";

    private final List<CommentDraft> comments;
    private final MigrationId migration;
    private final int most;
    private final int room;

    private JoinedComments(List<CommentDraft> comments, MigrationId migration, TextLimits limits) {
        this.comments = comments;
        this.migration = migration;
        most = limits.comments();
        room = TextLimits.filled(limits.body());
    }

    /** The comments as they are where they are no more than the limit. */
    static List<CommentDraft> of(List<CommentDraft> comments, MigrationId migration, TextLimits limits) {
        return comments.size() <= limits.comments() ? comments : new JoinedComments(comments, migration, limits).join();
    }

    private List<CommentDraft> join() {
        int first = first();
        List<CommentDraft> all = new ArrayList<>(comments.subList(0, first));
        List<Integer> begins = begins(first);
        boolean told = false;
        for (int i = 0; i < begins.size(); i++) {
            int begin = begins.get(i);
            int end = i + 1 < begins.size() ? begins.get(i + 1) : comments.size();
            // A text that is whole by itself may have no room for the notice.
            boolean tells = !told && end - begin > 1;
            all.add(joined(comments.subList(begin, end), tells ? notice(begins) : ""));
            told |= tells;
        }
        return all;
    }

    /** From which one on joining is enough; what is left out at the front never makes more comments of all. */
    private int first() {
        int enough = 0;
        int tooLate = comments.size();
        while (tooLate - enough > 1) {
            int middle = (enough + tooLate) >>> 1;
            if (middle + begins(middle).size() <= most) {
                enough = middle;
            } else {
                tooLate = middle;
            }
        }
        return enough;
    }

    /** Which comments begin a joined one, when those from this one on are joined. */
    private List<Integer> begins(int first) {
        List<Integer> begins = new ArrayList<>();
        int length = 0;
        for (int i = first; i < comments.size(); i++) {
            CommentDraft next = comments.get(i);
            length += separator(next).length() + next.text().length();
            if (i == first || length > room || next.isContinuation()) {
                begins.add(i);
                length = next.text().length();
            }
        }
        return begins;
    }

    private CommentDraft joined(List<CommentDraft> parts, String notice) {
        CommentDraft first = parts.get(0);
        StringBuilder text = new StringBuilder(notice).append(first.text());
        List<MessageId> shows = new ArrayList<>(first.shows());
        for (CommentDraft part : parts.subList(1, parts.size())) {
            text.append(separator(part)).append(part.text());
            shows.addAll(part.shows());
        }
        return new CommentDraft(first.origin(), text.toString(), first.date(), shows, parts.size() > 1);
    }

    private String separator(CommentDraft part) {
        return RULE + new Marker(migration, part.origin()).line() + GAP;
    }

    private String notice(List<Integer> begins) {
        long messages = 0;
        for (int i = 0; i < begins.size(); i++) {
            int end = i + 1 < begins.size() ? begins.get(i + 1) : comments.size();
            if (end - begins.get(i) > 1) {
                messages += comments.subList(begins.get(i), end).stream()
                        .mapToLong(comment -> comment.shows().size())
                        .sum();
            }
        }
        return String.format(
                Locale.ROOT,
                "*%,d %s joined from here on, because GitHub takes %,d comments an issue.*" + GAP,
                messages,
                messages == 1 ? "message is" : "messages are",
                most);
    }
}
