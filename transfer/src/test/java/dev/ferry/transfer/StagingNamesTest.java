package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.transfer.rewrite.StagingLeft;
import dev.ferry.transfer.rewrite.StagingLeft.Where;
import java.nio.file.Path;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No link may dangle because the staging repository is gone: what a rewrite can not mend, it tells. */
class StagingNamesTest {
    @TempDir
    Path folder;

    @Test
    void the_staging_repositorys_name_is_told_wherever_a_rewrite_leaves_it() throws Exception {
        LegacyIssues tracker = new LegacyIssues().add("See issue 2.").add("Short.");
        try (Journey journey = Journey.ofIssues(folder, SimulatedGitHub.builder(), tracker.all())) {
            journey.importAll();
            // Which of them came to staging first nobody knows.
            int two = Finals.of(journey, Journey.STAGING, 2).number();
            journey.transfer();
            IssueView one = Finals.of(journey, Journey.TARGET, 1);
            journey.hub.hands().rename(Journey.TARGET, 1, "tester", "As in " + Journey.STAGING);
            journey.hub
                    .hands()
                    .editBody(
                            Journey.TARGET,
                            1,
                            "tester",
                            "`" + Journey.STAGING + "#1` " + Journey.STAGING + "#" + two + " " + one.body());
            String words = "https://github.com/" + Journey.STAGING + "/issues/2, not " + Journey.STAGING + "-more nor x"
                    + Journey.STAGING;
            journey.hub.hands().comment(Journey.TARGET, 1, "tester", words);

            journey.rewrite();

            assertThat(journey.stagingLeft)
                    .extracting(StagingLeft::where, StagingLeft::reference)
                    .containsExactly(
                            Tuple.tuple(Where.TITLE, Journey.STAGING),
                            Tuple.tuple(Where.OURS, Journey.STAGING + "#1"),
                            Tuple.tuple(Where.PEOPLES, Journey.STAGING + "/issues/2"));
            assertThat(journey.stagingLeft)
                    .extracting(left -> left.item().value())
                    .containsOnly("1");
            // The one in shown text was mended.
            assertThat(Finals.of(journey, Journey.TARGET, 1).body()).startsWith("`" + Journey.STAGING + "#1` #2 ");
        }
    }

    @Test
    void where_nobody_named_it_nothing_is_told() throws Exception {
        LegacyIssues tracker =
                new LegacyIssues().add("See issue 2 and `issue 2`.").add("Short.");
        try (Journey journey = Journey.ofIssues(folder, SimulatedGitHub.builder(), tracker.all())) {
            journey.importAll();
            journey.transfer();
            journey.rewrite();
            assertThat(journey.stagingLeft).isEmpty();
        }
    }
}
