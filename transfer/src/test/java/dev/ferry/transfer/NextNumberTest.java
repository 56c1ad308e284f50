package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.fixtures.contract.GitHubContract;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.model.Permission;
import dev.ferry.github.GitHub;
import dev.ferry.github.GitHubOptions;
import dev.ferry.github.RemoteException;
import dev.ferry.github.RepositoryName;
import dev.ferry.github.Secret;
import dev.ferry.importer.forecast.NextNumber;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The next number of a repository, whoever took the last one. */
class NextNumberTest {
    private static final String PROJECT = "example/project";
    private static final GitHubContract CONTRACT = GitHubContract.load();

    private final List<String> findings = new CopyOnWriteArrayList<>();

    @Test
    void an_empty_repository_begins_with_1() {
        try (SimulatedGitHub hub = hub()) {
            assertThat(next(hub, 0)).isEqualTo(1);
        }
    }

    @Test
    void issues_pull_requests_and_discussions_share_their_numbers() {
        try (SimulatedGitHub hub = hub()) {
            hub.hands().openIssue(PROJECT, "dora", "an issue", "words");
            assertThat(next(hub, 0)).isEqualTo(2);
            hub.hands().openPullRequest(PROJECT, "dora", "a pull request");
            assertThat(next(hub, 0)).isEqualTo(3);
            for (int i = 0; i < 8; i++) {
                hub.hands().openDiscussion(PROJECT, "dora", "a discussion");
            }
            assertThat(next(hub, 0)).isEqualTo(11);
            assertThat(hub.state().number(PROJECT, 11)).isEqualTo("free");
            assertThat(hub.state().violations()).isEmpty();
            assertThat(findings).as("beside what GitHub published").isEmpty();
        }
    }

    @Test
    void an_issue_that_was_deleted_had_its_number_all_the_same() {
        try (SimulatedGitHub hub = hub()) {
            for (int i = 0; i < 20; i++) {
                hub.hands().openIssue(PROJECT, "dora", "an issue", "words");
            }
            for (int number = 13; number <= 20; number++) {
                hub.hands().deleteIssue(PROJECT, number, "dora");
            }
            assertThat(next(hub, 0)).isEqualTo(21);
        }
    }

    @Test
    void what_is_known_to_be_given_is_not_given_again() {
        try (SimulatedGitHub hub = hub()) {
            assertThat(next(hub, 40)).isEqualTo(41);
        }
    }

    @Test
    void a_repository_that_is_not_to_be_seen_is_told_with_the_way_out() {
        try (SimulatedGitHub hub = hub();
                GitHub github = connect(hub)) {
            assertThatThrownBy(() -> NextNumber.ask(github, RepositoryName.parse("example/nowhere"), 0))
                    .isInstanceOf(RemoteException.class)
                    .hasMessageContaining("--next-number");
        }
    }

    private int next(SimulatedGitHub hub, int known) {
        try (GitHub github = connect(hub)) {
            return NextNumber.ask(github, RepositoryName.parse(PROJECT), known).value();
        }
    }

    private SimulatedGitHub hub() {
        return SimulatedGitHub.builder()
                .repository(PROJECT)
                .token("planted", "ferry-bot", Permission.ADMIN)
                .observer(exchange -> findings.addAll(CONTRACT.check(exchange)))
                .start();
    }

    private static GitHub connect(SimulatedGitHub hub) {
        return GitHub.connect(GitHubOptions.of(hub.api(), new Secret("planted")));
    }
}
