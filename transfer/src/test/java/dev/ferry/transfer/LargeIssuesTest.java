package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Issue;
import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.SimulatedGitHubBuilder;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.importer.Selection;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.Transition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Issues that do not fit into one request or one text: everything is there, in order, once. */
@Tag("slow")
class LargeIssuesTest {
    private static final int COMMENTS = 24;

    @TempDir
    Path folder;

    @Test
    void comments_that_do_not_fit_into_the_request_follow_in_order() throws Exception {
        try (Journey journey = Journey.ofIssues(folder, SimulatedGitHub.builder(), large())) {
            journey.importAll();

            assertWhole(journey, Finals.of(journey, Journey.STAGING, 2));
            assertThat(journey.hub.state().requests().keySet())
                    .anyMatch(route -> route.startsWith("POST") && route.endsWith("/comments"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"after", "before", "502 after", "503 before", "cut short"})
    void a_comment_whose_answer_is_lost_stands_there_once_and_in_its_place(String when) throws Exception {
        try (Journey journey = Journey.ofIssues(folder, SimulatedGitHub.builder(), large())) {
            journey.hub.faults().next(Faults.call("POST", "/comments"), fault(when));

            journey.importAll();

            assertThat(journey.hub.faults().outstanding()).isZero();
            assertWhole(journey, Finals.of(journey, Journey.STAGING, 2));
        }
    }

    @Test
    void a_run_that_ended_between_two_comments_goes_on_with_the_next() throws Exception {
        try (Journey journey = Journey.ofIssues(folder, SimulatedGitHub.builder(), large())) {
            boolean stopped = journey.importSome(
                            Selection.all(),
                            () -> journey.hub.state().issues(Journey.STAGING).stream()
                                    .anyMatch(issue -> issue.comments().size() > 16))
                    .stopped();
            assertThat(stopped).isTrue();
            journey.restart();

            journey.importAll();

            assertWhole(journey, Finals.of(journey, Journey.STAGING, 2));
        }
    }

    @Test
    void a_refused_comment_fails_the_issue_and_a_retry_completes_it() throws Exception {
        try (Journey journey = Journey.ofIssues(folder, SimulatedGitHub.builder(), large())) {
            journey.hub.faults().next(Faults.call("POST", "/comments"), Fault.statusBefore(422));

            assertThat(journey.importAll().failed()).isEqualTo(1);

            assertThat(journey.ledger()
                            .view()
                            .item(LegacyIssues.id(2))
                            .orElseThrow()
                            .state())
                    .isEqualTo(ItemState.FAILED);
            journey.ledger().commit(new Transition.Requeued(LegacyIssues.id(2)));
            assertThat(journey.importAll().imported()).isEqualTo(1);
            assertWhole(journey, Finals.of(journey, Journey.STAGING, 2));
        }
    }

    @Test
    void a_server_that_takes_less_than_documented_gets_the_comments_one_by_one() throws Exception {
        try (Journey journey = Journey.ofIssues(folder, SimulatedGitHub.builder(), large())) {
            var large = LostImportAnswersTest.holding(Faults.call("POST", "/import/issues"), "Comment 1 of");
            journey.hub.faults().next(large, Fault.statusBefore(413));
            journey.hub.faults().next(large, Fault.statusBefore(413));

            journey.importAll();

            assertWhole(journey, Finals.of(journey, Journey.STAGING, 2));
        }
    }

    @Test
    void a_body_and_a_comment_that_are_too_long_for_one_text_go_on_in_comments() throws Exception {
        String marked = words("Long text", 150_000);
        SimulatedGitHubBuilder builder = SimulatedGitHub.builder();
        try (Journey journey = Journey.ofIssues(
                folder,
                builder,
                new LegacyIssues().add(marked, "Short.", marked).all())) {
            journey.importAll();
            journey.transfer();
            journey.rewrite();

            IssueView issue = Finals.of(journey, Journey.TARGET, 1);
            assertThat(Finals.comments(issue))
                    .containsExactly(
                            "message:101/2",
                            "message:101/3",
                            "message:101/4",
                            "message:102",
                            "message:103",
                            "message:103/2",
                            "message:103/3",
                            "message:103/4");
            assertThat(issue.body()).hasSizeLessThanOrEqualTo(65_536);
            StringBuilder all = new StringBuilder(issue.body());
            issue.comments().forEach(comment -> all.append(comment.body()));
            assertThat(all.toString().split("line 1499 of")).hasSize(3);
            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
        }
    }

    private static Fault fault(String when) {
        return switch (when) {
            case "after" -> Fault.dropAfter();
            case "before" -> Fault.dropBefore();
            case "502 after" -> Fault.statusAfter(502);
            case "503 before" -> Fault.statusBefore(503);
            default -> Fault.truncated();
        };
    }

    private static List<Issue> large() {
        List<String> texts = new ArrayList<>();
        texts.add("The first text.");
        for (int i = 1; i <= COMMENTS; i++) {
            texts.add("Comment " + i + " of many.\n\n" + words("Comment " + i, 60_000));
        }
        return new LegacyIssues()
                .add("Before.")
                .add(texts.toArray(String[]::new))
                .add("Behind.", "More.")
                .all();
    }

    private static String words(String what, int characters) {
        StringBuilder text = new StringBuilder();
        for (int line = 0; text.length() < characters; line++) {
            text.append("line ")
                    .append(line)
                    .append(" of the text '")
                    .append(what)
                    .append("', ");
            text.append("x".repeat(100 - text.length() % 100)).append('\n');
        }
        return text.toString();
    }

    private static void assertWhole(Journey journey, IssueView issue) {
        List<String> wanted = new ArrayList<>();
        for (int i = 2; i <= COMMENTS + 1; i++) {
            wanted.add("message:2" + (i < 10 ? "0" : "") + i);
        }
        assertThat(Finals.comments(issue)).isEqualTo(wanted);
        assertThat(journey.hub.state().issues(Journey.STAGING)).hasSize(3);
        assertThat(journey.ledger().view().counts().of(ItemState.IMPORTED)).isEqualTo(3);
        assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
    }
}
