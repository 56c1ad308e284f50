package dev.ferry.cli.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.cli.journeys.Meant.MeantMessage;
import dev.ferry.fixtures.hub.IssueView;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;

/** Holds the final repository against what the tracker's author meant. What an exporter made of the tracker plays no part. */
final class TruthCheck {
    private static final int LONGEST_TITLE = 256;

    private final RealTracker tracker;
    private long lostContents;

    TruthCheck(RealTracker tracker) {
        this.tracker = tracker;
    }

    /** Everything is there, once, in order, and says what it said. */
    void holds(List<IssueView> finals) throws IOException {
        List<Meant> living = tracker.living();
        List<Arrived> arrived = finals.stream().map(Arrived::of).toList();
        assertThat(arrived.stream().map(Arrived::legacyId))
                .containsExactlyElementsOf(living.stream().map(Meant::id).toList());
        for (int i = 0; i < living.size(); i++) {
            issue(living.get(i), arrived.get(i));
        }
        assertThat(lostContents)
                .as("messages whose content the tracker had lost")
                .isEqualTo(1);
    }

    private void issue(Meant meant, Arrived arrived) throws IOException {
        IssueView issue = arrived.issue();
        String name = "legacy issue " + meant.id();
        assertThat(issue.open()).as(name).isEqualTo(!meant.closed());
        assertThat(second(issue.dates().createdAt())).as(name).isEqualTo(meant.created());
        assertThat(issue.dates().closedAt().map(TruthCheck::second)).as(name).isEqualTo(meant.closedAt());
        title(meant, issue);
        List<MeantMessage> messages = meant.messages();
        List<String> further = messages.stream().skip(1).map(MeantMessage::id).toList();
        List<String> standing = arrived.messages();
        if (!messages.isEmpty()) {
            // What the body has no room for follows under the first message's name.
            standing = standing.stream()
                    .filter(id -> !id.equals(messages.get(0).id()))
                    .toList();
        }
        assertThat(standing).as(name).containsExactlyElementsOf(further);
        for (int i = 0; i < messages.size(); i++) {
            MeantMessage message = messages.get(i);
            if (i == 0) {
                words(message, arrived.opening(message.id()));
            } else {
                String origin = "message:" + message.id();
                words(message, arrived.text(origin));
                assertThat(second(arrived.comment(origin).createdAt()))
                        .as(name + " " + origin)
                        .isEqualTo(message.date());
            }
        }
    }

    private static void title(Meant meant, IssueView issue) {
        if (meant.title().length() <= LONGEST_TITLE) {
            assertThat(inOneLine(issue.title())).isEqualTo(inOneLine(meant.title()));
            return;
        }
        assertThat(issue.title()).hasSizeLessThanOrEqualTo(LONGEST_TITLE).endsWith("…");
        assertThat(meant.title())
                .startsWith(issue.title().substring(0, issue.title().length() - 1));
        assertThat(issue.body()).contains("Full title: ");
    }

    /** GitHub shows titles in one line, and takes no control characters: they become their pictures. */
    private static String inOneLine(String title) {
        return title.replaceAll("\\s+", " ")
                .replaceAll("[\\p{Cntrl}\\x{2400}-\\x{2421}]", "")
                .strip();
    }

    private void words(MeantMessage message, String shown) throws IOException {
        if (!Files.exists(message.content())) {
            lostContents++;
            assertThat(shown).contains("had lost the text");
            return;
        }
        byte[] bytes = Files.readAllBytes(message.content());
        assertThat(sha256(bytes))
                .as("the tracker's own copy of msg%s", message.id())
                .isEqualTo(message.sha256());
        assertThat(Words.missing(bytes, shown))
                .as("msg%s, shown as: %s", message.id(), shown)
                .isEmpty();
    }

    private static LocalDateTime second(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
