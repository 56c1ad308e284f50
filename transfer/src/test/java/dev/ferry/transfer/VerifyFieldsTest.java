package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ferry.archive.Sha256;
import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.model.Permission;
import dev.ferry.fixtures.hub.model.Switch;
import dev.ferry.github.IssueEdit;
import dev.ferry.importer.Importer;
import dev.ferry.importer.Selection;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.StagingNumber;
import dev.ferry.mapping.StopSignal;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each field that is not as it was promised is found, with the issue and both values. */
class VerifyFieldsTest {
    @TempDir
    Path folder;

    private MigratedPair pair;

    @BeforeEach
    void migrate() throws Exception {
        pair = MigratedPair.in(folder);
    }

    @AfterEach
    void close() {
        pair.close();
    }

    @Test
    void a_changed_title() {
        pair.issues().edit(pair.one().number(), IssueEdit.none().withTitle("Something else"));

        pair.assertWrong("title", "Something else");
    }

    @Test
    void a_changed_body() {
        pair.issues()
                .edit(
                        pair.one().number(),
                        IssueEdit.none().withBody(pair.one().body().replace("First", "Frist")));

        pair.assertWrong("body", "Frist");
    }

    @Test
    void a_reference_that_leads_elsewhere() {
        pair.issues()
                .edit(
                        pair.two().number(),
                        IssueEdit.none().withBody(pair.two().body().replace("see #1", "see #2")));

        assertThat(pair.wrong()).extracting(Difference::field).containsExactly("body references");
    }

    @Test
    void an_old_reference_where_the_new_one_was_promised() {
        pair.issues()
                .edit(
                        pair.two().number(),
                        IssueEdit.none().withBody(pair.two().body().replace("see #1", "see bpo-1")));

        assertThat(pair.wrong()).extracting(Difference::field).containsExactly("body references");
    }

    @Test
    void a_comment_of_another_migration_is_none_of_ours() {
        String ours = pair.one().comments().get(0).body();
        String migration = pair.journey.ledger().id().value();
        pair.journey
                .hub
                .hands()
                .comment(Journey.TARGET, pair.one().number(), Journey.BOT, ours.replace(migration, "Z".repeat(26)));

        assertThat(pair.journey.verify().isClean())
                .as("%s", pair.journey.differences)
                .isTrue();
    }

    @Test
    void a_changed_comment() {
        IssueView.CommentView comment = pair.one().comments().get(1);
        pair.issues().editComment(comment.id(), comment.body().replace("Third", "Thrid"));

        pair.assertWrong("comment message:103", "Thrid");
    }

    @Test
    void a_missing_comment() {
        pair.issues().deleteComment(pair.one().comments().get(0).id());

        pair.assertWrong("comments missing", "[message:103]");
    }

    @Test
    void a_doubled_comment() {
        pair.journey
                .hub
                .hands()
                .comment(
                        Journey.TARGET,
                        pair.one().number(),
                        Journey.BOT,
                        pair.one().comments().get(0).body());

        pair.assertWrong("comments twice", "[message:102, message:103, message:102]");
    }

    @Test
    void comments_in_another_order() {
        IssueView.CommentView first = pair.one().comments().get(0);
        pair.issues().deleteComment(first.id());
        pair.journey.hub.hands().comment(Journey.TARGET, pair.one().number(), Journey.BOT, first.body());

        assertThat(pair.wrong()).extracting(Difference::field).contains("comments order");
    }

    @Test
    void a_comment_with_another_date() {
        IssueView.CommentView last = pair.one().comments().get(1);
        pair.issues().deleteComment(last.id());
        pair.journey.hub.hands().comment(Journey.TARGET, pair.one().number(), Journey.BOT, last.body());

        assertThat(pair.wrong()).extracting(Difference::field).containsExactly("comment message:103 date");
    }

    @Test
    void an_issue_that_stands_twice() {
        pair.journey
                .hub
                .hands()
                .openIssue(
                        Journey.TARGET,
                        Journey.BOT,
                        pair.one().title(),
                        pair.one().body());

        assertThat(pair.wrong()).extracting(Difference::field).containsExactly("issue stands twice");
    }

    @Test
    void an_issue_that_is_not_there() {
        pair.journey.hub.hands().deleteIssue(Journey.TARGET, pair.one().number(), "owner");

        assertThat(pair.wrong())
                .singleElement()
                .matches(difference -> difference.field().equals("issue")
                        && difference.actual().equals("not there"));
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
    void another_date_of_the_last_change_is_a_note_with_both_dates_and_no_fault() {
        String expected = MigratedPair.second(new Renderer(pair.journey.context())
                .render(pair.journey.archive().issue(LegacyIssues.id(1)).orElseThrow())
                .updatedAt());
        pair.journey.hub.hands().comment(Journey.TARGET, pair.one().number(), "reader", "A new comment.");

        VerificationSummary summary = pair.journey.verify();

        assertThat(summary.isClean()).as("%s", pair.journey.differences).isTrue();
        assertThat(summary.of(Kind.NOTE)).isEqualTo(pair.journey.notes.size());
        assertThat(pair.journey.notes)
                .filteredOn(note -> note.item().equals(Optional.of(LegacyIssues.id(1))))
                .singleElement()
                .matches(note -> note.field().equals("updated"))
                .matches(note -> note.expected().equals(expected))
                .matches(note -> note.actual()
                        .equals(MigratedPair.second(pair.one().dates().updatedAt())));
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
    void a_missing_milestone() {
        pair.update("milestoneId", JsonNodeFactory.instance.nullNode());

        pair.assertWrong("milestone", "");
    }

    @Test
    void a_missing_assignee() {
        pair.update("assigneeIds", JsonNodeFactory.instance.arrayNode());

        pair.assertWrong("assignee", "");
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
}
