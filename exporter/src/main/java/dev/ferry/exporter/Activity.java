package dev.ferry.exporter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.archive.Attachment;
import dev.ferry.archive.HistoryEvent;
import dev.ferry.archive.Issue;
import dev.ferry.archive.Message;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When something happened to an issue: its own activity, the lines of its history, its messages and files. A tracker
 * moves an issue's own activity by some of that only: a file that is described anew, or a message that is mended, does
 * not touch it.
 */
final class Activity {
    /** Where connectors keep the last change of a message or a file, which have no field for it. */
    private static final String CHANGED = "activity";

    private Activity() {}

    /** Whether anything happened at that time or after it. */
    static boolean isSince(Issue issue, Instant time) {
        return Stream.of(
                        Stream.of(issue.created(), issue.activity()),
                        issue.history().stream().map(HistoryEvent::at),
                        issue.messages().stream().map(Message::date),
                        issue.messages().stream().flatMap(message -> changed(message.extra())),
                        issue.files().stream().map(Attachment::created),
                        issue.files().stream().flatMap(file -> changed(file.extra())))
                .flatMap(times -> times)
                .anyMatch(one -> !one.isBefore(time));
    }

    private static Stream<Instant> changed(Map<String, JsonNode> extra) {
        return Optional.ofNullable(extra.get(CHANGED)).stream()
                .filter(JsonNode::isTextual)
                .flatMap(text -> parsed(text.textValue()).stream());
    }

    /** A date that nobody could read is kept there as it stood in the tracker. */
    private static Optional<Instant> parsed(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
