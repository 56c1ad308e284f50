package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.archive.ConfigException;
import dev.ferry.fixtures.contract.GitHubContract;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.SimulatedGitHubBuilder;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.fixtures.hub.model.Switch;
import dev.ferry.github.GraphQl;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.RelationKind;
import dev.ferry.mapping.ledger.RelationState;
import dev.ferry.mapping.ledger.RelationView;
import dev.ferry.transfer.relations.DependencyStyle;
import dev.ferry.transfer.relations.RelationsSummary;
import dev.ferry.transfer.relations.Way;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An issue that waited for others in the old tracker waits for them in the final repository, each once, whatever happens. */
class DependenciesTest {
    private static final String BLOCKED_BY = "/dependencies/blocked_by";

    @TempDir
    Path folder;

    private static SimulatedGitHubBuilder hub() {
        return SimulatedGitHub.builder();
    }

    private static RelatedIssues few() {
        return new RelatedIssues(5)
                .dependsOn(1, 2, 3)
                .dependsOn(3, 2)
                .dependsOn(5, 5, 4)
                .closed(2);
    }

    private static void assertFew(RelationScene scene) {
        assertThat(scene.blockers(1)).containsExactlyInAnyOrder(2, 3);
        assertThat(scene.blockers(3)).containsExactly(2);
        assertThat(scene.blockers(5)).containsExactly(4);
        assertThat(scene.journey.verify().isClean())
                .as("%s", scene.journey.differences)
                .isTrue();
        assertThat(scene.journey.hub.state().violations()).isEmpty();
    }

    @Test
    void they_are_set_once_and_what_people_take_away_stays_away() throws Exception {
        GitHubContract contract = GitHubContract.load();
        List<String> findings = new CopyOnWriteArrayList<>();
        try (RelationScene scene = RelationScene.of(
                folder, hub().observer(exchange -> findings.addAll(contract.check(exchange))), few())) {
            assertThat(scene.plan()).containsExactly(4L, 0L, 0L, 0L, 0L);

            RelationsSummary summary = scene.relate();

            assertThat(summary.count(RelationKind.BLOCKED_BY, RelationState.PRESENT))
                    .isEqualTo(4);
            assertThat(summary.failures()).isZero();
            assertFew(scene);
            assertThat(findings).isEmpty();

            scene.journey
                    .hub
                    .hands()
                    .unblock(Journey.TARGET, RelationScene.number(3), RelationScene.number(2), RelationScene.OTHER);
            scene.journey.restart();
            RelationsSummary again = scene.relate();

            assertThat(again.set()).isZero();
            assertThat(again.plan().of(Way.DONE)).isEqualTo(4);
            assertThat(scene.blockers(3)).isEmpty();
        }
    }

    @Test
    void what_is_past_the_limit_stands_in_a_task_list() throws Exception {
        try (RelationScene scene = RelationScene.of(
                folder,
                hub(),
                new RelatedIssues(56).dependsOn(1, RelationScene.range(2, 56)).closed(52, 56))) {
            assertThat(scene.plan()).containsExactly(50L, 5L, 0L, 0L, 1L);

            RelationsSummary summary = scene.relate();

            assertThat(summary.count(RelationKind.BLOCKED_BY, RelationState.PRESENT))
                    .isEqualTo(50);
            assertThat(summary.count(RelationKind.BLOCKED_BY, RelationState.WRITTEN))
                    .isEqualTo(5);
            assertThat(scene.blockers(1)).hasSize(50).doesNotContain(52);
            assertThat(scene.lines(1, "- ["))
                    .containsExactly("- [x] #53", "- [ ] #54", "- [ ] #55", "- [ ] #56", "- [x] #57");
            assertThat(scene.journey.verify().isClean())
                    .as("%s", scene.journey.differences)
                    .isTrue();
            assertThat(scene.journey.differences).isEmpty();

            assertThat(scene.relate().plan().of(Way.DONE)).isEqualTo(55);
            assertThat(scene.lines(1, "- [")).hasSize(5);
        }
    }

    @Test
    void one_that_the_server_does_not_take_is_an_entry_of_a_list() throws Exception {
        try (RelationScene scene = RelationScene.of(
                folder, hub(), new RelatedIssues(3).dependsOn(1, 2).dependsOn(2, 1, 3))) {
            RelationsSummary summary = scene.relate();

            assertThat(summary.failures()).isZero();
            assertThat(scene.blockers(1)).containsExactly(2);
            assertThat(scene.blockers(2)).containsExactly(3);
            assertThat(scene.lines(2, "- [")).containsExactly("- [ ] #2");
        }
    }

    @Test
    void a_task_list_can_be_had_for_all_and_a_rewrite_afterwards_leaves_it_alone() throws Exception {
        try (RelationScene scene = RelationScene.of(folder, hub(), few())) {
            scene.dependencies = DependencyStyle.TASK_LIST;

            RelationsSummary summary = scene.relate();

            assertThat(summary.count(RelationKind.BLOCKED_BY, RelationState.WRITTEN))
                    .isEqualTo(4);
            assertThat(scene.lines(1, "- [")).containsExactly("- [x] #3", "- [ ] #4");
            assertThat(scene.blockers(1)).isEmpty();
            scene.journey.rewrite();
            assertThat(scene.lines(1, "- [")).containsExactly("- [x] #3", "- [ ] #4");
            assertThat(scene.journey.verify().isClean())
                    .as("%s", scene.journey.differences)
                    .isTrue();
            assertThat(scene.relate().set()).isZero();
        }
    }

    @Test
    void none_at_all_can_be_had() throws Exception {
        try (RelationScene scene = RelationScene.of(folder, hub(), few())) {
            scene.dependencies = DependencyStyle.NONE;

            assertThat(scene.relate().set()).isZero();
            assertThat(scene.blockers(1)).isEmpty();
        }
    }

    @Test
    void a_server_without_dependencies_is_told_from_an_issue_that_is_gone() throws Exception {
        try (RelationScene scene = RelationScene.of(folder, hub().withoutDependencies(), few())) {
            assertThatThrownBy(scene::relate)
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("task-list");

            scene.dependencies = DependencyStyle.TASK_LIST;
            assertThat(scene.relate().set()).isEqualTo(4);
        }
    }

    @Test
    void an_issue_that_is_gone_is_counted_and_not_asked_about_again() throws Exception {
        try (RelationScene scene = RelationScene.of(folder, hub(), few())) {
            scene.journey.hub.hands().deleteIssue(Journey.TARGET, RelationScene.number(2), Journey.BOT);

            RelationsSummary summary = scene.relate();

            assertThat(summary.gone()).isEqualTo(2);
            assertThat(summary.isWhole()).isTrue();
            assertThat(scene.blockers(1)).containsExactly(3);
            assertThat(scene.blockers(5)).containsExactly(4);
            assertThat(scene.relate().plan().open()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void one_that_a_killed_run_had_asked_for_is_looked_at_whatever_was_chosen_since(boolean carriedOut)
            throws Exception {
        try (RelationScene scene = RelationScene.of(folder, hub(), few())) {
            scene.begun(1, RelationKind.BLOCKED_BY, 2, Optional.empty());
            if (carriedOut) {
                scene.journey
                        .hub
                        .hands()
                        .block(Journey.TARGET, RelationScene.number(1), RelationScene.number(2), Journey.BOT);
            }
            scene.dependencies = DependencyStyle.TASK_LIST;

            RelationsSummary summary = scene.relate();

            assertThat(summary.isWhole()).isTrue();
            assertThat(scene.blockers(1)).hasSize(carriedOut ? 1 : 0);
            assertThat(scene.lines(1, "- [")).hasSize(carriedOut ? 1 : 2);
        }
    }

    @Test
    void an_issue_that_somebody_moved_on_is_left_alone() throws Exception {
        try (RelationScene scene =
                RelationScene.of(folder, hub().with(Switch.OLD_NODE_ID_RESOLVES).repository("example/attic"), few())) {
            moveOn(scene, 2, "attic");

            assertThat(scene.relate().gone()).isEqualTo(2);
            assertThat(scene.issue(1).relations().elsewhere()).isEmpty();
        }
    }

    private static void moveOn(RelationScene scene, int legacy, String repository) {
        GraphQl graphQl = scene.journey.github().graphQl();
        ObjectNode none = JsonNodeFactory.instance.objectNode();
        String there = graphQl.query("{ repository(owner: \"example\", name: \"" + repository + "\") { id } }", none)
                .data()
                .path("repository")
                .path("id")
                .asText();
        String move = "mutation { a: transferIssue(input: {issueId: \"%s\", repositoryId: \"%s\"}) { issue { id } } }";
        graphQl.mutate(move.formatted(scene.issue(legacy).nodeId(), there), none, 1);
    }

    @ParameterizedTest
    @EnumSource(DependencyStyle.class)
    void an_issue_that_waits_and_is_gone_itself_is_counted_however_it_would_be_shown(DependencyStyle style)
            throws Exception {
        try (RelationScene scene =
                RelationScene.of(folder, hub().with(Switch.OLD_NODE_ID_RESOLVES).repository("example/attic"), few())) {
            scene.dependencies = style;
            moveOn(scene, 1, "attic");
            scene.journey.hub.hands().deleteIssue(Journey.TARGET, RelationScene.number(5), Journey.BOT);

            RelationsSummary summary = scene.relate();

            assertThat(summary.isWhole()).isTrue();
            assertThat(summary.gone()).isEqualTo(style == DependencyStyle.NONE ? 0 : 3);
            assertThat(scene.relate().plan().open()).isZero();
        }
    }

    @Test
    void one_in_doubt_is_not_written_where_none_is_to_be_shown() throws Exception {
        try (RelationScene scene = RelationScene.of(folder, hub(), few())) {
            scene.begun(1, RelationKind.BLOCKED_BY, 2, Optional.empty());
            scene.dependencies = DependencyStyle.NONE;

            RelationsSummary summary = scene.relate();

            assertThat(summary.isWhole()).isTrue();
            assertThat(scene.blockers(1)).isEmpty();
            assertThat(scene.lines(1, "- [")).isEmpty();
        }
    }

    @Test
    void lines_wait_until_rewrite_has_gone_through_their_issues() throws Exception {
        try (Journey journey = Journey.ofIssues(folder.resolve("x"), hub(), few().all())) {
            journey.importAll();
            journey.transfer();
            RelationScene scene = RelationScene.in(journey);
            scene.dependencies = DependencyStyle.TASK_LIST;

            RelationsSummary early = scene.relate();

            assertThat(early.unsettled()).isEqualTo(4);
            assertThat(early.isWhole()).isFalse();
            journey.rewrite();
            assertThat(scene.relate().set()).isEqualTo(4);
        }
    }

    @Test
    void what_waits_for_an_issue_that_is_not_there_is_set_when_it_is() throws Exception {
        try (Journey journey = Journey.ofIssues(
                folder.resolve("x"),
                hub(),
                new RelatedIssues(3).dependsOn(1, 2, 99).all())) {
            journey.importAll();
            assertThat(RelationScene.in(journey).relate().plan().of(Way.WAITING))
                    .isEqualTo(1);
            journey.transfer();

            RelationsSummary summary = RelationScene.in(journey).relate();

            assertThat(summary.count(RelationKind.BLOCKED_BY, RelationState.PRESENT))
                    .isEqualTo(1);
            assertThat(summary.plan().of(Way.NOT_IMPORTED)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = UnknownTransfersTest.Mishap.class,
            names = {"LOST_AFTER", "LOST_BEFORE", "BAD_GATEWAY_AFTER_ALL", "BAD_GATEWAY_BEFORE", "CUT_SHORT"})
    void a_lost_answer_is_looked_up(UnknownTransfersTest.Mishap mishap) throws Exception {
        for (Switch habit : List.of(Switch.REPEATED_DEPENDENCY_IS_TAKEN, Switch.LINKS_ARE_OPAQUE)) {
            try (RelationScene scene = RelationScene.of(folder.resolve(habit.name()), hub().with(habit), few())) {
                scene.journey.hub.faults().next(Faults.call("POST", BLOCKED_BY), mishap.fault);
                scene.journey.hub.faults().next(Faults.call("POST", BLOCKED_BY), mishap.fault);

                RelationsSummary summary = scene.relate();

                assertThat(scene.journey.hub.faults().outstanding()).isZero();
                assertThat(summary.unconfirmed()).isZero();
                assertThat(summary.count(RelationKind.BLOCKED_BY, RelationState.PRESENT))
                        .isEqualTo(4);
                assertFew(scene);
            }
        }
    }

    @Test
    void a_list_that_lags_does_not_make_it_be_said_twice() throws Exception {
        try (RelationScene scene = RelationScene.of(folder, hub(), few())) {
            Fault late = Fault.listLags(Duration.ofMinutes(5));
            scene.journey.hub.faults().next(Faults.call("POST", BLOCKED_BY), Fault.dropAfter());
            scene.journey.hub.faults().next(Faults.call("GET", BLOCKED_BY), late);
            scene.journey.hub.faults().next(Faults.call("GET", BLOCKED_BY), late);

            RelationsSummary summary = scene.relate();

            assertThat(scene.journey.hub.faults().outstanding()).isZero();
            assertThat(summary.unconfirmed()).isZero();
            assertThat(summary.count(RelationKind.BLOCKED_BY, RelationState.WRITTEN))
                    .isZero();
            assertFew(scene);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_run_that_ends_anywhere_goes_on_where_it_was(boolean committed) throws Exception {
        RelatedIssues issues =
                new RelatedIssues(54).dependsOn(1, RelationScene.range(2, 54)).dependsOn(2, 3);
        try (RelationScene scene = RelationScene.of(folder, hub(), issues)) {
            for (int i = 0; i < 60; i++) {
                List<Integer> count = new ArrayList<>();
                StopSignal third = () -> {
                    count.add(1);
                    return count.size() > 3;
                };
                scene.journey
                        .hub
                        .faults()
                        .next(Faults.writes(), committed ? Fault.dropAfter() : Fault.statusBefore(502));
                if (!scene.relate(third).stopped()) {
                    break;
                }
                scene.journey.restart();
            }
            scene.journey.hub.faults().clear();
            scene.relate();

            assertThat(scene.blockers(1)).hasSize(50).doesNotHaveDuplicates();
            assertThat(scene.lines(1, "- [")).hasSize(3).doesNotHaveDuplicates();
            assertThat(scene.blockers(2)).containsExactly(3);
            RelationView view = RelationView.of(scene.journey.ledger().view());
            assertThat(view.count(RelationState.PRESENT)).isEqualTo(51);
            assertThat(view.count(RelationState.WRITTEN)).isEqualTo(3);
        }
    }
}
