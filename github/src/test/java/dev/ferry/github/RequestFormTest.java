package dev.ferry.github;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static dev.ferry.github.Wire.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exact bytes and headers of requests, and how answers are read. */
class RequestFormTest extends WireTest {
    private String sent() {
        return wire.requests().get(0).getMethod() + " " + wire.requests().get(0).getUrl() + " "
                + wire.requests().get(0).getBodyAsString();
    }

    @Test
    void every_request_names_its_version_its_sender_and_what_it_takes() {
        wire.answer(json(200, "{\"login\":\"ferry\",\"id\":1}"));

        wire.gitHub.account();

        wire.server.verify(anyRequestedFor(anyUrl())
                .withHeader("Accept", equalTo("application/vnd.github+json"))
                .withHeader("X-GitHub-Api-Version", equalTo("2022-11-28"))
                .withHeader("Authorization", equalTo("Bearer " + Wire.TOKEN))
                .withHeader("User-Agent", matching("ferry.*"))
                .withHeader("Content-Type", absent()));
    }

    @Test
    void the_account_tells_scopes_and_expiry() {
        wire.answer(json(200, "{\"login\":\"ferry\",\"id\":4880000001}")
                .withHeader("X-OAuth-Scopes", "repo, read:org, ")
                .withHeader("GitHub-Authentication-Token-Expiration", "2026-12-01 12:30:00 UTC"));

        Account account = wire.gitHub.account();

        assertThat(account.scopes()).contains(Set.of("repo", "read:org"));
        assertThat(account.expiry()).contains(Instant.parse("2026-12-01T12:30:00Z"));
    }

    @Test
    void the_rate_limit_is_asked_for_and_may_be_switched_off() {
        wire.answers(
                json(
                        200,
                        "{\"resources\":{\"core\":{\"limit\":5000,\"used\":5000,\"remaining\":0,\"reset\":1764592200},"
                                + "\"graphql\":{\"limit\":5000,\"used\":1,\"remaining\":4999,\"reset\":1764592201}}}"),
                json(404, "{\"message\":\"Rate limiting is not enabled.\"}"));

        assertThat(wire.gitHub.rateLimit())
                .contains(new RateLimit(
                        new RateLimit.Allowance(5000, 0, Instant.ofEpochSecond(1764592200)),
                        new RateLimit.Allowance(5000, 4999, Instant.ofEpochSecond(1764592201))));
        assertThat(sent()).isEqualTo("GET /rate_limit ");
        assertThat(wire.gitHub.rateLimit()).isEmpty();
    }

    @Test
    void the_newest_issue_is_one_request() {
        wire.answers(json(200, "[]"));

        assertThat(wire.gitHub.issues(Wire.REPOSITORY).newest()).isEmpty();
        assertThat(sent())
                .startsWith("GET /repos/")
                .endsWith("/issues?state=all&sort=created&direction=desc&per_page=1 ");
    }

    @ParameterizedTest
    @CsvSource({"2026-12-01 12:30:00 +0200,2026-12-01T10:30:00Z", "2026-12-01 12:30:00 UTC,2026-12-01T12:30:00Z"})
    void an_expiry_has_a_zone_of_either_form(String text, Instant expected) {
        assertThat(Timestamps.expiry(text)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2016-01-14T11:51:21-08:00,2016-01-14T19:51:21Z",
        "2016-01-14T09:08:10.000-04:00,2016-01-14T13:08:10Z",
        "2016-01-14T09:08:10Z,2016-01-14T09:08:10Z",
        "2016-01-14T09:08:10.123456Z,2016-01-14T09:08:10.123456Z",
        "2016-01-14T09:08:10+0530,2016-01-14T03:38:10Z",
        "2016-01-14T09:08:10+05:30,2016-01-14T03:38:10Z"
    })
    void times_come_with_any_offset(String text, Instant expected) {
        assertThat(Timestamps.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2016-01-14T09:08:10", "yesterday", "2016-01-14", ""})
    void a_time_without_an_offset_is_no_time(String text) {
        assertThatThrownBy(() -> Timestamps.parse(text)).isInstanceOf(UnreadableAnswerException.class);
    }

    @Test
    void an_issue_is_created_with_what_it_has() {
        wire.answer(json(201, RedirectTest.issueJson("example/project", 5)));

        IssueView issue = wire.issues()
                .create(new NewIssue("t", "b", List.of("x"), List.of("ferry"), Optional.of(3)))
                .asOptional()
                .orElseThrow();

        assertThat(sent())
                .isEqualTo(
                        "POST /repos/example/project/issues "
                                + "{\"title\":\"t\",\"body\":\"b\",\"labels\":[\"x\"],\"assignees\":[\"ferry\"],\"milestone\":3}");
        assertThat(issue.id()).isEqualTo(4_880_000_005L);
        assertThat(issue.body()).isEmpty();
        assertThat(issue.labels()).containsExactly("a", "b");
        assertThat(issue.author()).isEqualTo("ghost");
        assertThat(issue.closedAt()).contains(Instant.parse("2026-01-02T00:00:00Z"));
    }

    @Test
    void an_edit_sends_only_what_changes() {
        wire.answer(json(200, RedirectTest.issueJson("example/project", 5)));

        wire.issues().edit(5, IssueEdit.none().withBody("new").closing("not_planned"));

        assertThat(sent())
                .isEqualTo("PATCH /repos/example/project/issues/5 "
                        + "{\"body\":\"new\",\"state\":\"closed\",\"state_reason\":\"not_planned\"}");
    }

    @Test
    void an_edit_can_assign_and_plan() {
        wire.answer(json(200, RedirectTest.issueJson("example/project", 5)));

        wire.issues().edit(5, IssueEdit.none().withAssignees(List.of("ferry")).withMilestone(3));

        assertThat(sent())
                .isEqualTo("PATCH /repos/example/project/issues/5 {\"assignees\":[\"ferry\"],\"milestone\":3}");
    }

    @Test
    void an_edit_can_take_all_labels_away() {
        wire.answer(json(200, RedirectTest.issueJson("example/project", 5)));

        wire.issues().edit(5, IssueEdit.none().withLabels(List.of()));

        assertThat(sent()).endsWith("{\"labels\":[]}");
    }

    @Test
    void a_label_and_a_milestone_are_created_with_their_details() {
        wire.answer(json(201, "{\"name\":\"type: bug\",\"color\":\"d73a4a\"}"));
        wire.gitHub.labels(Wire.REPOSITORY).create(ImportsTest.LABEL);
        assertThat(sent())
                .endsWith("{\"name\":\"type: bug\",\"color\":\"d73a4a\",\"description\":\"Something is not working\"}");
        wire.server.resetAll();

        wire.answer(json(201, """
                {"number":3,"title":"1.0","due_on":"2026-02-01T08:00:00Z","state":"closed","description":null}"""));
        Milestone milestone = wire.gitHub
                .milestones(Wire.REPOSITORY)
                .create(new NewMilestone(
                        "1.0", Optional.of(Instant.parse("2026-02-01T08:00:00Z")), true, Optional.empty()))
                .asOptional()
                .orElseThrow();
        assertThat(sent())
                .isEqualTo("POST /repos/example/project/milestones "
                        + "{\"title\":\"1.0\",\"state\":\"closed\",\"due_on\":\"2026-02-01T08:00:00Z\"}");
        assertThat(milestone.number()).isEqualTo(3);
        assertThat(milestone.closed()).isTrue();
    }

    @Test
    void a_log_line_tells_what_went_over_the_wire() {
        wire.answer(Wire.comment());

        wire.writeComment();

        assertThat(wire.lines).singleElement().satisfies(line -> {
            assertThat(line.method()).isEqualTo("POST");
            assertThat(line.path()).isEqualTo("/repos/example/project/issues/1/comments");
            assertThat(line.status()).isEqualTo(201);
            assertThat(line.bytesSent()).isEqualTo("{\"body\":\"hello\"}".length());
            assertThat(line.requestId()).contains("AB12:3456");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<https://x/a?b=1,2&c=<>; rel=\"next\"                         | https://x/a?b=1,2&c=<",
                "<https://x/1>; rel=\"prev\", <https://x/2>; rel=\"next\"      | https://x/2",
                "<https://x/1>; title=\"a, b; rel=next\"; rel=\"last next\"    | https://x/1",
                "<https://x/1>;rel=NEXT                                        | https://x/1",
                "<https://x/1>; rel=\"first\"                                  |",
                "<https://x/1                                                  |",
                "rel=\"next\"                                                  |"
            })
    void the_link_header_is_read_by_its_grammar(String header, String next) {
        assertThat(LinkHeader.parse(header).target("next")).isEqualTo(Optional.ofNullable(next));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "project", "/project", "example/", "a/b/c", "a b/c", "../x", "a/.."})
    void a_repository_name_is_owner_and_name(String text) {
        assertThatThrownBy(() -> RepositoryName.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("owner/name");
    }
}
