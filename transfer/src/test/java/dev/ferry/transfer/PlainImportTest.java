package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.fixtures.contract.GitHubContract;
import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.model.Permission;
import dev.ferry.mapping.labels.LabelMap;
import dev.ferry.mapping.labels.LabelRule;
import dev.ferry.mapping.ledger.Failure;
import dev.ferry.mapping.ledger.ImportDriver;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.mapping.people.GitHubLogin;
import dev.ferry.mapping.people.UserMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server without the issue import API: plain issues and comments, and the same end. */
@Tag("slow")
class PlainImportTest {
    private static final String CREATE = "POST /repos/{owner}/{repo}/issues";
    private static final String COMMENT = "POST /repos/{owner}/{repo}/issues/{issue_number}/comments";
    private static final String EDIT = "PATCH /repos/{owner}/{repo}/issues/{issue_number}";

    @TempDir
    Path folder;

    @Test
    void the_whole_way_ends_as_by_the_import_api_but_for_the_dates() throws Exception {
        Map<Integer, List<String>> wanted;
        try (Journey bulk = Journey.ofSample(folder.resolve("bulk"), SimulatedGitHub.builder())) {
            goTheWholeWay(bulk);
            wanted = Finals.texts(bulk);
        }
        GitHubContract contract = GitHubContract.load();
        List<String> findings = new CopyOnWriteArrayList<>();
        var builder = SimulatedGitHub.builder()
                .withoutImportApi()
                .observer(exchange -> findings.addAll(contract.check(exchange)));
        try (Journey rest = Journey.ofSample(folder.resolve("rest"), builder).by(ImportDriver.REST)) {
            List<LegacyId> order = new ArrayList<>();
            long closed = 0;
            for (Issue issue : rest.archive().issues()) {
                order.add(issue.id());
                closed += issue.property("status").stream()
                                .anyMatch(value -> value.text().equals("closed"))
                        ? 1
                        : 0;
            }
            rest.importAll();

            var requests = rest.hub.state().requests();
            assertThat(requests).containsEntry(CREATE, (long) order.size()).containsEntry(EDIT, closed);
            long comments = rest.hub.state().issues(Journey.STAGING).stream()
                    .mapToLong(issue -> issue.comments().size())
                    .sum();
            assertThat(requests).containsEntry(COMMENT, comments);
            assertThat(closed).isPositive();

            assertThat(rest.barrier().extras()).isEmpty();
            rest.transfer();
            rest.rewrite();

            assertThat(rest.verify().isClean()).as("%s", rest.differences).isTrue();
            assertThat(Finals.origins(rest)).containsExactlyElementsOf(order);
            assertThat(withoutDates(Finals.texts(rest))).isEqualTo(wanted);
            assertThat(rest.hub.state().violations()).isEmpty();
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void the_header_shows_when_an_issue_was_opened_and_closed() throws Exception {
        try (Journey journey = Journey.ofIssues(
                        folder,
                        SimulatedGitHub.builder(),
                        new LegacyIssues()
                                .add(Map.of("status", "closed"), "One.", "Reply.")
                                .add("Two.")
                                .all())
                .by(ImportDriver.REST)) {
            journey.importAll();

            assertThat(Finals.of(journey, Journey.STAGING, 1).body())
                    .contains("\nOpened | 2010-03-02 12:00:00 UTC\nClosed | 2010-03-02 13:00:00 UTC\n");
            assertThat(Finals.of(journey, Journey.STAGING, 2).body())
                    .contains("\nOpened | 2010-03-03 12:00:00 UTC\n")
                    .doesNotContain("Closed |");
            assertThat(Finals.of(journey, Journey.STAGING, 1).comments().get(0).body())
                    .contains(" wrote on 2010-03-02 12:01:00 UTC");
        }
    }

    @Test
    void labels_milestone_assignee_and_state_are_there() throws Exception {
        try (Journey journey = Journey.ofIssues(
                        folder,
                        SimulatedGitHub.builder().withoutImportApi().person("jane", Permission.TRIAGE),
                        new LegacyIssues()
                                .add(Map.of("status", "closed", "kind", "bug", "stage", "3.1", "assignee", "1"), "One.")
                                .all())
                .by(ImportDriver.REST)) {
            arrange(journey);

            journey.importAll();

            IssueView one = Finals.of(journey, Journey.STAGING, 1);
            assertThat(one.labels()).containsExactly("type-bug");
            assertThat(one.milestone()).hasValue("3.1");
            assertThat(one.assignees()).containsExactly("jane");
            assertThat(one.open()).isFalse();
            assertThat(one.stateReason()).isEqualTo("COMPLETED");
        }
    }

    @Test
    void what_the_server_drops_without_a_word_fails_and_is_mended_by_a_retry() throws Exception {
        try (Journey journey = Journey.ofIssues(
                        folder,
                        SimulatedGitHub.builder().withoutImportApi(),
                        new LegacyIssues()
                                .add(Map.of("status", "closed", "kind", "bug", "stage", "3.1"), "One.", "Reply.")
                                .all())
                .by(ImportDriver.REST)) {
            arrange(journey);
            journey.beforeSending = () -> journey.hub.hands().allow(Journey.STAGING, Journey.BOT, Permission.READ);

            assertThat(journey.importAll().failed()).isEqualTo(1);

            Failure failure = journey.ledger()
                    .view()
                    .item(LegacyIssues.id(1))
                    .orElseThrow()
                    .failure()
                    .orElseThrow();
            assertThat(failure.category()).isEqualTo("DROPPED");
            assertThat(failure.detail()).contains("its labels [type-bug]", "its milestone '3.1'");
            assertThat(failure.advice()).contains("write access", "`ferry retry`");
            assertThat(Finals.of(journey, Journey.STAGING, 1).comments()).isEmpty();

            journey.hub.hands().allow(Journey.STAGING, Journey.BOT, Permission.ADMIN);
            int number = Finals.of(journey, Journey.STAGING, 1).number();
            journey.hub.hands().relabel(Journey.STAGING, number, "owner", "looked at");
            journey.beforeSending = () -> {};
            journey.ledger().commit(new Transition.Requeued(LegacyIssues.id(1)));
            assertThat(journey.importAll().imported()).isEqualTo(1);

            IssueView mended = Finals.of(journey, Journey.STAGING, 1);
            assertThat(mended.labels()).containsExactlyInAnyOrder("type-bug", "looked at");
            assertThat(mended.milestone()).hasValue("3.1");
            assertThat(mended.comments()).hasSize(1);
            assertThat(mended.open()).isFalse();
        }
    }

    @Test
    void a_newer_archive_has_changed_issues_made_anew_by_the_same_driver() throws Exception {
        try (Journey journey = Journey.ofIssues(
                        folder,
                        SimulatedGitHub.builder().withoutImportApi(),
                        new LegacyIssues().add("One.").add("Two.").add("Three.").all())
                .by(ImportDriver.REST)) {
            journey.importAll();
            int untouched = Finals.of(journey, Journey.STAGING, 1).number();
            List<Issue> later = new LegacyIssues()
                    .add("One.")
                    .add(Map.of("status", "closed"), "Two.", "And a reply.")
                    .add("Three.")
                    .add("Four.")
                    .all();
            journey.newer(List.of(later.get(0), later.get(1), later.get(3)));

            journey.takeUp();
            journey.importAll();

            assertThat(Finals.origins(journey, Journey.STAGING))
                    .containsExactlyInAnyOrder(LegacyIssues.id(1), LegacyIssues.id(2), LegacyIssues.id(4));
            assertThat(Finals.of(journey, Journey.STAGING, 1).number()).isEqualTo(untouched);
            assertThat(Finals.of(journey, Journey.STAGING, 2).open()).isFalse();
            journey.transfer();
            journey.rewrite();
            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
            assertThat(journey.ledger().view().counts().of(ItemState.SKIPPED)).isEqualTo(1);
        }
    }

    private static void arrange(Journey journey) {
        journey.labels = LabelMap.of(List.of(LabelRule.of("kind", "*", "type-{value}")));
        journey.milestones = Optional.of("stage");
        journey.users = UserMap.of(Map.of("user1", Optional.of(new GitHubLogin("jane"))));
    }

    private static void goTheWholeWay(Journey journey) throws InterruptedException {
        journey.importAll();
        journey.transfer();
        journey.rewrite();
    }

    private static Map<Integer, List<String>> withoutDates(Map<Integer, List<String>> texts) {
        Map<Integer, List<String>> plain = new LinkedHashMap<>();
        texts.forEach((number, all) -> plain.put(
                number,
                all.stream()
                        .map(text -> text.replaceAll("(?m)^(Opened|Closed) \\| [0-9-]+ [0-9:]+ UTC\n", ""))
                        .toList()));
        return plain;
    }
}
