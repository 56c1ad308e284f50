package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.render.TextLimits;
import dev.ferry.transfer.rewrite.CrowdedReference;
import dev.ferry.transfer.verify.VerificationSummary;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Long messages full of references: GitHub takes no text in which all of them lead somewhere. */
class CrowdedRewriteTest {
    private static final String LINE = "as issue 2 and msg201 say, and more words to make it a line of some length";

    @TempDir
    Path folder;

    @Test
    void a_long_message_gets_as_many_links_as_fit_and_the_others_are_told_with_their_places() throws Exception {
        String text =
                String.join("\n", IntStream.range(0, 1_600).mapToObj(i -> LINE).toList());
        LegacyIssues tracker = new LegacyIssues().add(text, text).add("Short.");
        try (Journey journey = Journey.ofIssues(folder, SimulatedGitHub.builder(), tracker.all())) {
            journey.importAll();
            journey.transfer();

            journey.rewrite();

            IssueView issue = Finals.of(journey, Journey.TARGET, 1);
            List<String> texts = Stream.concat(
                            Stream.of(issue.body()), issue.comments().stream().map(comment -> comment.body()))
                    .toList();
            assertThat(texts)
                    .hasSizeGreaterThan(3)
                    .allSatisfy(piece -> assertThat(piece)
                            .doesNotContain(Journey.STAGING)
                            .doesNotContain("issue 2 and")
                            .hasSizeLessThanOrEqualTo(TextLimits.GITHUB.body()));
            assertThat(texts.stream().filter(piece -> piece.contains("[msg201](")))
                    .hasSizeGreaterThan(3);
            long left = texts.stream()
                    .mapToLong(piece -> piece.split(" msg201 ", -1).length - 1)
                    .sum();
            assertThat(left).isPositive();
            assertThat(journey.crowded).extracting(CrowdedReference::reference).containsOnly("msg201");
            assertThat(journey.crowded.stream()
                            .mapToLong(CrowdedReference::times)
                            .sum())
                    .isEqualTo(left);
            assertThat(journey.crowded)
                    .extracting(reference -> reference.url().getPath())
                    .containsOnly("/" + Journey.TARGET + "/issues/1");
            VerificationSummary verified = journey.verify();
            assertThat(verified.isClean()).as("%s", journey.differences).isTrue();
            assertThat(verified.compared().crowded()).isEqualTo(left);
            assertThat(journey.notes)
                    .filteredOn(note -> note.field().equals("references left"))
                    .extracting(note -> note.where().orElseThrow())
                    .containsExactlyInAnyOrderElementsOf(journey.crowded.stream()
                            .map(reference -> reference.url().toString())
                            .distinct()
                            .toList());
        }
    }

    @Test
    void running_it_again_edits_nothing() throws Exception {
        String text =
                String.join("\n", IntStream.range(0, 1_600).mapToObj(i -> LINE).toList());
        LegacyIssues tracker = new LegacyIssues().add(text).add("Short.");
        try (Journey journey = Journey.ofIssues(folder, SimulatedGitHub.builder(), tracker.all())) {
            journey.importAll();
            journey.transfer();
            assertThat(journey.rewrite().edits()).isPositive();

            assertThat(journey.rewriting(StopSignal.never()).plan(edit -> {}).edits())
                    .isZero();
        }
    }
}
