package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.Archive;
import dev.ferry.archive.DataException;
import dev.ferry.archive.Issue;
import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.github.RepositoryName;
import dev.ferry.importer.Barrier;
import dev.ferry.importer.ImportJob;
import dev.ferry.importer.Importer;
import dev.ferry.importer.Needs;
import dev.ferry.importer.Selection;
import dev.ferry.importer.Survey;
import dev.ferry.mapping.StageProgress;
import dev.ferry.mapping.StagingNumber;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.ItemState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reads all of an archive or of a repository goes on in the middle, so that it ends however often it is killed. */
@Tag("slow")
class KilledInTheMiddleTest {
    private static final int ENTRIES = 3;
    private static final int ISSUES = ENTRIES * 500;

    @TempDir
    Path folder;

    @Test
    void planning_goes_on_where_it_was() throws Exception {
        try (Journey journey = journey(ISSUES);
                Archive brokenEnd = damaged(journey, ENTRIES);
                Archive brokenBeginning = damaged(journey, 1)) {
            // As a kill would: what lies before the damage is planned, then the run ends.
            assertThatThrownBy(() -> plan(journey, brokenEnd, Selection.all())).isInstanceOf(DataException.class);
            long first = journey.ledger().view().counts().of(ItemState.PLANNED);
            assertThat(first).isBetween(500L, ISSUES - 1L);

            // It would be refused if it began at the beginning.
            long planned = plan(journey, brokenBeginning, Selection.all());

            assertThat(planned).isEqualTo(ISSUES - first);
            assertThat(journey.ledger().view().counts().of(ItemState.PLANNED)).isEqualTo(ISSUES);
            assertThat(Importer.isWholePlanned(journey.ledger().view(), brokenBeginning))
                    .isTrue();
        }
    }

    @Test
    void a_limit_counts_what_was_planned_before_the_kill_and_another_selection_begins_at_the_beginning()
            throws Exception {
        try (Journey journey = journey(ISSUES);
                Archive brokenEnd = damaged(journey, ENTRIES)) {
            Selection most = Selection.all().limit(ISSUES - 10);
            assertThatThrownBy(() -> plan(journey, brokenEnd, most)).isInstanceOf(DataException.class);

            plan(journey, journey.archive(), most);
            assertThat(journey.ledger().view().counts().of(ItemState.PLANNED)).isEqualTo(ISSUES - 10);

            assertThat(plan(journey, journey.archive(), Selection.only("1-2"))).isZero();
            assertThat(plan(journey, journey.archive(), Selection.all())).isEqualTo(10);
        }
    }

    @Test
    void the_look_at_what_is_needed_goes_on_where_it_was() throws Exception {
        try (Journey journey = journey(ISSUES);
                Archive brokenEnd = damaged(journey, ENTRIES);
                Archive brokenBeginning = damaged(journey, 1)) {
            Path file = folder.resolve("survey.json");
            Survey killed = Survey.open(file, "key", journey.context());
            assertThatThrownBy(() -> killed.complete(brokenEnd, "check", StageProgress.silent(), StopSignal.never()))
                    .isInstanceOf(DataException.class);

            Needs needs = Survey.open(file, "key", journey.context())
                    .complete(brokenBeginning, "check", StageProgress.silent(), StopSignal.never())
                    .orElseThrow();

            assertThat(needs)
                    .usingRecursiveComparison()
                    .ignoringFields("context", "renderer")
                    .isEqualTo(new Needs(journey.context())
                            .addAll(journey.archive().issues()));
            assertThat(needs.unmappedAssignees()).isNotEmpty();
            // What it says holds for nothing else, and a damaged one for nothing at all.
            Survey other = Survey.open(file, "other", journey.context());
            assertThatThrownBy(
                            () -> other.complete(brokenBeginning, "check", StageProgress.silent(), StopSignal.never()))
                    .isInstanceOf(DataException.class);
            Files.writeString(file, "{ half");
            assertThat(Survey.open(file, "key", journey.context())
                            .complete(journey.archive(), "check", StageProgress.silent(), StopSignal.never()))
                    .isPresent();
        }
    }

    @Test
    void the_barrier_goes_on_behind_the_last_page_and_forgets_nothing_of_those_before() throws Exception {
        try (Journey journey = journey(350)) {
            journey.importAll();
            List<IssueView> staging = journey.hub.state().issues(Journey.STAGING);
            IssueView lacking = Finals.of(journey, Journey.STAGING, 20);
            journey.hub
                    .hands()
                    .deleteIssue(
                            Journey.STAGING,
                            Finals.of(journey, Journey.STAGING, 340).number(),
                            "owner");
            journey.github()
                    .issues(RepositoryName.parse(Journey.STAGING))
                    .deleteComment(lacking.comments().get(0).id());
            long whole = requests(
                    journey,
                    () -> assertThatThrownBy(() -> new Barrier(dying(journey, 250)).compare())
                            .hasMessage("killed"));
            assertThat(whole).isGreaterThan(2);
            journey.restart();

            AtomicLong again = new AtomicLong();
            Barrier.Report report = barrier(journey, again);

            assertThat(report.incomplete()).containsExactly(LegacyIssues.id(20));
            assertThat(report.missing()).containsExactly(LegacyIssues.id(340));
            assertThat(report.listed()).isEqualTo(staging.size() - 1L);
            // The pages behind the second, a look at the one that is missing, and a second one at what lacks a comment.
            assertThat(again.get()).isEqualTo(4);
            assertThat(Barrier.isPassed(journey.ledger())).isFalse();
            // Killed before the import: what is missing is still known to be.
            journey.restart();
            assertThat(journey.barrier().missing()).containsExactly(LegacyIssues.id(340));
            assertThat(journey.importAll().imported()).isEqualTo(1);
            assertThat(journey.barrier().missing()).isEmpty();
            assertThat(Barrier.isPassed(journey.ledger())).isTrue();
        }
    }

    @Test
    void what_was_put_aside_before_the_kill_is_reported_and_an_import_makes_the_barrier_begin_anew() throws Exception {
        try (Journey journey = journey(250)) {
            journey.importAll();
            int stranger = journey.hub.hands().openIssue(Journey.STAGING, "passer-by", "Hello", "Is this the place?");
            assertThatThrownBy(() -> new Barrier(dying(journey, 240)).compare()).hasMessage("killed");
            journey.importAll();

            AtomicLong requests = new AtomicLong();
            Barrier.Report report = barrier(journey, requests);

            assertThat(requests.get()).isEqualTo(3);
            assertThat(report.extras()).containsExactly(new StagingNumber(stranger));
        }
    }

    private Barrier.Report barrier(Journey journey, AtomicLong requests) throws InterruptedException {
        long before = journey.hub.state().requestCount();
        Barrier.Report report = journey.barrier();
        requests.set(journey.hub.state().requestCount() - before);
        return report;
    }

    private static long requests(Journey journey, Runnable work) {
        long before = journey.hub.state().requestCount();
        work.run();
        return journey.hub.state().requestCount() - before;
    }

    /** A job that ends as if it was killed once it has come so far. */
    private static ImportJob dying(Journey journey, int last) {
        ImportJob job = journey.importJob(StopSignal.never());
        StageProgress progress = new StageProgress() {
            private long done;

            @Override
            public void begin(String stage, long total) {}

            @Override
            public void advance(long items) {
                done += items;
                if (done > last) {
                    throw new IllegalStateException("killed");
                }
            }

            @Override
            public void say(String line) {}
        };
        return new ImportJob(
                job.archive(),
                job.ledger(),
                job.github(),
                job.staging(),
                job.rendering(),
                job.quiet(),
                job.workers(),
                job.surroundings(),
                progress,
                job.stop());
    }

    private static long plan(Journey journey, Archive archive, Selection selection) {
        ImportJob job = journey.importJob(StopSignal.never());
        return new Importer(new ImportJob(
                        archive,
                        job.ledger(),
                        job.github(),
                        job.staging(),
                        job.rendering(),
                        job.quiet(),
                        job.workers(),
                        job.surroundings(),
                        job.progress(),
                        job.stop()))
                .plan(selection);
    }

    private Journey journey(int issues) throws IOException {
        LegacyIssues tracker = new LegacyIssues();
        for (int i = 1; i <= issues; i++) {
            tracker.add(
                    Map.of("status", "open", "priority", i % 2 == 0 ? "high" : "low", "assignee", "1"),
                    "Text 1 of issue number " + i + ".",
                    "Text 2 of issue number " + i + ".");
        }
        List<Issue> all = tracker.all();
        return Journey.ofIssues(folder, SimulatedGitHub.builder(), all);
    }

    /** The same archive by its digest, with one entry of issues that can not be read. */
    private Archive damaged(Journey journey, int entry) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve("work/archive.zip"));
        byte[] name = "issues/%06d.jsonl".formatted(entry).getBytes(StandardCharsets.US_ASCII);
        int at = 0;
        while (!Arrays.equals(bytes, at, at + name.length, name, 0, name.length)) {
            at++;
        }
        // Far enough behind the first line, which tells where the entry stands.
        bytes[at + name.length + 5000] ^= 1;
        Path copy = folder.resolve("damaged-" + entry + ".zip");
        Files.write(copy, bytes);
        Archive archive = Archive.open(copy);
        assertThat(archive.digest()).isEqualTo(journey.archive().digest());
        return archive;
    }
}
