package dev.ferry.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.ferry.github.Wire.json;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What servers answer, byte for byte, with the row of the outcome table that decides and what follows from it. */
final class OutcomeRows {
    private static final Duration NOTHING = Duration.ZERO;
    private static final Duration LONGEST = Duration.ofMinutes(65);

    private final List<Example> all = new ArrayList<>();

    /** Which kind of request meets the answer: reading or writing, one item or everything in the repository. */
    enum Ask {
        READ,
        READ_ALL,
        WRITE,
        WRITE_ALL,
        QUERY,
        MUTATION;

        boolean graphQl() {
            return this == QUERY || this == MUTATION;
        }

        boolean writes() {
            return this == WRITE || this == WRITE_ALL || this == MUTATION;
        }
    }

    /** What follows, in the words of docs/resume.md. */
    enum Then {
        DONE,
        WAIT,
        BACK_OFF,
        UNKNOWN,
        GIVE_UP,
        STOP,
        FOLLOW;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** Given up or stopped with a category; a wait is as long as {@code length}. */
    record Example(
            String row,
            Ask ask,
            String name,
            ResponseDefinitionBuilder answer,
            Then then,
            Optional<RefusalCategory> category,
            Duration length) {
        @Override
        public String toString() {
            return row + ": " + ask + " " + name;
        }
    }

    static List<Example> all() {
        OutcomeRows rows = new OutcomeRows();
        rows.noWholeAnswer();
        rows.graphQl();
        rows.success();
        rows.elsewhere();
        rows.throttled();
        rows.refusedForAll();
        rows.refused();
        rows.invalid();
        rows.serverFailed();
        rows.anythingElse();
        return rows.all;
    }

    private void noWholeAnswer() {
        for (Ask ask : List.of(Ask.READ, Ask.WRITE, Ask.WRITE_ALL, Ask.QUERY, Ask.MUTATION)) {
            String row = ask.writes() ? "answer lost, write" : "answer lost, read";
            Then then = ask.writes() ? Then.UNKNOWN : Then.BACK_OFF;
            add(row, ask, "empty reply", aResponse().withFault(Fault.EMPTY_RESPONSE), then);
            add(row, ask, "reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), then);
            add(row, ask, "garbage", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE), then);
            add(row, ask, "cut", aResponse().withStatus(200).withFault(Fault.MALFORMED_RESPONSE_CHUNK), then);
        }
        add("answer lost, read", Ask.READ, "slow body", slow(), Then.BACK_OFF);
        add("answer lost, write", Ask.WRITE, "slow body", slow(), Then.UNKNOWN);
    }

    private static ResponseDefinitionBuilder slow() {
        return json(201, Wire.COMMENT).withChunkedDribbleDelay(2, 1500);
    }

    private void graphQl() {
        String quota = "{\"type\":\"RATE_LIMITED\",\"message\":\"API rate limit exceeded for user ID 1.\"}";
        String reported = "{\"type\":\"RATE_LIMIT\",\"code\":\"graphql_rate_limit\","
                + "\"message\":\"API rate limit already exceeded for user ID 1.\"}";
        String quickly = "{\"type\":\"UNPROCESSABLE\",\"message\":\"was submitted too quickly\"}";
        String secondary = "{\"message\":\"You have exceeded a secondary rate limit. Please wait.\"}";
        String wrong = "{\"message\":\"Something went wrong while executing your query. This may be a timeout.\"}";
        for (Ask ask : List.of(Ask.QUERY, Ask.MUTATION)) {
            waiting("GraphQL: quota used up", ask, "RATE_LIMITED", reset(errors(quota), 300), 300);
            waiting("GraphQL: quota used up", ask, "RATE_LIMIT", reset(errors(reported), 300), 300);
            waiting(
                    "GraphQL: quota used up",
                    ask,
                    "by its code alone",
                    errors("{\"code\":\"graphql_rate_limit\",\"message\":\"no\"}"),
                    60);
            waiting("GraphQL: too quickly", ask, "UNPROCESSABLE", errors(quickly), 60);
            waiting("GraphQL: too quickly", ask, "secondary limit", errors(secondary), 60);
            waiting(
                    "GraphQL: too quickly",
                    ask,
                    "with Retry-After",
                    errors(secondary).withHeader("Retry-After", "9"),
                    9);
            add(
                    "GraphQL: answered",
                    ask,
                    "some parts",
                    json(
                            200,
                            "{\"data\":{\"t0\":{\"n\":1},\"t1\":null},\"errors\":[{\"path\":[\"t1\"],\"message\":\"no\"}]}"),
                    Then.DONE);
            ended(
                    "GraphQL: document refused",
                    ask,
                    "no such field",
                    errors("{\"message\":\"Field 'x' doesn't exist on type 'Mutation'\"}"),
                    Then.GIVE_UP,
                    RefusalCategory.INVALID);
            add("GraphQL: answered", ask, "every part", json(200, "{\"data\":{\"t0\":{\"n\":1}}}"), Then.DONE);
        }
        add("GraphQL: went wrong, read", Ask.QUERY, "went wrong", errors(wrong), Then.BACK_OFF);
        add("GraphQL: went wrong, write", Ask.MUTATION, "went wrong", errors(wrong), Then.UNKNOWN);
        waiting(
                "slow down",
                Ask.MUTATION,
                "secondary limit as 403",
                json(403, "{\"message\":\"You have exceeded a secondary rate limit.\"}"),
                60);
        add("server failed, write", Ask.MUTATION, "502", json(502, ""), Then.UNKNOWN);
        add("server failed, read", Ask.QUERY, "504", json(504, ""), Then.BACK_OFF);
    }

    private static ResponseDefinitionBuilder errors(String error) {
        return json(200, "{\"data\":null,\"errors\":[" + error + "]}");
    }

    private void success() {
        add("success", Ask.READ, "200", json(200, OutcomeRowsTest.USER), Then.DONE);
        add("success", Ask.WRITE, "201", json(201, Wire.COMMENT), Then.DONE);
        add("success", Ask.WRITE_ALL, "202", json(202, OutcomeRowsTest.IMPORT), Then.DONE);
        ended(
                "no API, read",
                Ask.READ,
                "a web page",
                aResponse()
                        .withStatus(200)
                        .withHeader("Content-Type", "text/html")
                        .withBody("<html></html>"),
                Then.GIVE_UP,
                RefusalCategory.UNEXPECTED);
        add("success cut short, read", Ask.READ, "half", json(200, "{\"login\":\"fe"), Then.BACK_OFF);
        add("success cut short, read", Ask.READ, "nothing", json(200, ""), Then.BACK_OFF);
        add("success cut short, write", Ask.WRITE, "half", json(201, "{\"id\":48"), Then.UNKNOWN);
        add("success cut short, write", Ask.WRITE_ALL, "half of a 202", json(202, "{\"id\":48"), Then.UNKNOWN);
        add("success cut short, write", Ask.WRITE, "a web page", json(200, "<html></html>"), Then.UNKNOWN);
        add("success cut short, write", Ask.MUTATION, "half", json(200, "{\"data\":{\"t0"), Then.UNKNOWN);
    }

    private void elsewhere() {
        for (int status : new int[] {301, 308}) {
            add("moved for good", Ask.READ_ALL, "" + status, moved(status), Then.FOLLOW);
            add("moved for good", Ask.WRITE_ALL, "" + status, moved(status), Then.FOLLOW);
        }
        for (int status : new int[] {302, 307}) {
            add("moved for now", Ask.READ_ALL, "" + status, moved(status), Then.FOLLOW);
            add("moved for now", Ask.WRITE_ALL, "" + status, moved(status), Then.FOLLOW);
        }
    }

    /** The test puts the rest of the address behind it. */
    private static ResponseDefinitionBuilder moved(int status) {
        return aResponse().withStatus(status).withHeader("Location", "/repositories/7");
    }

    private void throttled() {
        for (int status : new int[] {403, 429}) {
            ResponseDefinitionBuilder quota = json(status, "{\"message\":\"API rate limit exceeded for user ID 1.\"}");
            waiting("quota used up", Ask.WRITE, "" + status, reset(quota, 1234), 1234);
            waiting("slow down", Ask.WRITE, status + " in seconds", after(status, "7"), 7);
            waiting("slow down", Ask.READ, status + " in seconds", after(status, "7"), 7);
            waiting("slow down", Ask.WRITE, status + " as a date", after(status, date(90)), 90);
            waiting("slow down", Ask.WRITE, status + " in the past", after(status, date(-90)), 1);
            waiting("slow down", Ask.WRITE, status + " in no time", after(status, "0"), 1);
            // Their clock is ten minutes ahead of ours: what counts is the time between their two dates.
            waiting(
                    "slow down",
                    Ask.WRITE,
                    status + " by another clock",
                    after(status, date(690)).withHeader("Date", date(600)),
                    90);
            waiting(
                    "quota used up",
                    Ask.WRITE,
                    status + " by another clock",
                    reset(json(status, "{}"), 690).withHeader("Date", date(600)),
                    90);
            all.add(waits("slow down", status + " far away", after(status, "999999999"), LONGEST));
            all.add(waits("slow down", status + " in days", after(status, date(300_000)), LONGEST));
        }
        for (String nonsense : List.of("-5", "soon", "", "1.5", "99999999999999999999")) {
            waiting("slow down", Ask.WRITE, "Retry-After: " + nonsense, after(429, nonsense), 60);
        }
        for (String words : List.of(
                "\"message\":\"You have exceeded a secondary rate limit.\"",
                "\"message\":\"You have triggered an abuse detection mechanism.\"",
                "\"message\":\"API rate limit exceeded for 192.0.2.1.\"",
                "\"message\":\"API rate limit already exceeded for user ID 1.\"",
                "\"documentation_url\":\"https://docs.example.org/rest/using-the-rest-api/rate-limits-for-the-rest-api\"")) {
            waiting("slow down", Ask.WRITE, words, json(403, "{" + words + "}"), 60);
        }
        String quickly = "{\"errors\":[{\"code\":\"custom\",\"message\":\"was submitted too quickly\"}]}";
        waiting("too quickly", Ask.WRITE, "422", json(422, quickly), 60);
        waiting("too quickly", Ask.WRITE_ALL, "422", json(422, quickly), 60);
        waiting("too quickly", Ask.WRITE, "403", json(403, "{\"message\":\"was submitted too quickly\"}"), 60);
    }

    private void refusedForAll() {
        for (Ask ask : List.of(Ask.WRITE, Ask.WRITE_ALL)) {
            stopped(
                    "token may not",
                    ask,
                    403,
                    "Resource not accessible by personal access token",
                    RefusalCategory.FORBIDDEN);
        }
        for (Ask ask : List.of(Ask.READ, Ask.WRITE, Ask.WRITE_ALL, Ask.MUTATION)) {
            stopped("token refused", ask, 401, "Bad credentials", RefusalCategory.UNAUTHORIZED);
        }
        for (Ask ask : List.of(Ask.READ_ALL, Ask.WRITE_ALL)) {
            stopped("forbidden for all", ask, 403, "Must have admin rights to Repository.", RefusalCategory.FORBIDDEN);
            stopped("forbidden for all", ask, 451, "Repository access blocked", RefusalCategory.FORBIDDEN);
            // A 403 that GitHub masks.
            stopped("not found for all", ask, 404, "Not Found", RefusalCategory.NOT_FOUND);
            stopped("gone for all", ask, 410, "Gone", RefusalCategory.GONE);
        }
        for (Ask ask : List.of(Ask.READ, Ask.WRITE, Ask.READ_ALL, Ask.WRITE_ALL)) {
            stopped("archived", ask, 403, "Repository was archived so is read-only.", RefusalCategory.ARCHIVED);
            stopped(
                    "issues disabled",
                    ask,
                    410,
                    "Issues has been disabled in this repository.",
                    RefusalCategory.ISSUES_DISABLED);
            stopped("issues disabled", ask, 410, "Issues are disabled for this repo", RefusalCategory.ISSUES_DISABLED);
        }
    }

    private void refused() {
        for (Ask ask : List.of(Ask.READ, Ask.WRITE)) {
            refused(
                    "forbidden",
                    ask,
                    403,
                    "Commenting is disabled on issues with more than 2500 comments",
                    RefusalCategory.FORBIDDEN);
            refused("forbidden", ask, 451, "Unavailable", RefusalCategory.FORBIDDEN);
            refused("not found", ask, 404, "Not Found", RefusalCategory.NOT_FOUND);
            refused("gone", ask, 410, "This issue was deleted", RefusalCategory.GONE);
            refused("conflict", ask, 409, "Conflict", RefusalCategory.CONFLICT);
            refused("conflict", ask, 412, "Precondition failed", RefusalCategory.CONFLICT);
        }
        refused("too large", Ask.WRITE_ALL, 413, "Payload too big", RefusalCategory.TOO_LARGE);
        refused("too large", Ask.WRITE, 413, "Payload too big", RefusalCategory.TOO_LARGE);
    }

    private void invalid() {
        refused("invalid", Ask.WRITE, 400, "Problems parsing JSON", RefusalCategory.INVALID);
        refused("invalid", Ask.WRITE_ALL, 415, "specify a custom media type", RefusalCategory.INVALID);
        refused("invalid", Ask.WRITE, 422, "Validation Failed", RefusalCategory.INVALID);
        for (Ask ask : List.of(Ask.WRITE, Ask.WRITE_ALL)) {
            ended(
                    "invalid",
                    ask,
                    "422 with objects",
                    json(422, "{\"errors\":[{\"resource\":\"Label\",\"field\":\"name\",\"code\":\"invalid\"}]}"),
                    Then.GIVE_UP,
                    RefusalCategory.LABEL_INVALID);
            ended(
                    "invalid",
                    ask,
                    "422 with strings",
                    json(422, "{\"errors\":[\"body is too long (maximum is 65536 characters)\"]}"),
                    Then.GIVE_UP,
                    RefusalCategory.TEXT_TOO_LONG);
        }
    }

    private void serverFailed() {
        for (int status : new int[] {500, 502, 503, 504, 599, 408}) {
            add("server failed, read", Ask.READ, "" + status, json(status, ""), Then.BACK_OFF);
            add(
                    "server failed, write",
                    Ask.WRITE,
                    "" + status,
                    json(status, "{\"message\":\"Server Error\"}"),
                    Then.UNKNOWN);
        }
        add("server failed, read", Ask.READ, "Retry-After", after(503, "5"), Then.BACK_OFF);
        add("server failed, write", Ask.WRITE_ALL, "503", after(503, "5"), Then.UNKNOWN);
    }

    private void anythingElse() {
        for (int status : new int[] {303, 304, 418, 600}) {
            ended(
                    "unknown status, read",
                    Ask.READ,
                    "" + status,
                    json(status, ""),
                    Then.GIVE_UP,
                    RefusalCategory.UNEXPECTED);
            add("unknown status, write", Ask.WRITE, "" + status, json(status, ""), Then.UNKNOWN);
        }
        add("unknown status, write", Ask.WRITE, "301 to nowhere", json(301, ""), Then.UNKNOWN);
    }

    // -- how to say it

    private void add(String row, Ask ask, String name, ResponseDefinitionBuilder answer, Then then) {
        all.add(new Example(row, ask, name, answer, then, Optional.empty(), NOTHING));
    }

    private void waiting(String row, Ask ask, String name, ResponseDefinitionBuilder answer, int seconds) {
        all.add(new Example(row, ask, name, answer, Then.WAIT, Optional.empty(), Duration.ofSeconds(seconds)));
    }

    private static Example waits(String row, String name, ResponseDefinitionBuilder answer, Duration length) {
        return new Example(row, Ask.WRITE, name, answer, Then.WAIT, Optional.empty(), length);
    }

    private void ended(
            String row, Ask ask, String name, ResponseDefinitionBuilder answer, Then then, RefusalCategory category) {
        all.add(new Example(row, ask, name, answer, then, Optional.of(category), NOTHING));
    }

    private void refused(String row, Ask ask, int status, String message, RefusalCategory category) {
        ended(row, ask, status + " " + message, said(status, message), Then.GIVE_UP, category);
    }

    private void stopped(String row, Ask ask, int status, String message, RefusalCategory category) {
        ended(row, ask, "" + status, said(status, message), Then.STOP, category);
    }

    private static ResponseDefinitionBuilder said(int status, String message) {
        return json(status, "{\"message\":\"" + message + "\"}");
    }

    private static ResponseDefinitionBuilder after(int status, String when) {
        return json(status, "{}").withHeader("Retry-After", when);
    }

    private static ResponseDefinitionBuilder reset(ResponseDefinitionBuilder answer, int seconds) {
        return answer.withHeader("X-RateLimit-Remaining", "0")
                .withHeader(
                        "X-RateLimit-Reset",
                        Long.toString(FakeTime.START.plusSeconds(seconds).getEpochSecond()));
    }

    private static String date(int seconds) {
        return DateTimeFormatter.RFC_1123_DATE_TIME
                .withLocale(Locale.ROOT)
                .format(FakeTime.START.plusSeconds(seconds).atOffset(ZoneOffset.UTC));
    }
}
