package dev.ferry.cli.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.cli.run.FindingsException;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.model.Permission;
import dev.ferry.github.GitHub;
import dev.ferry.github.GitHubOptions;
import dev.ferry.github.RepositoryName;
import dev.ferry.github.Secret;
import dev.ferry.github.TokenSource;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Any of several tokens may get any write, so each of them is looked at before the first. */
final class PreflightTest {
    private static final RepositoryName STAGING = new RepositoryName("example", "issues-staging");
    private static final RepositoryName TARGET = new RepositoryName("example", "project");

    private static SimulatedGitHub hub() {
        return SimulatedGitHub.builder()
                .privateRepository(STAGING.toString())
                .privateRepository(TARGET.toString())
                .token("planted-all", "all-bot", Permission.ADMIN)
                .token("planted-both", "both-bot", Permission.ADMIN)
                .token("planted-some", "some-bot", Permission.NONE)
                .collaborator(STAGING.toString(), "some-bot", Permission.PUSH)
                .collaborator(TARGET.toString(), "some-bot", Permission.PUSH)
                .token("planted-none", "none-bot", Permission.NONE)
                .start();
    }

    private static GitHub client(SimulatedGitHub hub, String... tokens) {
        List<TokenSource> sources = Stream.of(tokens)
                .map(token -> TokenSource.fixed(new Secret(token), "variable " + token.substring(8), "set another"))
                .toList();
        return GitHub.connect(GitHubOptions.of(hub.api(), sources));
    }

    @Test
    void a_token_that_lacks_rights_is_found_and_named_whichever_it_is() {
        try (SimulatedGitHub hub = hub();
                GitHub github = client(hub, "planted-all", "planted-both", "planted-some")) {
            assertThatThrownBy(() -> Preflight.require(github, STAGING, TARGET, true))
                    .isInstanceOf(FindingsException.class)
                    .hasMessageContainingAll("staging " + STAGING + ", variable some", "is not an administrator")
                    .hasMessageNotContaining("variable all")
                    .hasMessageNotContaining("variable both");
            assertThat(Preflight.require(github, STAGING, TARGET, false)
                            .target()
                            .name())
                    .isEqualTo(TARGET);
        }
    }

    @Test
    void a_token_that_does_not_see_a_repository_is_found_and_decides_nothing_about_the_server() {
        try (SimulatedGitHub hub = hub();
                GitHub github = client(hub, "planted-all", "planted-none")) {
            assertThatThrownBy(() -> Preflight.require(github, STAGING, TARGET, true))
                    .isInstanceOf(FindingsException.class)
                    .hasMessageContainingAll(
                            "staging " + STAGING + ", variable none",
                            "target " + TARGET + ", variable none",
                            "not see it");
        }
        try (SimulatedGitHub hub = hub();
                GitHub github = client(hub, "planted-none", "planted-all")) {
            assertThat(github.seeing(STAGING).imports(STAGING).whyMissing(LocalDate.EPOCH))
                    .isEmpty();
        }
    }

    @Test
    void a_token_that_is_refused_is_no_finding_while_there_is_another() {
        try (SimulatedGitHub hub = hub();
                GitHub github = client(hub, "planted-unknown", "planted-all")) {
            assertThat(Preflight.require(github, STAGING, TARGET, true)
                            .staging()
                            .name())
                    .isEqualTo(STAGING);
        }
    }
}
