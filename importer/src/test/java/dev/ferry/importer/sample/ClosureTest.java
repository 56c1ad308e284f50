package dev.ferry.importer.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Archive;
import dev.ferry.archive.LegacyId;
import dev.ferry.importer.sample.Closure.Added;
import dev.ferry.importer.sample.Closure.Found;
import dev.ferry.mapping.MigrationId;
import dev.ferry.mapping.StageProgress;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.labels.LabelMap;
import dev.ferry.mapping.people.People;
import dev.ferry.mapping.render.MappingOptions;
import dev.ferry.mapping.render.Preset;
import dev.ferry.mapping.render.RenderContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosureTest {
    private static final SmallArchive ISSUES = new SmallArchive()
            .issue("open", "see #2 and issue 3, bpo-4; no tissue 9, nor 99")
            .issue("open", "as msg50 says, and https://bugs.example.org/issue6")
            .issue("open", "nothing", 7)
            .issue("open", "back to #1 and msg40, and issue 4711 that nobody has")
            .issue("open", "the one with message 50; see #8")
            .plain(2)
            .issue("open", "the end")
            .plain(1);

    @TempDir
    private Path folder;

    @Test
    void links_and_texts_are_followed_step_by_step_to_their_end() {
        Found found = follow("1", 10, 100);

        assertThat(found.cut()).isFalse();
        assertThat(found.added())
                .containsExactlyInAnyOrder(
                        added("2", "1", 1),
                        added("3", "1", 1),
                        added("4", "1", 1),
                        added("5", "2", 2),
                        added("6", "2", 2),
                        added("7", "3", 2),
                        added("8", "5", 3));
    }

    @Test
    void so_many_steps_and_no_further() {
        assertThat(follow("1", 1, 100).added()).extracting(Added::step).containsOnly(1);
        assertThat(follow("1", 2, 100).added())
                .extracting(one -> one.id().value())
                .containsExactlyInAnyOrder("2", "3", "4", "5", "6", "7");
        assertThat(follow("8", 5, 100).added()).isEmpty();
    }

    @Test
    void at_the_bound_it_goes_on_and_past_it_it_says_so() {
        assertThat(follow("1", 10, 7).cut()).isFalse();
        Found found = follow("1", 10, 6);
        assertThat(found.cut()).isTrue();
        assertThat(follow("1", 10, 2).added()).hasSize(3);
    }

    @Test
    void whoever_is_stopped_while_it_looks_for_the_owners_of_messages_gets_no_half_a_closure() {
        // Asked before each issue of the first step, then for each issue of the archive.
        for (int questions = 0; questions < 5; questions++) {
            AtomicInteger left = new AtomicInteger(questions);
            assertThat(follow("2", 1, 100, () -> left.getAndDecrement() <= 0)).isEmpty();
        }
    }

    private Found follow(String id, int steps, long most) {
        return follow(id, steps, most, StopSignal.never()).orElseThrow();
    }

    private Optional<Found> follow(String id, int steps, long most, StopSignal stop) {
        try (Archive archive = ISSUES.open(folder.resolve("archive.zip"))) {
            RenderContext rendering = new RenderContext(
                    new MigrationId("0".repeat(26)),
                    MappingOptions.of(Preset.BPO, "https://bugs.example.org/"),
                    People.nobody(),
                    LabelMap.of(List.of()),
                    archive::title);
            return new Closure(archive, rendering, StageProgress.silent(), stop)
                    .follow(List.of(new LegacyId(id)), steps, most);
        }
    }

    private static Added added(String id, String from, int step) {
        return new Added(new LegacyId(id), new LegacyId(from), step);
    }
}
