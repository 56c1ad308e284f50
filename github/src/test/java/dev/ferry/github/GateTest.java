package dev.ferry.github;

import static dev.ferry.github.Wire.comment;
import static dev.ferry.github.Wire.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class GateTest extends WireTest {
    private static Request read() {
        return Request.get(RequestKind.ACCOUNT, HttpUrl.get("http://127.0.0.1/user"));
    }

    private static Request write() {
        return Request.write(RequestKind.COMMENT_CREATE, "POST", HttpUrl.get("http://127.0.0.1/c"), new byte[0]);
    }

    private Gate gate(LimitOptions limits) {
        return new Gate(wire.options().withLimits(limits), new Statistics());
    }

    @Test
    void so_many_are_inside_at_once_and_the_next_waits_for_one_to_leave()
            throws InterruptedException, ExecutionException, TimeoutException {
        Gate gate = gate(LimitOptions.unpaced().withWriters(2).withReaders(1));
        Pass first = gate.enter(write());
        gate.enter(write());
        gate.enter(read());
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            Future<Pass> third = threads.submit(() -> gate.enter(write()));
            assertThatThrownBy(() -> third.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);

            gate.abandon(first);
            gate.abandon(first);

            third.get(5, TimeUnit.SECONDS);
            Future<Pass> fourth = threads.submit(() -> gate.enter(write()));
            assertThatThrownBy(() -> fourth.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            gate.throttle(LimitOptions.unpaced().withWriters(3), true);
            fourth.get(5, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void many_threads_never_exceed_the_writers_and_all_get_through() throws InterruptedException, ExecutionException {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Gate gate = gate(LimitOptions.unpaced().withWriters(3));
        ExecutorService threads = Executors.newFixedThreadPool(12);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 600; i++) {
                all.add(threads.submit(() -> {
                    Pass pass = gate.enter(write());
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    Thread.onSpinWait();
                    inside.decrementAndGet();
                    gate.abandon(pass);
                    return true;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void after_a_pause_one_request_finds_out_before_the_others_follow()
            throws InterruptedException, ExecutionException, TimeoutException {
        Gate gate = gate(LimitOptions.unpaced());
        Pass refused = gate.enter(write());
        Attempt answer = Attempt.answered(new Answer(
                write().url(), 429, new Headers.Builder().build(), Optional.empty(), true, new Secret(Wire.TOKEN)));
        Facts facts = Facts.of(write(), answer, wire.time.instant());
        gate.leave(refused, facts, OutcomeTable.judge(facts));

        Pass probe = gate.enter(write());
        assertThat(wire.time.elapsed()).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            Future<Pass> other = threads.submit(() -> gate.enter(write()));
            assertThatThrownBy(() -> other.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            gate.abandon(probe);
            other.get(5, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void when_the_quota_is_nearly_used_up_no_more_are_sent_than_it_holds()
            throws InterruptedException, ExecutionException, TimeoutException {
        Gate gate = gate(LimitOptions.unpaced());
        Pass first = gate.enter(read());
        long reset = FakeTime.START.plusSeconds(50).getEpochSecond();
        leaveWith(gate, first, 2, reset);
        Pass second = gate.enter(read());
        Pass third = gate.enter(read());
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            Future<Pass> fourth = threads.submit(() -> gate.enter(read()));
            assertThatThrownBy(() -> fourth.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            leaveWith(gate, third, 0, reset);
            // An answer that was overtaken brings no quota back.
            leaveWith(gate, second, 1, reset);
            fourth.get(5, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
        assertThat(wire.time.elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(50));
    }

    private void leaveWith(Gate gate, Pass pass, int remaining, long reset) {
        Answer answer = new Answer(
                read().url(),
                204,
                new Headers.Builder()
                        .add("x-ratelimit-remaining", Integer.toString(remaining))
                        .add("x-ratelimit-reset", Long.toString(reset))
                        .build(),
                Optional.empty(),
                true,
                new Secret(Wire.TOKEN));
        Facts facts = Facts.of(read(), Attempt.answered(answer), wire.time.instant());
        gate.leave(pass, facts, OutcomeTable.judge(facts));
    }

    @Test
    void learning_a_server_costs_one_refusal_and_the_rate_is_kept_from_then_on() {
        List<ResponseDefinitionBuilder> script = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            script.add(comment());
        }
        script.add(json(403, "{\"message\":\"You have exceeded a secondary rate limit\"}")
                .withHeader("Retry-After", "60"));
        script.add(comment());
        wire.answers(script.toArray(new ResponseDefinitionBuilder[0]));

        for (int i = 0; i < 21; i++) {
            wire.writeComment();
        }
        Duration afterRefusal = wire.time.elapsed();
        for (int i = 0; i < 100; i++) {
            wire.writeComment();
        }

        Duration paced = wire.time.elapsed().minus(afterRefusal);
        assertThat(paced).isBetween(Duration.ofSeconds(100 * 3 - 60), Duration.ofSeconds(100 * 3 + 30));
        assertThat(wire.gitHub.statistics().of(RequestKind.COMMENT_CREATE).retries())
                .isEqualTo(1);
    }

    @Test
    void an_interrupted_wait_gives_its_place_back_and_keeps_the_flag() throws InterruptedException {
        Gate gate = gate(LimitOptions.unpaced().withWriters(1).withRates(Optional.empty(), Optional.of(1)));
        Pass first = gate.enter(write());
        gate.abandon(first);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> gate.enter(write())).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();

        gate.throttle(LimitOptions.unpaced().withWriters(1), true);
        gate.abandon(gate.enter(write()));
    }

    @Test
    void an_interrupted_call_is_not_sent_and_restores_the_flag() {
        wire.answer(comment());
        Thread.currentThread().interrupt();

        assertThatThrownBy(wire::writeComment).isInstanceOf(InterruptedCallException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(wire.requests()).isEmpty();
    }

    @Test
    void a_run_can_be_stopped_while_it_waits_for_a_quota() {
        wire.answer(json(429, "").withHeader("Retry-After", "3600"));
        GitHubOptions stopping =
                wire.options().withWaits(wait -> Thread.currentThread().interrupt());
        try (GitHub gitHub = GitHub.connect(stopping)) {
            assertThatThrownBy(() -> gitHub.issues(Wire.REPOSITORY).createComment(1, "x"))
                    .isInstanceOf(InterruptedCallException.class);
        }
        assertThat(Thread.interrupted()).isTrue();
        assertThat(wire.requests()).hasSize(1);
    }

    @Test
    void configured_limits_are_kept_without_any_refusal() {
        wire.answer(comment());
        LimitOptions limits = LimitOptions.unpaced().withRates(Optional.of(60), Optional.of(100));
        try (GitHub gitHub = GitHub.connect(wire.options().withLimits(limits))) {
            for (int i = 0; i < 101; i++) {
                gitHub.issues(Wire.REPOSITORY).createComment(1, "x");
            }
        }
        assertThat(wire.time.elapsed()).isBetween(Duration.ofMinutes(60), Duration.ofMinutes(62));
        assertThat(wire.waits).allSatisfy(wait -> assertThat(wait.kind()).isEqualTo(WaitKind.PACING));
    }
}
