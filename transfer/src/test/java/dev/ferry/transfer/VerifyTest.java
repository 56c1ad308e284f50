package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.archive.Sha256;
import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.model.Permission;
import dev.ferry.fixtures.hub.model.Switch;
import dev.ferry.github.IssueEdit;
import dev.ferry.github.Issues;
import dev.ferry.github.RepositoryName;
import dev.ferry.importer.Importer;
import dev.ferry.importer.Selection;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.StagingNumber;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.labels.LabelMap;
import dev.ferry.mapping.labels.LabelRule;
import dev.ferry.mapping.ledger.Failure;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.PartPlan;
import dev.ferry.mapping.ledger.StagingIssue;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.mapping.people.GitHubLogin;
import dev.ferry.mapping.people.UserMap;
import dev.ferry.mapping.render.Renderer;
import dev.ferry.transfer.verify.Difference;
import dev.ferry.transfer.verify.Kind;
import dev.ferry.transfer.verify.VerificationSummary;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each field that is not as it was promised is found, with the issue and both values; what people edited is told apart. */
class VerifyTest {
    @TempDir
    Path folder;

    private Journey journey;

    @BeforeEach
    void migrate() throws Exception {
        journey = Journey.ofIssues(
                folder,
                SimulatedGitHub.builder().person("ann", Permission.PUSH),
                new LegacyIssues()
                        .add(
                                Map.of("status", "closed", "kind", "bug", "stage", "3.1", "assignee", "1"),
                                "First text.",
                                "Second text.",
                                "Third text.")
                        .add("Another issue, see bpo-1.", "Its comment.")
                        .all());
        journey.labels = LabelMap.of(List.of(LabelRule.of("kind", "*", "type-{value}")));
        journey.milestones = Optional.of("stage");
        journey.users = UserMap.of(Map.of("user1", Optional.of(new GitHubLogin("ann"))));
        journey.importAll();
        journey.transfer();
        journey.rewrite();
        assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
        assertThat(one().assignees()).containsExactly("ann");
    }

    @AfterEach
    void close() {
        journey.close();
    }

    @Test
    void a_changed_title() {
        issues().edit(one().number(), IssueEdit.none().withTitle("Something else"));

        assertWrong("title", "Something else");
    }

    @Test
    void a_changed_body() {
        issues().edit(one().number(), IssueEdit.none().withBody(one().body().replace("First", "Frist")));

        assertWrong("body", "Frist");
    }

    @Test
    void a_reference_that_leads_elsewhere() {
        issues().edit(two().number(), IssueEdit.none().withBody(two().body().replace("see #1", "see #2")));

        assertThat(wrong()).extracting(Difference::field).containsExactly("body");
    }

    @Test
    void a_changed_comment() {
        IssueView.CommentView comment = one().comments().get(1);
        issues().editComment(comment.id(), comment.body().replace("Third", "Thrid"));

        assertWrong("comment message:103", "Thrid");
    }

    @Test
    void a_missing_comment() {
        issues().deleteComment(one().comments().get(0).id());

        assertWrong("comments", "[message:103]");
    }

    @Test
    void a_doubled_comment() {
        journey.hub
                .hands()
                .comment(
                        Journey.TARGET,
                        one().number(),
                        Journey.BOT,
                        one().comments().get(0).body());

        assertWrong("comments", "[message:102, message:103, message:102]");
    }

    @Test
    void comments_in_another_order() {
        IssueView.CommentView first = one().comments().get(0);
        issues().deleteComment(first.id());
        journey.hub.hands().comment(Journey.TARGET, one().number(), Journey.BOT, first.body());

        assertThat(wrong()).extracting(Difference::field).contains("comments");
    }

    @Test
    void a_comment_with_another_date() {
        IssueView.CommentView last = one().comments().get(1);
        issues().deleteComment(last.id());
        journey.hub.hands().comment(Journey.TARGET, one().number(), Journey.BOT, last.body());

        assertThat(wrong()).extracting(Difference::field).containsExactly("comment message:103 date");
    }

    @Test
    void an_issue_that_stands_twice() {
        journey.hub.hands().openIssue(Journey.TARGET, Journey.BOT, one().title(), one().body());

        assertThat(wrong()).extracting(Difference::field).containsExactly("issue stands twice");
    }

    @Test
    void an_issue_that_is_not_there() {
        journey.hub.hands().deleteIssue(Journey.TARGET, one().number(), "owner");

        assertThat(wrong())
                .singleElement()
                .matches(difference -> difference.field().equals("issue")
                        && difference.actual().equals("not there"));
    }

    @Test
    void an_issue_that_somebody_reopened_is_people_s_doing() {
        journey.hub.hands().reopen(Journey.TARGET, one().number(), "reader");

        assertPeoples("state");
    }

    @Test
    void an_issue_that_somebody_closed_is_people_s_doing() {
        journey.hub.hands().closeIssue(Journey.TARGET, two().number(), "reader");

        assertPeoples("state");
    }

    @Test
    void an_issue_that_our_own_account_closed_is_wrong() {
        issues().edit(two().number(), IssueEdit.none().closing("completed"));

        assertThat(wrong()).extracting(Difference::field).containsExactly("state");
    }

    @Test
    void an_issue_that_our_own_account_reopened_is_wrong() {
        issues().edit(one().number(), IssueEdit.none().reopening());

        assertThat(wrong()).extracting(Difference::field).contains("state");
    }

    @Test
    void a_closing_date_that_our_own_account_made_is_wrong() {
        issues().edit(one().number(), IssueEdit.none().reopening());
        issues().edit(one().number(), IssueEdit.none().closing("completed"));

        assertWrong("closed at", second(one().dates().closedAt().orElseThrow()));
    }

    @Test
    void a_state_that_our_own_account_set_after_people_did_is_wrong() {
        journey.hub.hands().reopen(Journey.TARGET, one().number(), "reader");
        issues().edit(one().number(), IssueEdit.none().closing("completed"));

        assertThat(wrong()).extracting(Difference::field).containsExactly("closed at");
    }

    @Test
    void a_closing_date_that_the_import_lost_is_wrong() throws Exception {
        try (Journey other = Journey.ofIssues(
                folder.resolve("other"),
                SimulatedGitHub.builder().with(Switch.IMPORT_IGNORES_CLOSED_AT),
                new LegacyIssues()
                        .add(Map.of("status", "closed"), "Text.")
                        .add("Text.")
                        .all())) {
            other.importAll();

            VerificationSummary onStaging = other.verify();

            assertThat(onStaging.isClean()).isFalse();
            assertThat(other.differences)
                    .extracting(difference -> difference.item().orElseThrow() + " " + difference.field())
                    .containsExactly("1 closed at");
            other.transfer();
            other.rewrite();
            assertThat(other.verify().of(Kind.WRONG)).isEqualTo(1);
        }
    }

    @Test
    void labels_that_our_own_account_took_off_and_put_on_are_wrong() {
        issues().edit(one().number(), IssueEdit.none().withLabels(List.of("later")));

        assertThat(wrong()).extracting(Difference::brief).containsExactly("missing: type-bug", "extra: later");
    }

    @Test
    void labels_that_somebody_took_off_and_put_on_are_people_s_doing() {
        journey.hub.hands().relabel(Journey.TARGET, one().number(), "reader", "later");

        assertPeoples("labels", "labels");
        assertThat(journey.differences)
                .extracting(Difference::brief)
                .containsExactly("taken off: type-bug", "put on: later");
    }

    @Test
    void a_label_that_our_own_account_puts_on_beside_people_s_is_wrong() {
        journey.hub.hands().relabel(Journey.TARGET, one().number(), "reader", "type-bug", "later");
        issues().edit(one().number(), IssueEdit.none().withLabels(List.of("type-bug", "later", "stray")));

        assertThat(wrong()).extracting(Difference::brief).containsExactly("extra: stray");
    }

    @Test
    void another_date_of_the_last_change_is_a_note_with_both_dates_and_no_fault() {
        String expected = second(new Renderer(journey.context())
                .render(journey.archive().issue(LegacyIssues.id(1)).orElseThrow())
                .updatedAt());
        journey.hub.hands().comment(Journey.TARGET, one().number(), "reader", "A new comment.");

        VerificationSummary summary = journey.verify();

        assertThat(summary.isClean()).as("%s", journey.differences).isTrue();
        assertThat(summary.of(Kind.NOTE)).isEqualTo(journey.notes.size());
        assertThat(journey.notes)
                .filteredOn(note -> note.item().equals(Optional.of(LegacyIssues.id(1))))
                .singleElement()
                .matches(note -> note.field().equals("updated"))
                .matches(note -> note.expected().equals(expected))
                .matches(note -> note.actual().equals(second(one().dates().updatedAt())));
    }

    @Test
    void a_date_of_the_last_change_that_was_kept_is_no_note() throws Exception {
        try (Journey other =
                Journey.ofIssues(folder.resolve("other"), SimulatedGitHub.builder(), LegacyIssues.plain(2, 1))) {
            other.importAll();

            assertThat(other.verify().of(Kind.NOTE)).isZero();
        }
    }

    @Test
    void what_people_changed_beside_the_texts_is_their_doing() {
        var hands = journey.hub.hands();
        int number = one().number();
        hands.rename(Journey.TARGET, number, "reader", "A better title");
        hands.rename(Journey.TARGET, number, "reader", "The best title");
        hands.relabel(Journey.TARGET, number, "reader");
        hands.unplan(Journey.TARGET, number, "reader");
        hands.assign(Journey.TARGET, number, "reader", "reader");
        hands.reopen(Journey.TARGET, number, "reader");

        assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();

        assertThat(journey.differences)
                .extracting(Difference::field)
                .contains("title", "labels", "milestone", "assignee", "state");
    }

    @Test
    void a_title_that_was_wrong_before_somebody_changed_it_stays_wrong() {
        issues().edit(one().number(), IssueEdit.none().withTitle("Something else"));
        journey.hub.hands().rename(Journey.TARGET, one().number(), "reader", "A better title");

        // Our own account's edit is no person's: the title that the reader found was not the archive's.
        assertWrong("title", "A better title");
    }

    @Test
    void a_lost_label_is_wrong_whatever_else_people_took_off() {
        journey.hub.hands().relabel(Journey.TARGET, one().number(), "reader");
        issues().edit(one().number(), IssueEdit.none().withLabels(List.of("type-bug")));
        issues().edit(one().number(), IssueEdit.none().withLabels(List.of()));

        // Taken off by a person, put back and lost again: the last word is not theirs.
        assertThat(wrong()).extracting(Difference::field).containsExactly("labels");
    }

    @Test
    void an_issue_that_failed_is_named_and_nothing_is_clean_without_it() {
        journey.ledger().commit(new Transition.Failed(LegacyIssues.id(2), new Failure("TEST", "mend it", "broken")));

        VerificationSummary summary = journey.verify();

        assertThat(summary.items()).isEqualTo(1);
        assertThat(summary.of(Kind.WRONG)).isZero();
        assertThat(summary.isClean()).isFalse();
        assertThat(summary.notCompared().of(ItemState.FAILED)).isEqualTo(1);
        assertThat(journey.notCompared).containsExactly(LegacyIssues.id(2));
    }

    @Test
    void an_issue_whose_move_is_in_doubt_is_named_and_nothing_is_clean_without_it() throws Exception {
        try (Journey other =
                Journey.ofIssues(folder.resolve("other"), SimulatedGitHub.builder(), LegacyIssues.plain(2, 1))) {
            other.importAll();
            other.ledger().commit(new Transition.Moving(LegacyIssues.id(1)));

            assertThat(other.verify().isClean()).isFalse();
            assertThat(other.notCompared).containsExactly(LegacyIssues.id(1));
        }
    }

    @Test
    void what_is_planned_only_or_not_even_planned_is_counted_and_no_fault() throws Exception {
        try (Journey other =
                Journey.ofIssues(folder.resolve("other"), SimulatedGitHub.builder(), LegacyIssues.plain(4, 1))) {
            other.importSome(Selection.only("1"), StopSignal.never());
            new Importer(other.importJob(StopSignal.never())).plan(Selection.only("2"));

            VerificationSummary summary = other.verify();

            assertThat(summary.isClean()).as("%s", other.differences).isTrue();
            assertThat(summary.notCompared().isNothing()).isFalse();
            assertThat(summary.notCompared().of(ItemState.PLANNED)).isEqualTo(1);
            assertThat(summary.notCompared().notPlanned()).isEqualTo(2);
            assertThat(other.notCompared).containsExactly(LegacyIssues.id(2));
        }
    }

    @Test
    void whom_one_repository_can_assign_another_may_not() throws Exception {
        try (Journey other = Journey.ofIssues(
                folder.resolve("other"),
                SimulatedGitHub.builder().person("ann", Permission.READ),
                new LegacyIssues()
                        .add(Map.of("status", "open", "assignee", "1"), "Text.")
                        .add(Map.of("status", "open", "assignee", "1"), "Text.")
                        .all())) {
            other.users = UserMap.of(Map.of("user1", Optional.of(new GitHubLogin("ann"))));
            other.hub.hands().allow(Journey.TARGET, "ann", Permission.PUSH);
            other.importSome(Selection.only("1"), StopSignal.never());
            other.transfer();
            other.importAll();

            other.verify();

            // One is moved, the other on staging, where nobody could be assigned.
            assertThat(other.differences)
                    .extracting(difference -> difference.item().orElseThrow() + " " + difference.field())
                    .containsExactly("1 assignee");
        }
    }

    @Test
    void a_verification_that_is_stopped_in_the_look_for_doubles_says_so() throws Exception {
        try (Journey large =
                Journey.ofIssues(folder.resolve("long"), SimulatedGitHub.builder(), LegacyIssues.plain(120, 1))) {
            large.importAll();
            large.transfer();
            AtomicInteger asked = new AtomicInteger();

            // Three chunks of issues, then the pages of the look for doubles, of which there are two.
            VerificationSummary summary = large.verify(() -> asked.incrementAndGet() > 4);

            assertThat(summary.items()).isEqualTo(120);
            assertThat(summary.stopped()).isTrue();
        }
    }

    @Test
    void a_missing_milestone() {
        update("milestoneId", JsonNodeFactory.instance.nullNode());

        assertWrong("milestone", "");
    }

    @Test
    void a_missing_assignee() {
        update("assigneeIds", JsonNodeFactory.instance.arrayNode());

        assertWrong("assignee", "");
    }

    @Test
    void an_issue_that_came_to_staging_with_other_dates_and_another_state() throws Exception {
        try (Journey other = Journey.ofIssues(
                folder.resolve("other"),
                SimulatedGitHub.builder(),
                new LegacyIssues().add(Map.of("status", "closed"), "Text.").all())) {
            String body = new Renderer(other.context())
                    .render(other.archive().issue(LegacyIssues.id(1)).orElseThrow())
                    .body();
            int number = other.hub.hands().openIssue(Journey.STAGING, Journey.BOT, "Issue number 1", body);
            new Importer(other.importJob(StopSignal.never())).plan(Selection.all());
            PartPlan part = PartPlan.of(Origin.of(LegacyIssues.id(1)), new Sha256("0".repeat(64)));
            StagingIssue staging = new StagingIssue(new StagingNumber(number), Optional.empty());
            other.ledger()
                    .commit(List.of(
                            new Transition.Sending(LegacyIssues.id(1), List.of(part), 1),
                            new Transition.Imported(LegacyIssues.id(1), staging)));

            other.verify();

            assertThat(other.differences)
                    .extracting(difference -> difference.kind() + " " + difference.field())
                    .containsExactly("WRONG state", "WRONG created");
        }
    }

    @Test
    void words_of_people_are_told_and_are_no_fault() {
        journey.hub.hands().editBody(Journey.TARGET, one().number(), "reader", "All new.\n\n" + one().body());
        journey.hub
                .hands()
                .editComment(
                        Journey.TARGET,
                        one().number(),
                        0,
                        "reader",
                        "PS: " + one().comments().get(0).body());
        journey.hub.hands().comment(Journey.TARGET, one().number(), "reader", "A new comment.");

        assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();

        assertThat(journey.differences)
                .extracting(difference -> difference.kind() + " " + difference.field())
                .containsExactly("EDITED_BY_PEOPLE body", "EDITED_BY_PEOPLE comment message:102");
    }

    private void update(String field, JsonNode value) {
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        ObjectNode input = variables.putObject("input").put("id", one().nodeId());
        input.set(field, value);
        journey.github()
                .graphQl()
                .mutate(
                        "mutation($input: UpdateIssueInput!) { updateIssue(input: $input) { issue { id } } }",
                        variables,
                        1);
    }

    private static String second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void assertPeoples(String... fields) {
        assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
        assertThat(journey.differences)
                .allMatch(difference -> difference.kind() == Kind.EDITED_BY_PEOPLE)
                .extracting(Difference::field)
                .containsExactly(fields);
    }

    private void assertWrong(String field, String actual) {
        assertThat(wrong())
                .singleElement()
                .matches(difference -> difference.item().equals(Optional.of(LegacyIssues.id(1))))
                .matches(difference -> difference.field().equals(field))
                .matches(difference -> difference.actual().contains(actual))
                .matches(difference -> difference.where().orElseThrow().contains(Journey.TARGET));
    }

    private List<Difference> wrong() {
        assertThat(journey.verify().isClean()).isFalse();
        return journey.differences.stream()
                .filter(difference -> difference.kind() == Kind.WRONG)
                .toList();
    }

    private Issues issues() {
        return journey.github().issues(RepositoryName.parse(Journey.TARGET));
    }

    private IssueView two() {
        return Finals.of(journey, Journey.TARGET, 2);
    }

    private IssueView one() {
        return Finals.of(journey, Journey.TARGET, 1);
    }
}
