package dev.ferry.exporter.roundup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Issue;
import dev.ferry.archive.User;
import dev.ferry.exporter.FetchProgress;
import dev.ferry.exporter.Tracker;
import dev.ferry.exporter.roundup.rest.Pauses;
import dev.ferry.fixtures.roundup.RoundupServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A tracker made by hand whose server is exported over REST, for tests of what comes and of what changes meanwhile. */
final class RestScene {
    static final URI URL = URI.create("https://bugs.example.org/");
    static final Pauses QUICK = new Pauses(12, Duration.ofMillis(1), Duration.ofMillis(20));

    private final Path home;

    RestScene(Path home) {
        this.home = home;
    }

    Exported overRest(RoundupServer server, String folder) throws Exception {
        return overRest(RestAccess.anonymous(server.url()), folder);
    }

    Exported overRest(RestAccess access, String folder) throws Exception {
        try (Tracker tracker = RoundupRest.open(access, home.resolve(folder), URL, QUICK, FetchProgress.silent())) {
            return Exported.of(tracker, home.resolve(folder + ".zip"));
        }
    }

    HandMadeTracker made() throws Exception {
        HandMadeTracker made = HandMadeTracker.classic(home.resolve("tracker"));
        made.define("pull_request", "", "number String", "title String", "merged Boolean", "weight Number");
        made.insert("pull_request", 1, "number", "1001", "title", "t", "merged", 1, "weight", 1.5);
        made.insert("issue", 7, "title", "older than its number", "status", 2, "deadline", "20200102030405.000");
        made.insert(
                "issue", 3, "title", "\u00e4\u4e2d \ud83d\ude00 \\ \t\n \u0001 end", "assignedto", 3, "priority", 1);
        made.insert("issue", 4, "title", "12345");
        made.insert("issue", 5, "title", "retired");
        made.retire("issue", 5);
        made.insert("user", 9, "username", "gone");
        made.retire("user", 9);
        made.link("issue", "superseder", 3, 7, 5);
        made.link("issue", "topic", 3, 1, 2);
        made.link("issue", "nosy", 7, 3, 4, 9);
        made.message(11, 7, "first");
        made.message(12, 7, "crlf\r\nend\r");
        made.message(13, 7, "ERROR reading file: msg13 is what I wrote");
        made.message(14, 7, "gone");
        Files.delete(made.files().resolve("msg/0/msg14"));
        made.message(15, 7, "latin");
        made.content("msg", 15, "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        made.message(16, 7, "");
        made.insert("file", 4, "name", "a b.txt", "type", "text/plain");
        made.content("file", 4, new byte[] {1, 2, (byte) 0xff, 0});
        made.insert("file", 5, "name", "lost.txt");
        made.insert("file", 6, "name", "sentence.log", "type", "text/plain");
        made.content("file", 6, "ERROR reading file: file6 is what the log says".getBytes(StandardCharsets.UTF_8));
        made.link("issue", "files", 7, 4, 5, 6);
        for (int i = 100; i < 350; i++) {
            made.insert("issue", i, "title", "issue " + i);
        }
        return made.finish();
    }

    /** What REST can give of an issue: no history, no fractions of seconds. */
    private static Issue seenOverRest(Issue issue) {
        return issue.toBuilder()
                .created(cut(issue.created()))
                .activity(cut(issue.activity()))
                .messages(issue.messages().stream()
                        .map(m -> new dev.ferry.archive.Message(
                                m.id(), m.author(), cut(m.date()), m.body(), m.files(), m.url(), m.extra()))
                        .toList())
                .files(issue.files().stream()
                        .map(f -> new dev.ferry.archive.Attachment(
                                f.id(),
                                f.name(),
                                f.mediaType(),
                                f.creator(),
                                cut(f.created()),
                                f.description(),
                                f.content(),
                                f.size(),
                                f.url(),
                                f.extra()))
                        .toList())
                .history(List.of())
                .build();
    }

    private static Instant cut(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }

    void compare(Exported rest, HandMadeTracker made) throws Exception {
        Exported lite;
        try (Tracker tracker = RoundupSqlite.open(made.database(), made.files(), URL)) {
            lite = Exported.of(tracker, home.resolve("lite.zip"));
        }
        assertThat(rest.issues())
                .hasSameSizeAs(lite.issues())
                .isEqualTo(lite.issues().stream().map(RestScene::seenOverRest).toList());
        assertThat(rest.users())
                .extracting(User::name)
                .isEqualTo(lite.users().stream().map(User::name).toList());
        assertThat(rest.users())
                .extracting(User::retired)
                .isEqualTo(lite.users().stream().map(User::retired).toList());
    }
}
