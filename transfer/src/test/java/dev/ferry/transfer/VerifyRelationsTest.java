package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.contract.GitHubContract;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.SimulatedGitHubBuilder;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.fixtures.hub.model.Switch;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Relations and locks that people took away are told as theirs, and what was not set yet is no difference. */
@Tag("slow")
class VerifyRelationsTest {
    private static final int SUPERSEDED = 4;

    @TempDir
    Path folder;

    private final List<String> findings = new CopyOnWriteArrayList<>();

    private RelationScene scene(SimulatedGitHubBuilder builder) throws Exception {
        GitHubContract contract = GitHubContract.load();
        return RelationScene.of(
                folder,
                builder.observer(exchange -> findings.addAll(contract.check(exchange))),
                new RelatedIssues(5)
                        .closed(SUPERSEDED)
                        .dependsOn(2, 1, 3)
                        .supersededBy(SUPERSEDED, 1)
                        .supersededBy(5, 1));
    }

    private static List<String> told(RelationScene scene) {
        scene.journey.verify();
        return scene.journey.differences.stream()
                .map(difference -> difference.kind() + " " + difference.item().orElseThrow() + " " + difference.field())
                .toList();
    }

    @Test
    void what_is_not_set_yet_is_no_difference() throws Exception {
        try (RelationScene scene = scene(SimulatedGitHub.builder())) {
            assertThat(told(scene)).isEmpty();
            scene.relate();
            assertThat(told(scene)).isEmpty();
            assertThat(findings).isEmpty();
        }
    }

    @Test
    void what_people_took_away_is_their_doing() throws Exception {
        try (RelationScene scene = scene(SimulatedGitHub.builder())) {
            scene.relate();
            var hands = scene.journey.hub.hands();
            hands.unblock(Journey.TARGET, RelationScene.number(2), RelationScene.number(1), RelationScene.OTHER);
            hands.closeAsNotPlanned(Journey.TARGET, RelationScene.number(SUPERSEDED), RelationScene.OTHER);
            hands.editBody(
                    Journey.TARGET,
                    RelationScene.number(5),
                    RelationScene.OTHER,
                    scene.issue(5).body().replace("Duplicate of #2", ""));

            assertThat(told(scene))
                    .containsExactly(
                            "EDITED_BY_PEOPLE 2 blocked by",
                            "EDITED_BY_PEOPLE 4 duplicate of",
                            "EDITED_BY_PEOPLE 5 duplicate of");
            assertThat(findings).isEmpty();
        }
    }

    @Test
    void an_issue_that_people_call_a_duplicate_of_another_one_in_a_comment_is_theirs() throws Exception {
        try (RelationScene scene = scene(SimulatedGitHub.builder())) {
            scene.relate();
            scene.journey
                    .hub
                    .hands()
                    .commentDuplicate(
                            Journey.TARGET,
                            RelationScene.number(SUPERSEDED),
                            RelationScene.number(3),
                            RelationScene.OTHER);

            assertThat(told(scene)).containsExactly("EDITED_BY_PEOPLE 4 duplicate of");
            assertThat(findings).isEmpty();
        }
    }

    @Test
    void what_people_added_is_none_of_ours() throws Exception {
        try (RelationScene scene = scene(SimulatedGitHub.builder())) {
            scene.relate();
            scene.journey
                    .hub
                    .hands()
                    .block(Journey.TARGET, RelationScene.number(2), RelationScene.number(5), RelationScene.OTHER);

            assertThat(told(scene)).isEmpty();
        }
    }

    @Test
    void a_lost_dependency_is_wrong_where_the_server_does_not_tell_who_took_it() throws Exception {
        try (RelationScene scene = scene(SimulatedGitHub.builder())) {
            scene.relate();
            scene.journey
                    .hub
                    .hands()
                    .unblock(Journey.TARGET, RelationScene.number(2), RelationScene.number(1), RelationScene.OTHER);
            scene.journey.hub.faults().next(Faults.graphQl("BlockedByRemovedEvent"), Fault.statusBefore(422));

            assertThat(told(scene)).containsExactly("WRONG 2 blocked by");
        }
    }

    @Test
    void bad_weather_makes_people_s_doing_no_fault() throws Exception {
        try (RelationScene scene = scene(SimulatedGitHub.builder())) {
            scene.relate();
            scene.journey
                    .hub
                    .hands()
                    .unblock(Journey.TARGET, RelationScene.number(2), RelationScene.number(1), RelationScene.OTHER);
            for (int i = 0; i < 3; i++) {
                scene.journey.hub.faults().next(Faults.graphQl("BlockedByRemovedEvent"), Fault.statusBefore(502));
            }

            assertThat(told(scene)).containsExactly("EDITED_BY_PEOPLE 2 blocked by");
        }
    }

    @Test
    void a_dependency_on_an_issue_that_is_gone_is_told_of_that_issue_alone() throws Exception {
        try (RelationScene scene = scene(SimulatedGitHub.builder())) {
            scene.relate();
            scene.journey.hub.hands().deleteIssue(Journey.TARGET, RelationScene.number(3), RelationScene.OTHER);

            assertThat(told(scene)).containsExactly("WRONG 3 issue");
        }
    }

    @Test
    void an_issue_that_waited_for_others_and_is_gone_is_told_as_that() throws Exception {
        try (RelationScene scene = scene(SimulatedGitHub.builder())) {
            scene.relate();
            scene.journey.hub.hands().deleteIssue(Journey.TARGET, RelationScene.number(2), RelationScene.OTHER);

            assertThat(told(scene)).contains("WRONG 2 issue");
        }
    }

    @Test
    void locks_are_people_s_where_they_said_the_last_word() throws Exception {
        try (Journey journey = Journey.ofIssues(
                folder, SimulatedGitHub.builder().with(Switch.TRANSFER_UNLOCKS), LegacyIssues.plain(3, 1))) {
            journey.importAll();
            for (int issue = 1; issue <= 2; issue++) {
                int number = Finals.of(journey, Journey.STAGING, issue).number();
                journey.hub.hands().lock(Journey.STAGING, number, Optional.of("spam"), RelationScene.OTHER);
            }
            journey.transfer();
            journey.rewrite();
            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
            assertThat(journey.differences).isEmpty();
            journey.restart();
            var hands = journey.hub.hands();
            hands.unlock(Journey.TARGET, Finals.of(journey, Journey.TARGET, 1).number(), RelationScene.OTHER);
            hands.unlock(Journey.TARGET, Finals.of(journey, Journey.TARGET, 2).number(), Journey.BOT);
            hands.lock(
                    Journey.TARGET,
                    Finals.of(journey, Journey.TARGET, 3).number(),
                    Optional.empty(),
                    RelationScene.OTHER);

            journey.verify();

            assertThat(journey.differences)
                    .extracting(difference ->
                            difference.kind() + " " + difference.item().orElseThrow() + " " + difference.field() + ": "
                                    + difference.expected() + "; " + difference.actual())
                    .containsExactly(
                            "EDITED_BY_PEOPLE 1 lock: locked: spam; ",
                            "WRONG 2 lock: locked: spam; ",
                            "EDITED_BY_PEOPLE 3 lock: ; locked");
        }
    }
}
