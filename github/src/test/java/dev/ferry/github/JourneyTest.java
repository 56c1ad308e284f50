package dev.ferry.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.fixtures.contract.GitHubContract;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.fixtures.hub.imports.ImportPace;
import dev.ferry.fixtures.hub.limits.LimitRules;
import dev.ferry.fixtures.hub.model.Permission;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client against the simulated GitHub, every request checked against GitHub's published schema. */
class JourneyTest {
    private static final GitHubContract CONTRACT = GitHubContract.load();
    private static final RepositoryName STAGING = new RepositoryName("example", "staging");
    private static final RepositoryName FINAL = new RepositoryName("example", "final");
    private static final Label LABEL = ImportsTest.LABEL;

    private final List<String> findings = new CopyOnWriteArrayList<>();
    private final FakeTime time = new FakeTime();
    private final SimulatedGitHub hub = SimulatedGitHub.builder()
            .clock(time)
            .imports(ImportPace.afterPolls(1))
            .token(Wire.TOKEN, "ferry", Permission.ADMIN)
            .repository(STAGING.toString())
            .repository(FINAL.toString())
            .observer(exchange -> findings.addAll(CONTRACT.check(exchange)))
            .start();
    private final GitHub gitHub =
            GitHub.connect(GitHubOptions.of(hub.api(), new Secret(Wire.TOKEN)).withSurroundings(time.surroundings()));

    @AfterEach
    void close() {
        gitHub.close();
        hub.close();
    }

    private static ImportRequest request(String title) {
        ImportIssue issue = new ImportIssue(
                title,
                "body of " + title,
                Instant.parse("2001-02-03T04:05:06Z"),
                Optional.of(Instant.parse("2002-02-03T04:05:06Z")),
                Optional.of(Instant.parse("2002-02-03T04:05:06Z")),
                true,
                Optional.empty(),
                Optional.empty(),
                List.of(LABEL.name()));
        return ImportRequest.of(
                issue, List.of(new ImportComment("a comment", Optional.of(Instant.parse("2001-02-03T05:00:00Z")))));
    }

    private ImportStatus importOne(String title) {
        ImportStatus status =
                gitHub.imports(STAGING).start(request(title)).asOptional().orElseThrow();
        for (int poll = 0; poll < 20 && status.state() == ImportStatus.State.PENDING; poll++) {
            status = gitHub.imports(STAGING).status(status.id()).orElseThrow();
        }
        return status;
    }

    private Outcome<GraphQlAnswer> transfer(List<String> nodeIds) {
        ObjectNode variables = Json.object();
        variables.put("target", gitHub.repository(FINAL).nodeId());
        StringBuilder head = new StringBuilder("mutation($target: ID!");
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < nodeIds.size(); i++) {
            variables.put("i" + i, nodeIds.get(i));
            head.append(", $i").append(i).append(": ID!");
            body.append("t%d: transferIssue(input: {issueId: $i%d, repositoryId: $target}) { issue { number url } } "
                    .formatted(i, i));
        }
        return gitHub.graphQl().mutate(head + ") { " + body + "}", variables, nodeIds.size());
    }

    /** What is wrong with our requests; the fixtures hold the simulator's answers to the schema in tests of their own. */
    private List<String> inRequests() {
        return findings.stream()
                .filter(finding -> !finding.startsWith("answer "))
                .toList();
    }

    @Test
    void import_transfer_look_up_and_edit() {
        assertThat(gitHub.account().login()).isEqualTo("ferry");
        assertThat(gitHub.repository(STAGING).permissions().orElseThrow().admin())
                .isTrue();
        for (RepositoryName repository : List.of(STAGING, FINAL)) {
            assertThat(gitHub.labels(repository).create(LABEL)).isInstanceOf(Outcome.Done.class);
            Outcome<Milestone> milestone = gitHub.milestones(repository)
                    .create(new NewMilestone(
                            "1.0", Optional.of(Instant.parse("2026-03-01T08:00:00Z")), false, Optional.of("first")));
            assertThat(milestone).isInstanceOf(Outcome.Done.class);
        }
        assertThat(WireTest.refusal(gitHub.labels(STAGING).create(LABEL)).category())
                .isEqualTo(RefusalCategory.ALREADY_EXISTS);
        assertThat(gitHub.labels(STAGING).all()).contains(LABEL);
        assertThat(gitHub.milestones(STAGING).all())
                .extracting(Milestone::title)
                .contains("1.0");
        assertThat(gitHub.labels(STAGING).assignable("ferry")).isTrue();
        assertThat(gitHub.labels(STAGING).assignable("stranger")).isFalse();

        ImportStatus imported = importOne("one");
        assertThat(imported.state()).isEqualTo(ImportStatus.State.IMPORTED);
        assertThat(importOne("two").issueNumber()).contains(2);
        assertThat(gitHub.imports(STAGING).since(LocalDate.ofInstant(FakeTime.START, ZoneOffset.UTC)))
                .hasSize(2);
        List<IssueView> issues = gitHub.issues(STAGING).all().toList();
        assertThat(issues).extracting(IssueView::title).containsExactlyInAnyOrder("one", "two");
        assertThat(gitHub.issues(STAGING).comments(1))
                .extracting(CommentView::body)
                .containsExactly("a comment");
        assertThat(gitHub.issues(STAGING).allComments())
                .extracting(CommentView::issueNumber)
                .contains(1, 2);

        GraphQlAnswer answer = transfer(issues.stream().map(IssueView::nodeId).toList())
                .asOptional()
                .orElseThrow();
        assertThat(answer.part("t0")
                        .asOptional()
                        .orElseThrow()
                        .at("/issue/number")
                        .asInt())
                .isEqualTo(1);
        assertThat(gitHub.issues(STAGING).lookup(issues.get(1).number()))
                .isInstanceOfSatisfying(
                        IssueLookup.Moved.class,
                        moved -> assertThat(moved.issue().number()).isEqualTo(2));

        Issues there = gitHub.issues(FINAL);
        CommentView comment = there.createComment(1, "later").asOptional().orElseThrow();
        assertThat(there.editComment(comment.id(), "later still")
                        .asOptional()
                        .orElseThrow()
                        .body())
                .isEqualTo("later still");
        assertThat(there.comment(comment.id())).isPresent();
        assertThat(there.edit(1, IssueEdit.none().withBody("new body").reopening())
                        .asOptional()
                        .orElseThrow()
                        .closed())
                .isFalse();
        assertThat(there.create(new NewIssue("plain", "text", List.of(LABEL.name()), List.of("ferry"), Optional.of(1))))
                .isInstanceOf(Outcome.Done.class);
        assertThat(there.deleteComment(comment.id())).isInstanceOf(Outcome.Done.class);
        assertThat(there.comment(comment.id())).isEmpty();

        assertThat(inRequests()).isEmpty();
        assertThat(hub.state().violations()).isEmpty();
        assertThat(gitHub.statistics().total().unknown()).isZero();
    }

    @Test
    void lost_answers_leave_one_issue_and_an_unknown_outcome() {
        gitHub.labels(STAGING).create(LABEL);
        hub.faults().next(Faults.call("POST", "/import/issues"), Fault.dropAfter());
        hub.faults().next(Faults.call("POST", "/import/issues"), Fault.truncated());
        hub.faults().next(Faults.call("POST", "/import/issues"), Fault.statusAfter(502));
        hub.faults().next(Faults.call("POST", "/import/issues"), Fault.dropBefore());

        for (int i = 0; i < 4; i++) {
            assertThat(gitHub.imports(STAGING).start(request("issue " + i))).isInstanceOf(Outcome.Unknown.class);
        }

        for (ImportStatus status : gitHub.imports(STAGING).since(LocalDate.of(2026, 1, 1))) {
            assertThat(gitHub.imports(STAGING).status(status.id())).isPresent();
        }
        assertThat(gitHub.issues(STAGING).all()).hasSize(3);
        assertThat(hub.state().issues(STAGING.toString())).hasSize(3);
        assertThat(gitHub.statistics().of(RequestKind.IMPORT_START).requests()).isEqualTo(4);
        assertThat(inRequests()).isEmpty();
    }

    @Test
    void a_failed_document_moves_what_it_moved_and_is_not_sent_again() {
        gitHub.labels(STAGING).create(LABEL);
        importOne("one");
        importOne("two");
        List<String> ids = new ArrayList<>();
        gitHub.issues(STAGING).all().forEach(issue -> ids.add(issue.nodeId()));
        hub.faults().next(Faults.graphQl("transferIssue"), Fault.graphQlAfter(1));

        assertThat(transfer(ids)).isInstanceOf(Outcome.Unknown.class);

        assertThat(hub.state().issues(FINAL.toString())).hasSize(1);
        assertThat(gitHub.statistics().of(RequestKind.GRAPHQL_MUTATION).requests())
                .isEqualTo(1);
        assertThat(findings).isEmpty();
    }

    @Test
    void documented_limits_that_are_configured_are_never_hit() {
        hub.limits(LimitRules.documented());
        LimitOptions limits = LimitOptions.unpaced().withRates(Optional.of(80), Optional.of(500));
        try (GitHub paced = GitHub.connect(GitHubOptions.of(hub.api(), new Secret(Wire.TOKEN))
                .withLimits(limits)
                .withSurroundings(time.surroundings()))) {
            for (int i = 0; i < 1_200; i++) {
                paced.labels(STAGING).create(new Label("label " + i, "ffffff", Optional.empty()));
            }
        }
        assertThat(hub.state().limitRefusals()).isZero();
        assertThat(hub.state().labels(STAGING.toString())).hasSizeGreaterThanOrEqualTo(1_200);
        assertThat(time.elapsed()).isBetween(Duration.ofMinutes(120), Duration.ofMinutes(128));
    }

    @Test
    void undeclared_limits_are_learned_with_one_refusal_each() throws InterruptedException {
        for (LimitRules.RetryAfter form : List.of(LimitRules.RetryAfter.SECONDS, LimitRules.RetryAfter.DATE)) {
            hub.limits(LimitRules.documented().styled(429, form));
            // What another client did before is out of the server's windows, too.
            time.sleep(Duration.ofHours(2));
            QuotaStore fresh = QuotaStore.inMemory();
            long before = hub.state().limitRefusals();
            try (GitHub learning = GitHub.connect(GitHubOptions.of(hub.api(), new Secret(Wire.TOKEN))
                    .withSurroundings(time.surroundings())
                    .withQuotas(fresh))) {
                for (int i = 0; i < 1_100; i++) {
                    assertThat(learning.labels(FINAL).create(new Label(form + " " + i, "ffffff", Optional.empty())))
                            .isInstanceOf(Outcome.Done.class);
                }
            }
            assertThat(hub.state().limitRefusals() - before).isBetween(1L, 2L);
        }
    }
}
