package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.github.IssueEdit;
import dev.ferry.transfer.verify.Difference;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people edited is told apart from what our own account or the import did to the same field. */
class VerifyPeopleTest {
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
    void an_issue_that_somebody_reopened_is_people_s_doing() {
        pair.journey.hub.hands().reopen(Journey.TARGET, pair.one().number(), "reader");

        pair.assertPeoples("state");
    }

    @Test
    void an_issue_that_somebody_closed_is_people_s_doing() {
        pair.journey.hub.hands().closeIssue(Journey.TARGET, pair.two().number(), "reader");

        pair.assertPeoples("state");
    }

    @Test
    void an_issue_that_our_own_account_closed_is_wrong() {
        pair.issues().edit(pair.two().number(), IssueEdit.none().closing("completed"));

        assertThat(pair.wrong()).extracting(Difference::field).containsExactly("state");
    }

    @Test
    void an_issue_that_our_own_account_reopened_is_wrong() {
        pair.issues().edit(pair.one().number(), IssueEdit.none().reopening());

        assertThat(pair.wrong()).extracting(Difference::field).contains("state");
    }

    @Test
    void a_closing_date_that_our_own_account_made_is_wrong() {
        pair.issues().edit(pair.one().number(), IssueEdit.none().reopening());
        pair.issues().edit(pair.one().number(), IssueEdit.none().closing("completed"));

        pair.assertWrong(
                "closed at", MigratedPair.second(pair.one().dates().closedAt().orElseThrow()));
    }

    @Test
    void a_state_that_our_own_account_set_after_people_did_is_wrong() {
        pair.journey.hub.hands().reopen(Journey.TARGET, pair.one().number(), "reader");
        pair.issues().edit(pair.one().number(), IssueEdit.none().closing("completed"));

        assertThat(pair.wrong()).extracting(Difference::field).containsExactly("closed at");
    }

    @Test
    void labels_that_our_own_account_took_off_and_put_on_are_wrong() {
        pair.issues().edit(pair.one().number(), IssueEdit.none().withLabels(List.of("later")));

        assertThat(pair.wrong()).extracting(Difference::brief).containsExactly("missing: type-bug", "extra: later");
    }

    @Test
    void labels_that_somebody_took_off_and_put_on_are_people_s_doing() {
        pair.journey.hub.hands().relabel(Journey.TARGET, pair.one().number(), "reader", "later");

        pair.assertPeoples("labels", "labels");
        assertThat(pair.journey.differences)
                .extracting(Difference::brief)
                .containsExactly("taken off: type-bug", "put on: later");
    }

    @Test
    void a_label_in_capitals_that_somebody_put_on_is_people_s_doing() {
        pair.journey.hub.hands().relabel(Journey.TARGET, pair.one().number(), "reader", "type-bug", "Later");

        pair.assertPeoples("labels");
    }

    @Test
    void a_label_that_our_own_account_puts_on_beside_people_s_is_wrong() {
        pair.journey.hub.hands().relabel(Journey.TARGET, pair.one().number(), "reader", "type-bug", "later");
        pair.issues().edit(pair.one().number(), IssueEdit.none().withLabels(List.of("type-bug", "later", "stray")));

        assertThat(pair.wrong()).extracting(Difference::brief).containsExactly("extra: stray");
    }

    @Test
    void what_people_changed_beside_the_texts_is_their_doing() {
        var hands = pair.journey.hub.hands();
        int number = pair.one().number();
        hands.rename(Journey.TARGET, number, "reader", "A better title");
        hands.rename(Journey.TARGET, number, "reader", "The best title");
        hands.relabel(Journey.TARGET, number, "reader");
        hands.unplan(Journey.TARGET, number, "reader");
        hands.assign(Journey.TARGET, number, "reader", "reader");
        hands.reopen(Journey.TARGET, number, "reader");

        assertThat(pair.journey.verify().isClean())
                .as("%s", pair.journey.differences)
                .isTrue();

        assertThat(pair.journey.differences)
                .extracting(Difference::field)
                .contains("title", "labels", "milestone", "assignee", "state");
    }

    @Test
    void a_lost_closing_is_wrong_though_somebody_calls_it_a_duplicate_in_a_comment() {
        pair.issues().edit(pair.one().number(), IssueEdit.none().reopening());
        pair.journey
                .hub
                .hands()
                .commentDuplicate(
                        Journey.TARGET, pair.one().number(), pair.two().number(), "reader");

        pair.assertWrong("state", "open");
    }

    @Test
    void another_day_of_the_same_milestone_was_given_by_people() throws Exception {
        HttpRequest postponed = HttpRequest.newBuilder(
                        URI.create(pair.journey.hub.api() + "/repos/" + Journey.TARGET + "/milestones/1"))
                .header("Authorization", "Bearer " + Journey.TOKEN)
                .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"due_on\": \"2031-03-01T12:00:00Z\"}"))
                .build();
        HttpClient.newHttpClient().send(postponed, HttpResponse.BodyHandlers.discarding());

        pair.assertPeoples("milestone");
    }

    @Test
    void a_title_that_was_wrong_before_somebody_changed_it_stays_wrong() {
        pair.issues().edit(pair.one().number(), IssueEdit.none().withTitle("Something else"));
        pair.journey.hub.hands().rename(Journey.TARGET, pair.one().number(), "reader", "A better title");

        // Our own account's edit is no person's: the title that the reader found was not the archive's.
        pair.assertWrong("title", "A better title");
    }

    @Test
    void a_lost_label_is_wrong_whatever_else_people_took_off() {
        pair.journey.hub.hands().relabel(Journey.TARGET, pair.one().number(), "reader");
        pair.issues().edit(pair.one().number(), IssueEdit.none().withLabels(List.of("type-bug")));
        pair.issues().edit(pair.one().number(), IssueEdit.none().withLabels(List.of()));

        // Taken off by a person, put back and lost again: the last word is not theirs.
        assertThat(pair.wrong()).extracting(Difference::field).containsExactly("labels");
    }

    @Test
    void words_of_people_are_told_and_are_no_fault() {
        pair.journey
                .hub
                .hands()
                .editBody(
                        Journey.TARGET,
                        pair.one().number(),
                        "reader",
                        "All new.\n\n" + pair.one().body());
        pair.journey
                .hub
                .hands()
                .editComment(
                        Journey.TARGET,
                        pair.one().number(),
                        0,
                        "reader",
                        pair.one().comments().get(0).body().replace("Second", "PS: Second"));
        pair.journey.hub.hands().comment(Journey.TARGET, pair.one().number(), "reader", "A new comment.");

        assertThat(pair.journey.verify().isClean())
                .as("%s", pair.journey.differences)
                .isTrue();

        assertThat(pair.journey.differences)
                .extracting(difference -> difference.kind() + " " + difference.field())
                .containsExactly("EDITED_BY_PEOPLE body", "EDITED_BY_PEOPLE comment message:102");
    }
}
