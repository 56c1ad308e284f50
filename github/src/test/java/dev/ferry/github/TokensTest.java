package dev.ferry.github;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static dev.ferry.github.Wire.comment;
import static dev.ferry.github.Wire.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Several tokens share the work; one that dies is put aside or replaced, and none is ever shown. */
class TokensTest extends WireTest {
    private static final String ONE = "ghp_planted-one-0123456789";
    private static final String OTHER = "ghp_planted-other-0123456789";
    private static final String THIRD = "ghp_planted-third-0123456789";
    private static final String BAD = "{\"message\":\"Bad credentials\"}";

    private final List<String> news = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> kept = new ConcurrentHashMap<>();
    private final QuotaStore store = new QuotaStore() {
        @Override
        public Optional<String> load(String key) {
            return Optional.ofNullable(kept.get(key));
        }

        @Override
        public void save(String key, String value) {
            kept.put(key, value);
        }
    };

    private final TokenListener listener = new TokenListener() {
        @Override
        public void told(String message) {
            news.add("told: " + message);
        }

        @Override
        public void paused(String why) {
            news.add("paused: " + why);
        }

        @Override
        public void resumed(String message) {
            news.add("resumed: " + message);
        }
    };

    private static TokenSource fixed(String token, String name) {
        return TokenSource.fixed(new Secret(token), name, "set another one and start again");
    }

    /** A file that somebody writes a new token into while the client waits. */
    private record Changing(AtomicReference<Secret> secret) implements TokenSource {
        @Override
        public Optional<Secret> read() {
            return Optional.ofNullable(secret.get());
        }

        @Override
        public boolean mayChange() {
            return true;
        }

        @Override
        public String name() {
            return "the file";
        }

        @Override
        public String cure() {
            return "write another one into the file";
        }
    }

    private GitHubOptions options(TokenSource... sources) {
        GitHubOptions plain = wire.options();
        return GitHubOptions.of(plain.api(), List.of(sources))
                .withSurroundings(plain.surroundings())
                .withQuotas(store)
                .withTokenNews(listener);
    }

    private void answer(String token, ResponseDefinitionBuilder response) {
        wire.server.stubFor(any(anyUrl())
                .withHeader("Authorization", equalTo("Bearer " + token))
                .willReturn(response));
    }

    private Map<String, Long> used() {
        return wire.requests().stream()
                .collect(Collectors.groupingBy(
                        request -> request.getHeader("Authorization").substring("Bearer ".length()),
                        Collectors.counting()));
    }

    private static Outcome<CommentView> write(GitHub gitHub) {
        return gitHub.issues(Wire.REPOSITORY).createComment(1, "hello");
    }

    @Test
    void two_tokens_with_a_limit_each_do_twice_as_much_in_the_same_time() {
        answer(ONE, comment());
        answer(OTHER, comment());
        LimitOptions limits = LimitOptions.unpaced().withWriters(1).withRates(Optional.of(60), Optional.empty());
        try (GitHub gitHub =
                GitHub.connect(options(fixed(ONE, "one"), fixed(OTHER, "other")).withLimits(limits))) {
            for (int i = 0; i < 240; i++) {
                assertThat(write(gitHub)).isInstanceOf(Outcome.Done.class);
            }
        }
        assertThat(wire.time.elapsed()).isBetween(Duration.ofSeconds(100), Duration.ofSeconds(125));
        assertThat(used()).isEqualTo(Map.of(ONE, 120L, OTHER, 120L));
    }

    @Test
    void a_token_that_was_told_to_wait_waits_and_the_other_goes_on() {
        answer(ONE, json(403, "{\"message\":\"slow down\"}").withHeader("Retry-After", "600"));
        answer(OTHER, comment());
        try (GitHub gitHub = GitHub.connect(options(fixed(ONE, "one"), fixed(OTHER, "other")))) {
            for (int i = 0; i < 10; i++) {
                assertThat(write(gitHub)).isInstanceOf(Outcome.Done.class);
            }
        }
        assertThat(wire.time.elapsed()).isLessThan(Duration.ofSeconds(1));
        assertThat(used()).isEqualTo(Map.of(ONE, 1L, OTHER, 10L));
    }

    @Test
    void what_each_token_was_told_survives_a_restart_also_in_another_order_and_its_key_tells_nothing() {
        answer(ONE, json(403, "{\"message\":\"slow down\"}").withHeader("Retry-After", "600"));
        answer(OTHER, comment());
        try (GitHub gitHub = GitHub.connect(options(fixed(ONE, "one"), fixed(OTHER, "other")))) {
            write(gitHub);
        }
        try (GitHub gitHub = GitHub.connect(options(fixed(OTHER, "other"), fixed(ONE, "one")))) {
            for (int i = 0; i < 10; i++) {
                write(gitHub);
            }
        }
        assertThat(used()).isEqualTo(Map.of(ONE, 1L, OTHER, 11L));
        assertThat(kept.keySet()).hasSize(2).noneMatch(key -> key.contains("planted"));
    }

    @Test
    void one_of_several_that_is_refused_is_put_aside_and_told_once() {
        answer(ONE, json(401, BAD));
        answer(OTHER, comment());
        try (GitHub gitHub = GitHub.connect(options(fixed(ONE, "one"), fixed(OTHER, "other")))) {
            for (int i = 0; i < 5; i++) {
                assertThat(write(gitHub)).isInstanceOf(Outcome.Done.class);
            }
            assertThat(gitHub.standing().tokens())
                    .extracting(Standing.Token::good)
                    .containsExactly(false, true);
        }
        assertThat(used()).isEqualTo(Map.of(ONE, 1L, OTHER, 5L));
        assertThat(news)
                .singleElement()
                .asString()
                .contains("told: one: ", "Bad credentials", "the others go on", "start again");
    }

    @Test
    void a_token_that_dies_and_can_not_be_replaced_ends_the_run_with_what_to_do() {
        wire.answers(comment(), json(401, BAD));
        try (GitHub gitHub = GitHub.connect(options(fixed(ONE, "the variable")))) {
            write(gitHub);
            assertThatThrownBy(() -> write(gitHub))
                    .isInstanceOf(RemoteException.class)
                    .hasMessageContainingAll("401", "the variable", "set another one and start again");
        }
        assertThat(wire.requests()).hasSize(2);
    }

    @Test
    void a_token_that_dies_and_is_replaced_in_its_file_only_holds_the_run_up() throws InterruptedException {
        AtomicReference<Secret> file = new AtomicReference<>(new Secret(ONE));
        answer(ONE, comment());
        try (GitHub gitHub = GitHub.connect(options(new Changing(file)))) {
            write(gitHub);
            answer(ONE, json(401, BAD));
            answer(OTHER, comment());
            Thread operator = new Thread(() -> {
                while (news.isEmpty()) {
                    Thread.onSpinWait();
                }
                file.set(new Secret(OTHER));
            });
            operator.start();
            assertThat(write(gitHub)).isInstanceOf(Outcome.Done.class);
            operator.join();
        }
        assertThat(used()).isEqualTo(Map.of(ONE, 2L, OTHER, 1L));
        assertThat(news).hasSize(2);
        assertThat(news.get(0)).contains("paused: the file", "Bad credentials", "write another one into the file");
        assertThat(news.get(1)).contains("resumed: the file");
    }

    @Test
    void a_new_token_is_waited_for_no_longer_than_a_day() {
        answer(ONE, comment());
        try (GitHub gitHub = GitHub.connect(options(new Changing(new AtomicReference<>(new Secret(ONE)))))) {
            write(gitHub);
            answer(ONE, json(401, BAD));
            assertThatThrownBy(() -> write(gitHub))
                    .isInstanceOf(RemoteException.class)
                    .hasMessageContainingAll("no new token came within 24 hours", "write another one into the file");
        }
        assertThat(wire.time.elapsed()).isBetween(Duration.ofHours(24), Duration.ofHours(25));
        assertThat(wire.requests()).hasSize(2);
    }

    @Test
    void a_token_that_was_never_good_is_not_waited_for() {
        answer(ONE, json(401, BAD));
        try (GitHub gitHub = GitHub.connect(options(new Changing(new AtomicReference<>(new Secret(ONE)))))) {
            assertThatThrownBy(() -> write(gitHub)).isInstanceOf(RemoteException.class);
        }
        assertThat(wire.requests()).hasSize(1);
    }

    @Test
    void each_token_can_be_looked_at_by_itself() {
        answer(ONE, json(200, "{\"login\":\"one\",\"id\":1}"));
        answer(OTHER, json(401, BAD));
        try (GitHub gitHub = GitHub.connect(options(fixed(ONE, "one"), fixed(OTHER, "other")))) {
            List<GitHub> each = gitHub.perToken();
            assertThat(each.get(0).account().login()).isEqualTo("one");
            assertThatThrownBy(() -> each.get(1).account())
                    .isInstanceOf(RemoteException.class)
                    .hasMessageContaining("other");
        }
        assertThat(news).isEmpty();
    }

    @Test
    void the_end_of_a_token_is_told_before_it_comes_and_not_with_every_answer() {
        wire.answer(comment().withHeader("github-authentication-token-expiration", "2026-01-07 10:00:00 UTC"));
        LimitOptions limits = LimitOptions.unpaced().withRates(Optional.empty(), Optional.of(1));
        try (GitHub gitHub = GitHub.connect(options(fixed(ONE, "one")).withLimits(limits))) {
            for (int i = 0; i < 60; i++) {
                write(gitHub);
            }
        }
        assertThat(news)
                .hasSize(3)
                .allSatisfy(line ->
                        assertThat(line).contains("one: the token expires at 2026-01-07T10:00:00Z", "set another one"));
    }

    @Test
    void a_client_that_is_held_sends_nothing_until_it_is_let_go() throws InterruptedException {
        wire.answer(comment());
        try (GitHub gitHub = GitHub.connect(options(fixed(ONE, "one")))) {
            gitHub.hold(true);
            Thread writer = new Thread(() -> write(gitHub));
            writer.start();
            writer.join(100);
            assertThat(wire.requests()).isEmpty();
            assertThat(gitHub.standing().held()).isTrue();
            gitHub.hold(false);
            writer.join(5_000);
            assertThat(wire.requests()).hasSize(1);
        }
    }

    @Test
    void a_token_that_has_to_wait_or_may_not_ask_does_not_hold_up_a_look_at_the_others() {
        answer(ONE, json(429, "{\"message\":\"slow\"}").withHeader("Retry-After", "3600"));
        answer(OTHER, json(200, "{\"login\":\"other\",\"id\":2}"));
        answer(THIRD, json(403, "{\"message\":\"Resource not accessible\"}"));
        try (GitHub gitHub = GitHub.connect(options(fixed(ONE, "one"), fixed(THIRD, "third"), fixed(OTHER, "other")))) {
            assertThat(gitHub.accountsAtHand()).extracting(Account::login).containsExactly("other");
            assertThat(gitHub.accountsAtHand()).extracting(Account::login).containsExactly("other");
        }
        assertThat(wire.time.elapsed()).isLessThan(Duration.ofMinutes(1));
        assertThat(used()).as("the one that waits is not asked again").containsEntry(ONE, 1L);
    }

    @Test
    void questions_that_belong_together_go_by_one_token_that_sees_the_repository() {
        answer(ONE, json(404, "{\"message\":\"Not Found\"}"));
        answer(OTHER, json(200, """
                {"id":7,"node_id":"R_7","full_name":"example/project","private":true,"archived":false,"has_issues":true}"""));
        try (GitHub gitHub = GitHub.connect(options(fixed(ONE, "one"), fixed(OTHER, "other")))) {
            assertThat(gitHub.seeing(Wire.REPOSITORY).token()).contains("other");
            assertThatThrownBy(() -> gitHub.perToken().get(0).repository(Wire.REPOSITORY))
                    .isInstanceOf(RemoteException.class)
                    .hasMessageContaining("Not Found, one");
        }
    }

    @Test
    void what_was_never_sent_because_no_token_is_left_counts_as_refused() {
        answer(ONE, json(401, BAD));
        try (GitHub gitHub = GitHub.connect(options(fixed(ONE, "one")))) {
            assertThatThrownBy(() -> write(gitHub)).isInstanceOf(RemoteException.class);
            assertThatThrownBy(() -> write(gitHub))
                    .isInstanceOfSatisfying(
                            RemoteException.class,
                            e -> assertThat(e.refusal().status()).isEqualTo(401))
                    .hasMessageContaining("not sent")
                    .hasMessageNotContaining("24 hours");
        }
        assertThat(wire.requests()).hasSize(1);
    }

    @Test
    void limits_that_a_client_begins_with_leave_what_an_earlier_one_learnt() {
        List<ResponseDefinitionBuilder> script = new ArrayList<>(Collections.nCopies(25, comment()));
        script.add(json(429, "{\"message\":\"You have exceeded a secondary rate limit\"}")
                .withHeader("Retry-After", "60"));
        script.add(comment());
        wire.answers(script.toArray(new ResponseDefinitionBuilder[0]));
        LimitOptions limits = LimitOptions.unpaced().withRates(Optional.of(500), Optional.empty());
        GitHubOptions options = options(fixed(ONE, "one"));
        try (GitHub gitHub = GitHub.connect(options)) {
            for (int i = 0; i < 26; i++) {
                write(gitHub);
            }
        }
        try (GitHub gitHub = GitHub.connect(options)) {
            gitHub.beginWith(limits);
            assertThat(gitHub.limits()).isEqualTo(limits);
            assertThat(gitHub.standing().tokens().get(0).learnedPerMinute()).isPresent();
            gitHub.throttle(limits.withRates(Optional.of(400), Optional.empty()));
            assertThat(gitHub.standing().tokens().get(0).learnedPerMinute()).isEmpty();
        }
    }

    @Test
    void the_patience_with_a_server_does_not_run_while_the_client_is_held() {
        wire.answers(json(502, ""), json(502, ""), json(200, "{\"login\":\"one\",\"id\":1}"));
        AtomicReference<GitHub> client = new AtomicReference<>();
        Sleeper holding = duration -> {
            wire.time.sleep(duration);
            Objects.requireNonNull(client.get()).hold(wire.time.elapsed().compareTo(Duration.ofHours(1)) < 0);
        };
        GitHubOptions options =
                options(fixed(ONE, "one")).withSurroundings(new Surroundings(wire.time, holding, new Random(7)));
        try (GitHub gitHub = GitHub.connect(options)) {
            client.set(gitHub);
            assertThat(gitHub.account().login()).isEqualTo("one");
        }
        assertThat(wire.time.elapsed()).isGreaterThan(Duration.ofHours(1));
    }
}
