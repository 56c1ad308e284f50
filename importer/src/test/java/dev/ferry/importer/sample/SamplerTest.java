package dev.ferry.importer.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.Archive;
import dev.ferry.importer.Selection;
import dev.ferry.importer.sample.Sample.Pick;
import dev.ferry.importer.sample.Sample.Reason;
import dev.ferry.mapping.StageProgress;
import dev.ferry.mapping.StopSignal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplerTest {
    @TempDir
    private Path folder;

    @Test
    void each_value_and_each_oddity_is_shown_by_somebody_who_says_so() {
        SmallArchive issues = new SmallArchive()
                .plain(5)
                .issue("closed", "words")
                .plain(5)
                .issue("pending", "NUL \0 here")
                .issue("open", "\u05e9\u05dc\u05d5\u05dd")
                .issue("open", "\ud83d\ude00, and half of one \ud83d.")
                .issue("open", "x".repeat(70_000))
                .plain(5);
        Sample sample = sample(issues, 12, Selection.all());

        assertThat(reason(sample, "status: closed")).isEqualTo("6");
        assertThat(reason(sample, "status: pending")).isEqualTo("12");
        assertThat(reason(sample, "a NUL character")).isEqualTo("12");
        assertThat(reason(sample, "writing from right to left")).isEqualTo("13");
        assertThat(reason(sample, "half of a surrogate pair")).isEqualTo("14");
        assertThat(reason(sample, "characters beyond the basic plane, such as emoji"))
                .isEqualTo("14");
        assertThat(reason(sample, "a text that is continued in further comments"))
                .isEqualTo("15");
        assertThat(reason(sample, "the longest message (70,000 characters)")).isEqualTo("15");
        assertThat(reason(sample, "the oldest")).isEqualTo("1");
        assertThat(reason(sample, "the newest")).isEqualTo("20");
        assertThat(sample.notCovered()).isEmpty();
        assertThat(sample.picks()).hasSize(12).doesNotHaveDuplicates();
        assertThat(sample.from()).isEqualTo(20);
    }

    @Test
    void too_small_a_sample_takes_the_most_telling_and_says_what_it_lacks_and_how_many_would_do() {
        SmallArchive issues = new SmallArchive()
                .plain(5)
                .issue("closed", "words")
                .issue("pending", "NUL \0, @somebody and \u202e")
                .plain(5);
        Sample one = sample(issues, 1, Selection.all());

        assertThat(one.picks()).extracting(pick -> pick.id().value()).containsExactly("7");
        assertThat(one.notCovered()).extracting(Reason::what).contains("status: closed", "the newest");
        Sample enough = sample(issues, one.enough(), Selection.all());
        assertThat(enough.notCovered()).isEmpty();
        assertThat(sample(issues, one.enough() - 1, Selection.all()).notCovered())
                .isNotEmpty();
        // The larger sample begins with the smaller one.
        assertThat(enough.picks().get(0)).isEqualTo(one.picks().get(0));
    }

    @Test
    void the_rest_of_a_large_sample_is_spread_evenly() {
        Sample sample = sample(new SmallArchive().plain(100), 12, Selection.all());

        List<Integer> ids = sample.picks().stream()
                .map(pick -> Integer.valueOf(pick.id().value()))
                .sorted()
                .toList();
        assertThat(ids).hasSize(12).doesNotHaveDuplicates();
        assertThat(IntStream.range(1, ids.size()).map(i -> ids.get(i) - ids.get(i - 1)))
                .allMatch(distance -> distance <= 20);
        assertThat(sample(new SmallArchive().plain(5), 12, Selection.all()).picks())
                .hasSize(5);
    }

    @Test
    void it_is_chosen_among_what_was_named_and_limited() {
        SmallArchive issues = new SmallArchive().plain(50);

        Sample sample = sample(issues, 4, Selection.only("11-40").limit(20));

        assertThat(sample.from()).isEqualTo(20);
        assertThat(sample.picks())
                .hasSize(4)
                .allMatch(pick -> Integer.parseInt(pick.id().value()) > 10
                        && Integer.parseInt(pick.id().value()) <= 30);
        assertThat(reason(sample, "the newest")).isEqualTo("30");
    }

    @Test
    void a_property_of_very_many_values_is_no_list_to_go_through() {
        Sample sample = sample(new SmallArchive().plain(100), 100, Selection.all());

        assertThat(sample.enough()).isLessThan(10);
        assertThat(whys(sample)).contains("number is set").noneMatch(why -> why.startsWith("number: "));
        // A few different ones are gone through.
        assertThat(whys(sample(new SmallArchive().plain(8), 8, Selection.all())))
                .contains("number: no 3", "count is set")
                .noneMatch(why -> why.startsWith("count: "));
    }

    @Test
    void the_same_archive_gives_the_same_sample() {
        SmallArchive issues = new SmallArchive().plain(30).issue("closed", "@x").plain(30);
        assertThat(sample(issues, 20, Selection.all())).isEqualTo(sample(issues, 20, Selection.all()));
    }

    @Test
    void a_stop_gives_nothing_and_an_empty_sample_is_refused() {
        try (Archive archive = new SmallArchive().plain(3).open(folder.resolve("archive.zip"))) {
            assertThat(new Sampler(archive, StageProgress.silent(), () -> true).choose(2, Selection.all()))
                    .isEqualTo(Optional.empty());
            assertThatThrownBy(() ->
                            new Sampler(archive, StageProgress.silent(), StopSignal.never()).choose(0, Selection.all()))
                    .hasMessageContaining("at least 1");
        }
    }

    private Sample sample(SmallArchive issues, int size, Selection among) {
        try (Archive archive = issues.open(folder.resolve("archive.zip"))) {
            return new Sampler(archive, StageProgress.silent(), StopSignal.never())
                    .choose(size, among)
                    .orElseThrow();
        }
    }

    private static List<String> whys(Sample sample) {
        return sample.picks().stream()
                .flatMap(pick -> pick.why().stream())
                .map(Reason::what)
                .toList();
    }

    /** Who shows it. */
    private static String reason(Sample sample, String what) {
        return sample.picks().stream()
                .filter(pick -> pick.why().stream().anyMatch(why -> why.what().equals(what)))
                .map(Pick::id)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody shows '" + what + "': " + sample))
                .value();
    }
}
