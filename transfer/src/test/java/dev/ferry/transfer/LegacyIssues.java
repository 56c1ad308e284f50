package dev.ferry.transfer;

import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Message;
import dev.ferry.archive.MessageBody;
import dev.ferry.archive.MessageId;
import dev.ferry.archive.Property;
import dev.ferry.archive.UserId;
import dev.ferry.archive.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes issues of a small old tracker for tests: one a day, numbered from 1; message 101 is the first of issue 1. */
final class LegacyIssues {
    static final String TRACKER = "https://bugs.example.org/";
    private static final Instant FIRST = Instant.parse("2010-03-01T12:00:00Z");

    private final List<Issue> all = new ArrayList<>();

    /** So many issues with so many messages each. */
    static List<Issue> plain(int issues, int messages) {
        LegacyIssues tracker = new LegacyIssues();
        for (int i = 1; i <= issues; i++) {
            String[] texts = new String[messages];
            for (int m = 0; m < messages; m++) {
                texts[m] = "Text " + (m + 1) + " of issue number " + i + ".";
            }
            tracker.add(texts);
        }
        return tracker.all();
    }

    /** The next issue, open, with these messages. */
    LegacyIssues add(String... texts) {
        return add(Map.of("status", "open"), texts);
    }

    /** The next issue with these properties; {@code assignee} is a user's id. */
    LegacyIssues add(Map<String, String> properties, String... texts) {
        int number = all.size() + 1;
        Instant created = FIRST.plus(Duration.ofDays(number));
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            messages.add(new Message(
                    new MessageId(Integer.toString(number * 100 + i + 1)),
                    Optional.empty(),
                    created.plus(Duration.ofMinutes(i)),
                    Optional.of(MessageBody.of(texts[i])),
                    List.of(),
                    Map.of()));
        }
        List<Property> values = new ArrayList<>();
        properties.forEach((name, value) -> {
            if (!name.equals("assignee")) {
                values.add(new Property(name, List.of(Value.of(value))));
            }
        });
        all.add(new Issue(
                new LegacyId(Integer.toString(number)),
                Optional.of(TRACKER + "issue" + number),
                "Issue number " + number,
                Optional.empty(),
                created,
                Optional.empty(),
                created.plus(Duration.ofHours(1)),
                Optional.ofNullable(properties.get("assignee")).map(UserId::new),
                values,
                List.of(),
                List.of(),
                messages,
                List.of(),
                List.of(),
                Map.of()));
        return this;
    }

    List<Issue> all() {
        return List.copyOf(all);
    }

    static LegacyId id(int number) {
        return new LegacyId(Integer.toString(number));
    }

    static List<LegacyId> ids(int first, int last) {
        List<LegacyId> ids = new ArrayList<>();
        for (int i = first; i <= last; i++) {
            ids.add(id(i));
        }
        return ids;
    }
}
