package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.transfer.rewrite.Collision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody copies a text of ours into a comment, marker and all: the copy is their words. */
class CopiedTextsTest {
    @TempDir
    Path folder;

    private Journey moved() throws Exception {
        Journey journey = Journey.ofIssues(
                folder,
                SimulatedGitHub.builder(),
                new LegacyIssues()
                        .add("See bpo-2.", "As said in bpo-2.")
                        .add("Follows bpo-1.", "More in bpo-1.")
                        .all());
        journey.importAll();
        journey.transfer();
        return journey;
    }

    private static List<String> copies(Journey journey, IssueView from) {
        List<String> copies = List.of(from.body(), from.comments().get(0).body());
        copies.forEach(copy -> journey.hub.hands().comment(Journey.TARGET, 1, "reader", copy));
        return copies;
    }

    private static List<String> copiesNow(Journey journey) {
        return journey.hub.state().issue(Journey.TARGET, 1).orElseThrow().comments().stream()
                .skip(1)
                .map(comment -> comment.body())
                .toList();
    }

    @Test
    void a_copy_in_the_same_issue_stays_as_it_is() throws Exception {
        try (Journey journey = moved()) {
            List<String> copies = copies(journey, Finals.of(journey, Journey.TARGET, 1));

            assertThat(journey.rewrite().edits()).isEqualTo(4);

            assertThat(copiesNow(journey)).isEqualTo(copies);
            assertThat(Finals.of(journey, Journey.TARGET, 1).comments().get(0).body())
                    .contains("As said in #2.");
            assertThat(journey.rewrite().edits()).isZero();
        }
    }

    @Test
    void with_the_map_alone_a_copy_of_another_issues_texts_stays_as_it_is() throws Exception {
        try (Journey journey = moved()) {
            LazyScene.writeMap(journey);
            List<String> copies = copies(journey, Finals.of(journey, Journey.TARGET, 2));
            List<Collision> collisions = new ArrayList<>();

            assertThat(LazyScene.of(journey, new ArrayList<>(), collisions)
                            .run(new FinalNumber(1))
                            .edits())
                    .isEqualTo(2);

            assertThat(copiesNow(journey)).isEqualTo(copies);
        }
    }
}
