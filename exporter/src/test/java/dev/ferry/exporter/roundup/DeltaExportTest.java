package dev.ferry.exporter.roundup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.Archive;
import dev.ferry.archive.ArchiveValidator;
import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DataException;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Manifest;
import dev.ferry.archive.User;
import dev.ferry.archive.merge.ArchiveChain;
import dev.ferry.archive.merge.ArchiveMerge;
import dev.ferry.exporter.ExportOptions;
import dev.ferry.exporter.ExportProgress;
import dev.ferry.exporter.ExportReport;
import dev.ferry.exporter.Exporter;
import dev.ferry.exporter.FetchProgress;
import dev.ferry.exporter.PrivateRule;
import dev.ferry.exporter.Tracker;
import dev.ferry.exporter.redaction.RedactionRule;
import dev.ferry.exporter.roundup.rest.Pauses;
import dev.ferry.fixtures.roundup.RoundupServer;
import dev.ferry.fixtures.roundup.ServerTraps;
import dev.ferry.fixtures.tracker.GeneratorSizes;
import dev.ferry.fixtures.tracker.TrackerGenerator;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A base and its deltas against full exports of the same tracker, whatever happens to the tracker between them. */
class DeltaExportTest {
    private static final URI URL = URI.create("https://bugs.example.org/");
    private static final DateTimeFormatter ROUNDUP_TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss.SSS").withZone(ZoneOffset.UTC);

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("fewSeeds")
    void a_base_and_its_deltas_are_a_full_export(long seed) throws Exception {
        checkHistory(seed, GeneratorSizes.of(30, 2).withFilesPerIssue(0.5));
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("someSeeds")
    void a_base_and_its_deltas_are_a_full_export_of_a_nasty_tracker(long seed) throws Exception {
        checkHistory(seed, GeneratorSizes.of(60, 2).withFilesPerIssue(0.5).withNasty(20));
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("manySeeds")
    void a_base_and_its_deltas_are_a_full_export_over_many_histories(long seed) throws Exception {
        checkHistory(seed, GeneratorSizes.of(40, 2).withFilesPerIssue(0.5).withNasty(5));
    }

    static LongStream fewSeeds() {
        return LongStream.range(0, 4);
    }

    static LongStream someSeeds() {
        return LongStream.range(100, 115);
    }

    static LongStream manySeeds() {
        return LongStream.range(1_000, 1_300);
    }

    private void checkHistory(long seed, GeneratorSizes sizes) throws Exception {
        new TrackerGenerator(seed, sizes).writeTo(home());
        List<Path> chain = new ArrayList<>(List.of(zip("base")));
        ExportOptions options = options(seed);
        full(chain.get(0), options);
        try (RandomEdits edits = new RandomEdits(home(), seed)) {
            for (int step = 1; step <= 3; step++) {
                if (step == 1) {
                    edits.makeEach();
                } else {
                    edits.make(8);
                }
                Path delta = zip("delta" + step);
                delta(delta, options, chain.toArray(Path[]::new));
                chain.add(delta);
                full(zip("full" + step), options);
                ArchiveMerge.merge(chain, zip("merged"));

                assertThat(Files.mismatch(zip("merged"), zip("full" + step)))
                        .as("seed %d, step %d", seed, step)
                        .isEqualTo(-1);
                assertThat(ArchiveValidator.validate(delta)).isEmpty();
            }
        }
    }

    /** What is left out changes too: issues become private or fall silent, files grow over the limit. */
    private static ExportOptions options(long seed) {
        ExportOptions all = ExportOptions.defaults();
        return switch ((int) (seed % 4)) {
            case 1 -> all.withEmail(true).withLargestFile(6);
            case 2 ->
                all.withRedactions(List.of(RedactionRule.of("drinks", "caf. [0-3]")))
                        .withPrivateIssues(List.of(PrivateRule.parse("status=closed")), false);
            case 3 -> all.withChoice(Optional.empty(), Optional.of(Instant.parse("2005-01-06T22:29:45.322Z")));
            default -> all;
        };
    }

    @Test
    void a_delta_holds_what_changed_and_nothing_else() throws Exception {
        HandMadeTracker made = HandMadeTracker.classic(home());
        for (int id = 1; id <= 6; id++) {
            made.insert("issue", id, "title", "issue " + id);
            made.message(id, id, "text " + id);
        }
        made.insert("file", 1, "name", "a.txt");
        made.content("file", 1, new byte[] {1, 2, 3});
        made.link("issue", "files", 1, 1);
        made.finish();
        full(zip("base"));
        made.sql("update _issue set _title = 'other' where id = 1");
        made.content("msg", 2, "other".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        made.retire("issue", 3);
        made.insert("issue", 7, "title", "new");
        made.sql("update _user set _realname = 'Ann Other' where id = 4");
        ExportReport report = delta(zip("delta"), ExportOptions.defaults(), zip("base"));

        try (Archive delta = Archive.open(zip("delta"))) {
            assertThat(delta.issues()).extracting(issue -> issue.id().value()).containsExactly("1", "2", "7");
            assertThat(delta.users()).extracting(User::name).containsExactly("ann");
            assertThat(delta.manifest().counts().contents()).isZero();
            Manifest.Delta way = delta.manifest().delta().orElseThrow();
            assertThat(way.newIssues()).isEqualTo(1);
            assertThat(way.newUsers()).isZero();
            assertThat(way.goneIssues()).containsExactly(new LegacyId("3"));
            assertThat(way.goneUsers()).isEmpty();
        }
        assertThat(Files.readString(report.file()))
                .contains("\"new_issues\" : 1", "\"changed_issues\" : 2", "\"changed_users\" : 1");
    }

    @Test
    void what_was_changed_while_the_activity_stood_still_is_in_the_delta() throws Exception {
        HandMadeTracker made = HandMadeTracker.classic(home());
        made.insert("issue", 1, "title", "t", "priority", 1);
        made.insert("issue", 2, "title", "not touched");
        made.finish();
        full(zip("base"));
        // The name of a value that the issue only links to.
        made.sql("update _priority set _name = 'urgent' where id = 1");
        delta(zip("delta"), ExportOptions.defaults(), zip("base"));

        try (Archive delta = Archive.open(zip("delta"));
                Archive base = Archive.open(zip("base"))) {
            assertThat(delta.issues()).extracting(issue -> issue.id().value()).containsExactly("1");
            Issue issue = delta.issues().iterator().next();
            assertThat(issue.activity())
                    .isEqualTo(base.issue(new LegacyId("1")).orElseThrow().activity());
        }
    }

    @Test
    void a_base_of_other_settings_is_refused_with_every_difference() throws Exception {
        HandMadeTracker made = HandMadeTracker.classic(home());
        made.insert("issue", 1, "title", "t");
        made.finish();
        full(zip("base"));
        ExportOptions others = ExportOptions.defaults()
                .withEmail(true)
                .withPrivateIssues(List.of(PrivateRule.parse("status=chatting")), false);

        assertThatThrownBy(() -> delta(zip("delta"), others, zip("base")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("the base does not fit this export")
                .hasMessageContaining("status=chatting");
        assertThatThrownBy(() -> {
                    try (Tracker tracker = RoundupSqlite.open(
                                    home().resolve("db/db"),
                                    home().resolve("db/files"),
                                    URI.create("https://other.example.org/"));
                            ArchiveChain base = ArchiveChain.open(List.of(zip("base")))) {
                        exporter()
                                .exportDelta(
                                        tracker, base, zip("delta"), ExportOptions.defaults(), ExportProgress.silent());
                    }
                })
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("https://other.example.org/, the base has https://bugs.example.org/");
        assertThat(zip("delta")).doesNotExist();
    }

    @Test
    void a_damaged_base_ends_the_export_and_leaves_nothing() throws Exception {
        HandMadeTracker made = HandMadeTracker.classic(home());
        made.insert("issue", 1, "title", "t");
        made.finish();
        full(zip("base"));
        byte[] bytes = Files.readAllBytes(zip("base"));
        // Inside the first entry, that of the issue; the zip's directory is whole.
        bytes[100] ^= 1;
        Files.write(zip("base"), bytes);

        assertThatThrownBy(() -> delta(zip("delta"), ExportOptions.defaults(), zip("base")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(zip("base").toString());
        assertThat(zip("delta")).doesNotExist();
        assertThat(folder.resolve(".delta.zip.part")).doesNotExist();
    }

    @Test
    void over_rest_too_a_delta_and_its_base_are_a_full_export() throws Exception {
        new TrackerGenerator(3, GeneratorSizes.of(30, 2).withFilesPerIssue(0.5)).writeTo(home());
        try (RoundupServer server = RoundupServer.start(home(), ServerTraps.none());
                RandomEdits edits = new RandomEdits(home(), 3)) {
            rest(
                    server,
                    "kept",
                    tracker ->
                            exporter().export(tracker, zip("base"), ExportOptions.defaults(), ExportProgress.silent()));
            edits.makeAnnounced(ROUNDUP_TIME.format(Instant.now()));
            long before = server.requests();
            rest(server, "kept", tracker -> {
                try (ArchiveChain base = ArchiveChain.open(List.of(zip("base")))) {
                    exporter()
                            .exportDelta(
                                    tracker, base, zip("delta"), ExportOptions.defaults(), ExportProgress.silent());
                }
            });
            long asked = server.requests() - before;
            rest(
                    server,
                    "anew",
                    tracker ->
                            exporter().export(tracker, zip("full"), ExportOptions.defaults(), ExportProgress.silent()));
            assertThat(asked).as("requests").isLessThan(server.requests() - before - asked);
        }
        ArchiveMerge.merge(List.of(zip("base"), zip("delta")), zip("merged"));

        assertThat(Files.mismatch(zip("merged"), zip("full"))).isEqualTo(-1);
        try (Archive delta = Archive.open(zip("delta"))) {
            assertThat(StreamSupport.stream(delta.issues().spliterator(), false).count())
                    .isPositive();
        }
    }

    private interface Reader {
        void read(Tracker tracker) throws Exception;
    }

    private void rest(RoundupServer server, String kept, Reader reader) throws Exception {
        Pauses quick = new Pauses(12, Duration.ofMillis(1), Duration.ofMillis(20));
        try (Tracker tracker = RoundupRest.open(
                RestAccess.anonymous(server.url()), folder.resolve(kept), URL, quick, FetchProgress.silent())) {
            reader.read(tracker);
        }
    }

    private Path home() {
        return folder.resolve("tracker");
    }

    private Path zip(String name) {
        return folder.resolve(name + ".zip");
    }

    private static Exporter exporter() {
        return new Exporter(Clock.systemUTC(), "host.example.org");
    }

    private Tracker open() {
        return RoundupSqlite.open(home().resolve("db/db"), home().resolve("db/files"), URL);
    }

    private void full(Path zip) {
        full(zip, ExportOptions.defaults());
    }

    private void full(Path zip, ExportOptions options) {
        try (Tracker tracker = open()) {
            exporter().export(tracker, zip, options, ExportProgress.silent());
        }
    }

    private ExportReport delta(Path zip, ExportOptions options, Path... bases) {
        try (Tracker tracker = open();
                ArchiveChain base = ArchiveChain.open(List.of(bases))) {
            return exporter().exportDelta(tracker, base, zip, options, ExportProgress.silent());
        }
    }
}
