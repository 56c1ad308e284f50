package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.Issue;
import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.SimulatedGitHubBuilder;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.FaultSchedule;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.fixtures.hub.http.Request;
import dev.ferry.fixtures.hub.model.Permission;
import dev.ferry.fixtures.hub.model.Switch;
import dev.ferry.github.RemoteException;
import dev.ferry.importer.Selection;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.Failure;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.transfer.rewrite.PlannedEdit;
import dev.ferry.transfer.rewrite.RewriteSummary;
import dev.ferry.transfer.verify.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** References in the final repository lead to the final repository, whatever happens on the way, and people's words stay. */
class RewriteTest {
    private static final Predicate<Request> EDIT = Faults.graphQl("updateIssue");

    @TempDir
    Path folder;

    @Test
    void issues_and_messages_are_linked_to_their_new_places() throws Exception {
        try (Journey journey = moved(SimulatedGitHub.builder())) {
            RewriteSummary summary = journey.rewrite();

            assertThat(summary.failed()).isEmpty();
            IssueView one = Finals.of(journey, Journey.TARGET, 1);
            IssueView two = Finals.of(journey, Journey.TARGET, 2);
            assertThat(one.body()).contains("See #2 and");
            assertThat(one.comments().get(0).body())
                    .contains("/" + Journey.TARGET + "/issues/2#issuecomment-"
                            + two.comments().get(0).id());
            assertThat(two.body()).contains("Follows #1.");
            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Switch.class,
            names = {
                "TRANSFER_RENEWS_COMMENT_IDS",
                "TRANSFER_QUALIFIES_REFERENCES",
                "TRANSFER_SHOWS_COMMENTS_LATE",
                "OLD_NODE_ID_RESOLVES"
            })
    void a_link_to_a_message_leads_to_the_comment_as_it_is_after_the_transfer(Switch habit) throws Exception {
        try (Journey journey = moved(SimulatedGitHub.builder().with(habit))) {
            journey.rewrite();

            IssueView two = Finals.of(journey, Journey.TARGET, 2);
            assertThat(Finals.of(journey, Journey.TARGET, 1).comments().get(0).body())
                    .contains("/" + Journey.TARGET + "/issues/2#issuecomment-"
                            + two.comments().get(0).id());
            for (IssueView issue : journey.hub.state().issues(Journey.TARGET)) {
                assertThat(issue.body()).doesNotContain(Journey.STAGING);
                assertThat(issue.comments()).noneMatch(comment -> comment.body().contains(Journey.STAGING));
            }
            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
        }
    }

    @Test
    void what_was_moved_after_another_failed_is_linked_from_settled_issues() throws Exception {
        try (Journey journey = Journey.ofIssues(
                folder,
                SimulatedGitHub.builder(),
                new LegacyIssues().add("See bpo-3.").add("Text.").add("Text.").all())) {
            journey.importSome(Selection.only("1,2"), StopSignal.never());
            journey.transfer();
            journey.rewrite();
            assertThat(Finals.of(journey, Journey.TARGET, 1).body()).doesNotContain("#3");
            journey.ledger()
                    .commit(new Transition.Failed(LegacyIssues.id(2), new Failure("TEST", "mend it", "broken")));
            journey.importAll();
            journey.transfer();

            journey.rewrite();

            // As many are moved or settled as before.
            assertThat(Finals.of(journey, Journey.TARGET, 1).body()).contains("See #3.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "after",
                "before",
                "502 after some",
                "503",
                "went wrong after",
                "went wrong before",
                "some",
                "cut"
            })
    void an_edit_in_doubt_is_looked_at_and_done_once_more_where_it_is_missing(String mishap) throws Exception {
        try (Journey journey = moved(SimulatedGitHub.builder())) {
            journey.hub.faults().next(EDIT, fault(mishap));

            RewriteSummary summary = journey.rewrite();

            assertThat(journey.hub.faults().outstanding()).isZero();
            assertThat(summary.failed()).isEmpty();
            assertThat(summary.edits()).isEqualTo(5);
            assertThat(journey.ledger().view().counts().of(ItemState.SETTLED)).isEqualTo(3);
            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
            assertThat(journey.rewrite().edits()).isZero();
        }
    }

    @Test
    void edits_whose_every_answer_is_lost_fail_by_name_and_go_on_after_a_retry() throws Exception {
        try (Journey journey = moved(SimulatedGitHub.builder())) {
            for (int i = 0; i < 40; i++) {
                journey.hub.faults().next(EDIT, Fault.statusBefore(502));
            }

            RewriteSummary summary = journey.rewrite();

            assertThat(summary.failed()).isEqualTo(LegacyIssues.ids(1, 3));
            ItemRow row = journey.ledger().view().item(LegacyIssues.id(1)).orElseThrow();
            assertThat(row.failure().orElseThrow().category()).isEqualTo("UNCONFIRMED");
            journey.hub.faults().clear();
            LegacyIssues.ids(1, 3).forEach(id -> journey.ledger().commit(new Transition.Requeued(id)));
            journey.rewrite();
            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
        }
    }

    @Test
    void a_right_that_is_taken_away_ends_the_run_and_fails_no_issue() throws Exception {
        try (Journey journey = moved(SimulatedGitHub.builder())) {
            // The first document's parts are refused one by one: what it says is in doubt and what it refuses meet.
            journey.hub.faults().next(EDIT, Fault.aliasesFailAfter(2));
            journey.hub.hands().allow(Journey.TARGET, Journey.BOT, Permission.READ);

            assertThatThrownBy(journey::rewrite)
                    .isInstanceOf(RemoteException.class)
                    .hasMessageContaining("may not write to the repository any more");

            assertThat(journey.ledger().view().counts().of(ItemState.FAILED)).isZero();
            journey.hub.hands().allow(Journey.TARGET, Journey.BOT, Permission.ADMIN);
            journey.restart();
            assertThat(journey.rewrite().failed()).isEmpty();
            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
        }
    }

    @Test
    void a_document_that_is_refused_fails_only_the_edit_that_is_guilty() throws Exception {
        try (Journey journey = moved(SimulatedGitHub.builder())) {
            Predicate<Request> guilty = Faults.graphQl("Follows #1.");
            journey.hub
                    .faults()
                    .schedule(FaultSchedule.seeded(1, 1, List.of(Fault.statusBefore(413)), EDIT.and(guilty)));

            RewriteSummary summary = journey.rewrite();

            assertThat(summary.failed()).containsExactly(LegacyIssues.id(2));
            ItemRow row = journey.ledger().view().item(LegacyIssues.id(2)).orElseThrow();
            assertThat(row.failure().orElseThrow().category()).isEqualTo("TOO_LARGE");
            assertThat(journey.ledger().view().counts().of(ItemState.SETTLED)).isEqualTo(2);
            journey.hub.faults().clear();
            journey.ledger().commit(new Transition.Requeued(LegacyIssues.id(2)));
            assertThat(journey.rewrite().failed()).isEmpty();
            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
        }
    }

    @Test
    void issues_that_are_too_much_for_one_answer_are_read_in_smaller_documents() throws Exception {
        try (Journey journey = moved(SimulatedGitHub.builder())) {
            // Whatever asks for more than one issue.
            journey.hub
                    .faults()
                    .schedule(FaultSchedule.seeded(
                            1,
                            1,
                            List.of(Fault.graphQlBefore(), Fault.statusBefore(502)),
                            Faults.graphQl("i1: issue(")));

            assertThat(journey.rewrite().failed()).isEmpty();

            assertThat(journey.hub.faults().struck()).isPositive();
            assertThat(journey.ledger().view().counts().of(ItemState.SETTLED)).isEqualTo(3);
            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
        }
    }

    @Test
    void words_that_somebody_wrote_into_a_text_of_ours_stay() throws Exception {
        try (Journey journey = moved(SimulatedGitHub.builder())) {
            IssueView one = Finals.of(journey, Journey.TARGET, 1);
            String edited = "Added by a reader: see bpo-3, too.\n\n" + one.body();
            journey.hub.hands().editBody(Journey.TARGET, one.number(), "reader", edited);
            journey.hub.hands().comment(Journey.TARGET, one.number(), "reader", "And what about bpo-2?");

            journey.rewrite();

            IssueView after = Finals.of(journey, Journey.TARGET, 1);
            assertThat(after.body())
                    .startsWith("Added by a reader: see #3, too.")
                    .contains("See #2 and");
            assertThat(after.comments().get(1).body()).isEqualTo("And what about bpo-2?");
            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
            assertThat(journey.differences)
                    .singleElement()
                    .matches(difference -> difference.kind() == Kind.EDITED_BY_PEOPLE);
        }
    }

    @Test
    void a_map_that_has_grown_resolves_what_older_issues_refer_to() throws Exception {
        try (Journey journey = Journey.ofIssues(folder, SimulatedGitHub.builder(), referring())) {
            journey.importSome(Selection.only("1"), StopSignal.never());
            journey.transfer();
            RewriteSummary first = journey.rewrite();
            assertThat(first.unknown()).isNotEmpty();
            assertThat(Finals.of(journey, Journey.TARGET, 1).body()).doesNotContain("See #2");
            journey.restart();

            journey.importAll();
            journey.transfer();
            RewriteSummary second = journey.rewrite();

            assertThat(second.edits()).isPositive();
            // Each once, though those that it settled itself are gone through again with the older ones.
            assertThat(second.issues()).isEqualTo(3);
            assertThat(Finals.of(journey, Journey.TARGET, 1).body()).contains("See #2 and");
            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
            assertThat(journey.rewrite().edits()).isZero();
        }
    }

    @Test
    void a_stopped_run_goes_on_where_it_was() throws Exception {
        try (Journey journey = moved(SimulatedGitHub.builder())) {
            assertThat(journey.rewriting(() -> true).run().stopped()).isTrue();
            journey.restart();

            journey.rewrite();

            assertThat(journey.ledger().view().counts().of(ItemState.SETTLED)).isEqualTo(3);
            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
        }
    }

    @Test
    void a_plan_shows_every_edit_and_changes_nothing() throws Exception {
        try (Journey journey = moved(SimulatedGitHub.builder())) {
            Map<Integer, List<String>> before = Finals.texts(journey);
            List<PlannedEdit> planned = new ArrayList<>();

            RewriteSummary summary = journey.rewriting(StopSignal.never()).plan(planned::add);

            assertThat(planned).hasSize(5);
            assertThat(summary.edits()).isEqualTo(5);
            assertThat(planned.get(0).before()).contains("bpo-2");
            assertThat(planned.get(0).after()).contains("#2");
            assertThat(Finals.texts(journey)).isEqualTo(before);
            assertThat(journey.ledger().view().counts().of(ItemState.MOVED)).isEqualTo(3);
            assertThat(journey.rewrite().edits()).isEqualTo(5);
            assertThat(journey.rewriting(StopSignal.never()).plan(planned::add).edits())
                    .isZero();
        }
    }

    @Test
    void one_issue_alone_is_planned_and_rewritten() throws Exception {
        try (Journey journey = moved(SimulatedGitHub.builder())) {
            ItemRow two = journey.ledger().view().item(LegacyIssues.id(2)).orElseThrow();
            List<PlannedEdit> planned = new ArrayList<>();
            journey.rewriting(StopSignal.never()).planOne(two, planned::add);
            assertThat(planned).allMatch(edit -> edit.item().equals(two.id())).isNotEmpty();

            journey.rewriting(StopSignal.never()).one(two);

            assertThat(Finals.of(journey, Journey.TARGET, 2).body()).contains("Follows #1.");
            assertThat(Finals.of(journey, Journey.TARGET, 1).body()).doesNotContain("See #2");
            assertThat(journey.ledger().view().item(two.id()).orElseThrow().state())
                    .isEqualTo(ItemState.SETTLED);
        }
    }

    @Test
    void an_issue_that_is_gone_fails_by_name_and_the_others_are_settled() throws Exception {
        try (Journey journey = moved(SimulatedGitHub.builder())) {
            journey.hub.hands().deleteIssue(Journey.TARGET, 2, "owner");

            RewriteSummary summary = journey.rewrite();

            assertThat(summary.failed()).containsExactly(LegacyIssues.id(2));
            ItemRow row = journey.ledger().view().item(LegacyIssues.id(2)).orElseThrow();
            assertThat(row.failure().orElseThrow().category()).isEqualTo("GONE");
            assertThat(journey.ledger().view().counts().of(ItemState.SETTLED)).isEqualTo(2);
        }
    }

    private static Fault fault(String mishap) {
        return switch (mishap) {
            case "after" -> Fault.dropAfter();
            case "before" -> Fault.dropBefore();
            case "502 after some" -> Fault.statusAfter(502, 2);
            case "503" -> Fault.statusBefore(503);
            case "went wrong after" -> Fault.graphQlAfter();
            case "went wrong before" -> Fault.graphQlBefore();
            case "some" -> Fault.aliasesFailAfter(2);
            default -> Fault.truncated();
        };
    }

    private Journey moved(SimulatedGitHubBuilder builder) throws Exception {
        Journey journey = Journey.ofIssues(folder, builder, new SteppedTime(), referring());
        journey.workers = 1;
        journey.importAll();
        journey.transfer();
        return journey;
    }

    private static List<Issue> referring() {
        return new LegacyIssues()
                .add("See bpo-2 and issue3.", "As said in msg202.")
                .add("Follows bpo-1.", "Reply.")
                .add("Look at https://bugs.example.org/issue1 for it.", "And msg101 of issue2.")
                .all();
    }
}
