package dev.ferry.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.ferry.github.OutcomeRows.Ask;
import dev.ferry.github.OutcomeRows.Example;
import dev.ferry.github.OutcomeRows.Then;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The outcome table row by row: exact answers of a scripted server, the row that decides, and what the client does then. A row
 * without an example fails, and so does one that docs/resume.md does not tell as it is.
 */
class OutcomeRowsTest {
    static final String USER = "{\"login\":\"ferry\",\"id\":4880000001}";
    static final String IMPORT = """
            {"id":12,"status":"pending","url":"https://api.github.example.org/x","created_at":"2026-01-01T00:00:00-08:00",
             "updated_at":"2026-01-01T00:00:00-08:00"}""";
    private static final String REPOSITORY = """
            {"id":7,"node_id":"R_7","full_name":"example/project","private":false}""";
    private static final String LOOK = "/repos/example/project";
    private static final String DATA = "{\"data\":{\"t0\":{\"n\":1}}}";
    private static final Duration JITTER = Duration.ofMillis(500);
    private static final Pattern DOCUMENTED =
            Pattern.compile("^\\| ([^|]+) \\| [^|]+ \\| \\*\\*([a-z ]+)\\*\\*[^|]*\\|$", Pattern.MULTILINE);
    /** What no answer of a server leads to. */
    private static final String NOT_SENT = "not sent";

    private static final Wire WIRE = new Wire();
    private final FakeTime time = new FakeTime();

    static List<Example> examples() {
        return OutcomeRows.all();
    }

    @BeforeEach
    void forgetStubs() {
        WIRE.server.resetAll();
    }

    @AfterAll
    static void close() {
        WIRE.close();
    }

    @Tag("slow")
    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void an_answer_is_decided_by_its_row(Example example) {
        WIRE.answer(example.answer());
        Facts facts = exchange(example.ask());

        OutcomeTable.Row row = OutcomeTable.rowFor(facts);

        assertThat(row.name()).isEqualTo(example.row());
        Verdict verdict = row.verdict().apply(facts);
        assertThat(then(verdict)).isEqualTo(example.then());
        assertThat(detail(verdict)).isEqualTo(detailOf(row.name(), example.then()));
    }

    /** Why it waits or rests, or whether a new place is for good. */
    private static String detail(Verdict verdict) {
        if (verdict instanceof Verdict.WaitUntil wait) {
            return wait.pause().kind().name();
        }
        if (verdict instanceof Verdict.BackOff backOff) {
            return backOff.kind().name();
        }
        if (verdict instanceof Verdict.Reconcile reconcile) {
            return reconcile.pause().map(pause -> pause.kind().name()).orElse("");
        }
        return verdict instanceof Verdict.Redirect redirect && redirect.permanent() ? "for good" : "";
    }

    private static String detailOf(String row, Then then) {
        return switch (row) {
            case "not sent", "answer lost, read" -> "NETWORK";
            case "GraphQL: quota used up", "quota used up" -> "PRIMARY_LIMIT";
            case "GraphQL: too quickly", "too quickly" -> "CONTENT_LIMIT";
            case "slow down" -> "SECONDARY_LIMIT";
            case "GraphQL: went wrong, write" -> "SERVER_TROUBLE";
            case "moved for good" -> "for good";
            default -> then == Then.BACK_OFF ? "SERVER_TROUBLE" : "";
        };
    }

    @Tag("slow")
    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void and_the_client_does_what_the_row_says(Example example) {
        try (GitHub client = GitHub.connect(options())) {
            boolean again =
                    example.then() == Then.WAIT || example.then() == Then.BACK_OFF || example.then() == Then.FOLLOW;
            if (again) {
                WIRE.answers(located(example), success(example.ask()));
            } else {
                WIRE.answer(example.answer());
            }
            if (example.ask() == Ask.WRITE) {
                // Whether a refusal is of one thing or of all, the repository tells.
                WIRE.showRepository();
            }

            String ended = ask(client, example.ask());

            assertThat(ended).isEqualTo(expected(example));
            List<LoggedRequest> requests = WIRE.requests().stream()
                    .filter(sent -> example.ask() != Ask.WRITE || !sent.getUrl().equals(LOOK))
                    .toList();
            assertThat(requests).hasSize(again ? 2 : 1);
            assertThat(requests.stream().map(OutcomeRowsTest::line).distinct())
                    .as("the same method and body each time")
                    .hasSize(1);
            if (example.then() == Then.WAIT) {
                assertThat(time.elapsed())
                        .isBetween(example.length(), example.length().plus(JITTER));
            } else if (example.then() == Then.BACK_OFF) {
                assertThat(time.elapsed()).isGreaterThanOrEqualTo(JITTER);
            } else {
                assertThat(time.elapsed()).isZero();
            }
        }
    }

    @Test
    void a_server_that_is_not_there_is_the_row_of_what_was_not_sent() {
        for (Ask ask : Ask.values()) {
            Facts facts = exchange(request(ask, "http://127.0.0.1:1"), "http://127.0.0.1:1");

            assertThat(OutcomeTable.rowFor(facts).name()).isEqualTo(NOT_SENT);
            assertThat(then(OutcomeTable.judge(facts))).isEqualTo(Then.BACK_OFF);
            assertThat(detail(OutcomeTable.judge(facts))).isEqualTo("NETWORK");
        }
    }

    @Test
    void every_row_has_an_example_and_stands_in_the_documentation_with_what_follows() throws IOException {
        Map<String, String> exemplified = new HashMap<>(Map.of(NOT_SENT, Then.BACK_OFF.word()));
        examples()
                .forEach(
                        example -> exemplified.put(example.row(), example.then().word()));
        Map<String, String> rows = new LinkedHashMap<>();
        for (OutcomeTable.Row row : OutcomeTable.ROWS) {
            rows.put(row.name(), String.valueOf(exemplified.remove(row.name())));
        }

        assertThat(rows.entrySet()).noneMatch(row -> row.getValue().equals("null"));
        assertThat(exemplified).as("examples of rows that do not exist").isEmpty();
        assertThat(new ArrayList<>(documented().entrySet())).isEqualTo(new ArrayList<>(rows.entrySet()));
    }

    private static Map<String, String> documented() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("ferry.root"), "docs", "resume.md"));
        Map<String, String> rows = new LinkedHashMap<>();
        Matcher matcher = DOCUMENTED.matcher(page.substring(page.indexOf("## What an answer means")));
        while (matcher.find()) {
            rows.put(matcher.group(1).strip(), matcher.group(2));
        }
        return rows;
    }

    private static String line(LoggedRequest request) {
        return request.getMethod() + " " + request.getBodyAsString();
    }

    private GitHubOptions options() {
        return WIRE.options().withSurroundings(time.surroundings()).withAnswerTimeout(Duration.ofMillis(700));
    }

    /** One exchange on the wire, without whatever waits or sends again. */
    private Facts exchange(Ask ask) {
        return exchange(request(ask, WIRE.server.baseUrl()), WIRE.server.baseUrl());
    }

    private Facts exchange(Request request, String home) {
        try (Transport transport = new Transport(options(), HttpUrl.get(home))) {
            return Facts.of(request, transport.send(request, new Secret(Wire.TOKEN)), FakeTime.START);
        }
    }

    private static Request request(Ask ask, String base) {
        HttpUrl url = HttpUrl.get(base + "/x");
        byte[] body = Json.bytes(Json.object());
        return switch (ask) {
            case READ -> Request.get(RequestKind.ACCOUNT, url);
            case READ_ALL -> Request.get(RequestKind.REPOSITORY, url).of(Request.Scope.EVERYTHING);
            case WRITE -> Request.write(RequestKind.COMMENT_CREATE, "POST", url, body);
            case WRITE_ALL ->
                Request.write(RequestKind.IMPORT_START, "POST", url, body).of(Request.Scope.EVERYTHING);
            case QUERY ->
                Request.write(RequestKind.GRAPHQL_QUERY, "POST", url, body)
                        .modifying(0)
                        .of(Request.Scope.EVERYTHING);
            case MUTATION ->
                Request.write(RequestKind.GRAPHQL_MUTATION, "POST", url, body)
                        .modifying(2)
                        .of(Request.Scope.EVERYTHING);
        };
    }

    /** A redirect leads to the same thing in the repository's new place. */
    private static ResponseDefinitionBuilder located(Example example) {
        String tail = example.ask() == Ask.WRITE_ALL ? "/import/issues" : "";
        return example.then() == Then.FOLLOW
                ? example.answer().withHeader("Location", WIRE.server.baseUrl() + "/repositories/7" + tail)
                : example.answer();
    }

    private static ResponseDefinitionBuilder success(Ask ask) {
        return switch (ask) {
            case READ -> Wire.json(200, USER);
            case READ_ALL -> Wire.json(200, REPOSITORY);
            case WRITE -> Wire.comment();
            case WRITE_ALL -> Wire.json(202, IMPORT);
            case QUERY, MUTATION -> Wire.json(200, DATA);
        };
    }

    /** The end of it in a word: done, unknown, or the category of a refusal; "stop" before it where the run ends. */
    private static String ask(GitHub client, Ask ask) {
        List<String> ended = new ArrayList<>();
        RemoteException stopped = catchThrowableOfType(
                RemoteException.class,
                () -> ended.add(
                        switch (ask) {
                            case READ -> done(client.account());
                            case READ_ALL -> done(client.repository(Wire.REPOSITORY));
                            case WRITE -> word(client.issues(Wire.REPOSITORY).createComment(1, "hello"));
                            case WRITE_ALL ->
                                word(client.imports(Wire.REPOSITORY).start(importRequest()));
                            case QUERY -> done(client.graphQl().query("query { t0 }", Json.object()));
                            case MUTATION -> word(client.graphQl().mutate("mutation { t0 t1 }", Json.object(), 2));
                        }));
        return stopped == null ? ended.get(0) : "stop " + stopped.category();
    }

    private static String done(Object answer) {
        return Objects.requireNonNull(answer) == null ? "" : "done";
    }

    private static String word(Outcome<?> outcome) {
        return outcome.fold(done -> "done", refusal -> refusal.category().name(), unknown -> "unknown");
    }

    private static ImportRequest importRequest() {
        Optional<Instant> never = Optional.empty();
        return ImportRequest.of(
                new ImportIssue(
                        "t", "b", FakeTime.START, never, never, false, Optional.empty(), Optional.empty(), List.of()),
                List.of());
    }

    /** A question that is refused ends the run as well, unless its caller expects that. */
    private static String expected(Example example) {
        return switch (example.then()) {
            case DONE, WAIT, BACK_OFF, FOLLOW -> "done";
            case UNKNOWN -> "unknown";
            case STOP -> "stop " + example.category().orElseThrow();
            case GIVE_UP ->
                (example.ask().writes() ? "" : "stop ") + example.category().orElseThrow();
        };
    }

    private static Then then(Verdict verdict) {
        Map<Then, Class<? extends Verdict>> meanings = new EnumMap<>(Map.of(
                Then.DONE, Verdict.Done.class,
                Then.WAIT, Verdict.WaitUntil.class,
                Then.BACK_OFF, Verdict.BackOff.class,
                Then.UNKNOWN, Verdict.Reconcile.class,
                Then.GIVE_UP, Verdict.GiveUp.class,
                Then.STOP, Verdict.Stop.class,
                Then.FOLLOW, Verdict.Redirect.class));
        return meanings.entrySet().stream()
                .filter(meaning -> meaning.getValue().isInstance(verdict))
                .findFirst()
                .orElseThrow()
                .getKey();
    }
}
