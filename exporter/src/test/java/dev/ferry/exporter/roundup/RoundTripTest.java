package dev.ferry.exporter.roundup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Archive;
import dev.ferry.archive.ArchiveUnpacker;
import dev.ferry.archive.ArchiveValidator;
import dev.ferry.archive.Attachment;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Message;
import dev.ferry.archive.MessageBody;
import dev.ferry.archive.Relation;
import dev.ferry.archive.RelationType;
import dev.ferry.archive.Sha256;
import dev.ferry.archive.UserId;
import dev.ferry.archive.Value;
import dev.ferry.exporter.ExportOptions;
import dev.ferry.exporter.LeftOut;
import dev.ferry.exporter.Tracker;
import dev.ferry.fixtures.tracker.GeneratorSizes;
import dev.ferry.fixtures.tracker.TrackerGenerator;
import dev.ferry.fixtures.tracker.Truth;
import dev.ferry.fixtures.tracker.TruthFile;
import dev.ferry.fixtures.tracker.TruthIssue;
import dev.ferry.fixtures.tracker.TruthMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a tracker was made of, against what its archive holds: the maker's own notes, not another reading. */
class RoundTripTest {
    private static final URI URL = URI.create("https://bugs.example.org/");

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void an_archive_holds_what_the_tracker_was_made_of(long seed) throws Exception {
        roundTrip(seed, GeneratorSizes.of(40, 3).withFilesPerIssue(0.5).withNasty(200));
    }

    static LongStream manySeeds() {
        return LongStream.rangeClosed(100, 125);
    }

    @ParameterizedTest
    @MethodSource("manySeeds")
    @Tag("slow")
    void an_archive_holds_what_any_tracker_was_made_of(long seed) throws Exception {
        roundTrip(seed, GeneratorSizes.of(60, 4).withFilesPerIssue(0.5).withNasty(50));
    }

    @ParameterizedTest
    @ValueSource(longs = 7)
    @Tag("slow")
    void an_issue_may_have_five_thousand_messages(long seed) throws Exception {
        roundTrip(seed, GeneratorSizes.of(20, 3).withNasty(5000));
    }

    private void roundTrip(long seed, GeneratorSizes sizes) throws Exception {
        Path tracker = home.resolve("tracker");
        Truth truth = new TrackerGenerator(seed, sizes).writeTo(tracker);
        Exported exported;
        try (Tracker open = RoundupSqlite.open(tracker.resolve("db/db"), tracker.resolve("db/files"), URL)) {
            exported = Exported.of(open, home.resolve("archive.zip"));
        }
        assertThat(ArchiveValidator.validate(exported.zip())).isEmpty();
        List<TruthIssue> living = truth.issues().stream()
                .filter(issue -> !issue.retired())
                .sorted(Comparator.comparing(TruthIssue::created).thenComparing(issue -> Long.parseLong(issue.id())))
                .toList();
        assertThat(exported.issues())
                .extracting(issue -> issue.id().value())
                .isEqualTo(living.stream().map(TruthIssue::id).toList());
        try (Archive archive = Archive.open(exported.zip())) {
            for (int i = 0; i < living.size(); i++) {
                compare(living.get(i), exported.issues().get(i), archive, seed);
            }
        }
        assertThat(exported.report().leftOut().getOrDefault(LeftOut.RETIRED_ISSUE, 0L))
                .isEqualTo(truth.issues().size() - living.size());
        namesAreSafe(exported.zip());
    }

    private static void compare(TruthIssue meant, Issue issue, Archive archive, long seed) throws IOException {
        String which = "issue " + meant.id() + ", seed " + seed;
        assertThat(issue.title()).as(which).isEqualTo(meant.title());
        assertThat(issue.created()).as(which).isEqualTo(meant.created());
        assertThat(issue.activity()).as(which).isEqualTo(meant.activity().orElseThrow());
        assertThat(issue.creator()).as(which).contains(new UserId(meant.creator()));
        assertThat(issue.assignee()).as(which).isEqualTo(meant.assignee().map(UserId::new));
        assertThat(issue.watchers())
                .as(which)
                .containsExactlyInAnyOrderElementsOf(
                        meant.nosy().stream().map(UserId::new).toList());
        assertThat(names(issue, "status")).as(which).containsExactly(meant.status());
        assertThat(names(issue, "resolution"))
                .as(which)
                .isEqualTo(meant.resolution().stream().toList());
        assertThat(issue.relations()).as(which).containsExactlyInAnyOrderElementsOf(relations(meant));

        List<TruthMessage> messages = meant.messages().stream()
                .filter(m -> !m.retired() && !isSpam(m.spamScore()))
                .toList();
        assertThat(issue.messages()).as(which).hasSameSizeAs(messages);
        for (int i = 0; i < messages.size(); i++) {
            compare(messages.get(i), issue.messages().get(i), archive, which);
        }
        List<TruthFile> files = meant.files().stream()
                .filter(f -> !f.retired() && !isSpam(f.spamScore()))
                .toList();
        assertThat(issue.files()).as(which).hasSameSizeAs(files);
        for (int i = 0; i < files.size(); i++) {
            compare(files.get(i), issue.files().get(i), archive, which);
        }
    }

    private static boolean isSpam(Optional<Double> score) {
        return score.filter(s -> s >= ExportOptions.DEFAULT_SPAM_CUT_OFF).isPresent();
    }

    private static List<String> names(Issue issue, String property) {
        return issue.property(property).stream().map(Value::text).toList();
    }

    private static List<Relation> relations(TruthIssue meant) {
        List<Relation> relations = new ArrayList<>();
        meant.dependencies()
                .forEach(id -> relations.add(new Relation(RelationType.DEPENDS_ON, "dependencies", new LegacyId(id))));
        meant.superseder()
                .ifPresent(
                        id -> relations.add(new Relation(RelationType.SUPERSEDED_BY, "superseder", new LegacyId(id))));
        return relations;
    }

    private static void compare(TruthMessage meant, Message message, Archive archive, String which) throws IOException {
        String what = "message " + meant.id() + " of " + which;
        assertThat(message.id().value()).as(what).isEqualTo(meant.id());
        assertThat(message.author()).as(what).contains(new UserId(meant.author()));
        assertThat(message.date()).as(what).isEqualTo(meant.date());
        if (meant.lost()) {
            assertThat(message.body()).as(what).isEmpty();
            return;
        }
        MessageBody body = message.body().orElseThrow(() -> new AssertionError(what + " has no text"));
        // Bytes that are not UTF-8 are kept beside the text that was made of them.
        String digest = body.raw().isPresent()
                ? sha256(archive, body.raw().get())
                : sha256(body.text().getBytes(StandardCharsets.UTF_8));
        assertThat(digest).as(what).isEqualTo(meant.sha256());
    }

    private static void compare(TruthFile meant, Attachment file, Archive archive, String which) throws IOException {
        String what = "file " + meant.id() + " of " + which;
        assertThat(file.id().value()).as(what).isEqualTo(meant.id());
        // A file without a name is called as Roundup's pages call it.
        assertThat(file.name()).as(what).isEqualTo(meant.name().isEmpty() ? "file" + meant.id() : meant.name());
        assertThat(file.mediaType()).as(what).isEqualTo(meant.mediaType().filter(type -> !type.isEmpty()));
        if (meant.lost()) {
            assertThat(file.content()).as(what).isEmpty();
        } else {
            assertThat(file.size()).as(what).isEqualTo(meant.size());
            assertThat(sha256(archive, file.content().orElseThrow())).as(what).isEqualTo(meant.sha256());
        }
    }

    /** Whatever attachments are called, files on disk are called by their digest. */
    private void namesAreSafe(Path zip) throws IOException {
        Path unpacked = home.resolve("unpacked");
        ArchiveUnpacker.unpack(zip, unpacked);
        try (Stream<Path> files = Files.walk(unpacked)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> unpacked.relativize(file).toString()))
                    .allMatch(name -> name.matches(
                            "manifest\\.json|users\\.jsonl|issues/\\d{6}\\.jsonl" + "|files/[0-9a-f]{2}/[0-9a-f]{64}"));
        }
    }

    private static String sha256(Archive archive, Sha256 content) throws IOException {
        try (InputStream bytes = archive.file(content)) {
            return sha256(bytes.readAllBytes());
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
