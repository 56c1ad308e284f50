package dev.ferry.github;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Every request of the token passes here before it is sent: so many at once, none while the server said to wait,
 * writes at their pace. One lock guards the state; nothing sleeps, stores or reports while holding it.
 */
final class Gate {
    private static final Duration FIRST_GUESS = Duration.ofMinutes(1);
    private static final Duration LONGEST_GUESS = Duration.ofMinutes(16);
    /** A wait is taken in slices, so that changed limits take hold soon. */
    private static final Duration SLICE = Duration.ofSeconds(5);

    private static final Duration WORTH_TELLING = Duration.ofSeconds(2);

    /** What the headers said about the quota of one resource ("core", "graphql"). */
    private record Budget(long remaining, Instant reset) {}

    /** A request inside the gate. */
    record Pass(Request request, Instant entered) {}

    private final Surroundings surroundings;
    private final WaitListener listener;
    private final Statistics statistics;
    private final QuotaKeeper keeper;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Pacer pacer = new Pacer();
    private final Map<String, Budget> budgets = new HashMap<>();
    private LimitOptions limits;
    private int writing;
    private int reading;
    private Optional<Verdict.Pause> pause = Optional.empty();
    private Instant pausedAt = Instant.MIN;
    private int strikes;
    /** After a pause one request goes ahead and finds out; the others follow when it came back. */
    private boolean probing;

    private Instant told = Instant.MIN;

    Gate(GitHubOptions options, Statistics statistics) {
        this.surroundings = options.surroundings();
        this.listener = options.waits();
        this.statistics = statistics;
        this.limits = options.limits();
        this.keeper = new QuotaKeeper(options.quotas(), "limits " + options.api());
        keeper.load().ifPresent(state -> {
            pause = state.pause();
            pacer.restore(state.pace());
        });
    }

    LimitOptions limits() {
        lock.lock();
        try {
            return limits;
        } finally {
            lock.unlock();
        }
    }

    void throttle(LimitOptions options) {
        lock.lock();
        try {
            limits = options;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits as long as it takes, then lets the request through; each pass must be given back with {@link #leave}. */
    Pass enter(Request request) throws InterruptedException {
        takePlace(request);
        boolean entered = false;
        try {
            Optional<Wait> wait = tryPass(request);
            while (wait.isPresent()) {
                rest(wait.get());
                wait = tryPass(request);
            }
            entered = true;
        } finally {
            if (!entered) {
                freePlace(request);
            }
        }
        Instant now = surroundings.clock().instant();
        if (request.writes() && keeper.due(now)) {
            keep(now);
        }
        return new Pass(request, now);
    }

    /** Sleeps in slices up to the wait's end, telling the listener first. Also used for the back-off of one request. */
    void rest(Wait wait) throws InterruptedException {
        Instant before = surroundings.clock().instant();
        Duration length = Duration.between(before, wait.until());
        tell(wait, length);
        surroundings.sleeper().sleep(length.compareTo(SLICE) > 0 ? SLICE : length);
        statistics.waited(
                wait.kind(), Duration.between(before, surroundings.clock().instant()));
    }

    void leave(Pass pass, Attempt attempt, Verdict verdict) {
        Instant now = surroundings.clock().instant();
        boolean news;
        lock.lock();
        try {
            int writes = pass.request().modifications();
            if (writes > 0) {
                writing--;
                pacer.end(writes, attempt.sent(), now);
            } else {
                reading--;
            }
            probing = false;
            attempt.answer().ifPresent(answer -> readQuota(pass.request(), answer, now));
            Optional<Verdict.Pause> asked = pauseOf(verdict);
            news = asked.isPresent() && begin(asked.get(), pass, now);
            if (asked.isEmpty()
                    && attempt.answer().isPresent()
                    && pass.entered().isAfter(pausedAt)) {
                strikes = 0;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (news) {
            keep(now);
        }
    }

    private void takePlace(Request request) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (request.writes()) {
                while (writing >= limits.writers()) {
                    changed.await();
                }
                writing++;
            } else {
                while (reading >= limits.readers()) {
                    changed.await();
                }
                reading++;
            }
        } finally {
            lock.unlock();
        }
    }

    private void freePlace(Request request) {
        lock.lock();
        try {
            if (request.writes()) {
                writing--;
            } else {
                reading--;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets the request through (empty), or says what to wait for. */
    private Optional<Wait> tryPass(Request request) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (probing) {
                changed.await();
            }
            Instant now = surroundings.clock().instant();
            Optional<Wait> blocked = blocked(request, now);
            if (blocked.isPresent()) {
                return blocked;
            }
            if (request.writes()) {
                Duration delay = pacer.delay(request.modifications(), limits, now);
                if (!delay.isZero()) {
                    return Optional.of(new Wait(WaitKind.PACING, now.plus(delay), WaitKind.PACING.text()));
                }
                pacer.begin(request.modifications(), limits, now);
            }
            budgets.computeIfPresent(
                    resource(request), (name, budget) -> new Budget(budget.remaining() - 1, budget.reset()));
            if (pause.isPresent()) {
                pause = Optional.empty();
                probing = true;
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Wait> blocked(Request request, Instant now) {
        Optional<Wait> paused = pause.flatMap(
                p -> p.until().filter(until -> until.isAfter(now)).map(until -> new Wait(p.kind(), until, p.why())));
        if (paused.isPresent()) {
            return paused;
        }
        Budget budget = budgets.get(resource(request));
        if (budget != null && budget.remaining() <= 0 && budget.reset().isAfter(now)) {
            return Optional.of(
                    new Wait(WaitKind.PRIMARY_LIMIT, budget.reset(), "the last answer said that nothing is left"));
        }
        return Optional.empty();
    }

    /** Several requests under way may be refused for one and the same reason: that is one strike. */
    private boolean begin(Verdict.Pause asked, Pass pass, Instant now) {
        boolean sameIncident = !pass.entered().isAfter(pausedAt) && pause.isPresent();
        if (sameIncident && asked.until().isEmpty()) {
            return false;
        }
        if (!sameIncident) {
            strikes++;
            // A pause without a refusal to send content teaches no rate.
            if (pass.request().writes() && asked.kind() != WaitKind.PRIMARY_LIMIT) {
                pacer.learn(asked.until().map(until -> Duration.between(now, until)), now);
            }
        }
        Instant until = asked.until().orElseGet(() -> now.plus(guess()));
        // Not all at the same moment as every other client that was told the same time.
        Instant jittered = until.plusMillis(surroundings.random().nextInt(500));
        boolean later =
                pause.flatMap(Verdict.Pause::until).filter(jittered::isBefore).isEmpty();
        if (later) {
            pause = Optional.of(new Verdict.Pause(asked.kind(), Optional.of(jittered), asked.why()));
        }
        pausedAt = now;
        return later;
    }

    private Duration guess() {
        Duration doubled = FIRST_GUESS.multipliedBy(1L << Math.min(10, Math.max(0, strikes - 1)));
        return doubled.compareTo(LONGEST_GUESS) > 0 ? LONGEST_GUESS : doubled;
    }

    private void readQuota(Request request, Answer answer, Instant now) {
        Facts facts = Facts.of(request, Attempt.answered(answer), now);
        Optional<Long> remaining = answer.header("x-ratelimit-remaining")
                .filter(text -> text.matches("\\d{1,15}"))
                .map(Long::parseLong);
        Optional<Instant> reset = facts.reset();
        if (remaining.isPresent() && reset.isPresent()) {
            String name = answer.header("x-ratelimit-resource").orElse(resource(request));
            Budget old = budgets.get(name);
            // Answers overtake each other: within one window only the smaller number is news.
            boolean sameWindow = old != null
                    && Duration.between(old.reset(), reset.get()).abs().compareTo(Duration.ofSeconds(2)) < 0;
            long left = old != null && sameWindow ? Math.min(old.remaining(), remaining.get()) : remaining.get();
            budgets.put(name, new Budget(left, reset.get()));
        }
    }

    private static Optional<Verdict.Pause> pauseOf(Verdict verdict) {
        if (verdict instanceof Verdict.WaitUntil wait) {
            return Optional.of(wait.pause());
        }
        if (verdict instanceof Verdict.Reconcile reconcile) {
            return reconcile.pause();
        }
        return verdict instanceof Verdict.Done done ? done.pause() : Optional.empty();
    }

    private static String resource(Request request) {
        return request.graphQl() ? "graphql" : "core";
    }

    private void tell(Wait wait, Duration length) {
        boolean fresh;
        lock.lock();
        try {
            boolean worth = wait.kind() != WaitKind.PACING || length.compareTo(WORTH_TELLING) > 0;
            fresh = worth && wait.until().isAfter(told);
            if (fresh) {
                told = wait.until();
            }
        } finally {
            lock.unlock();
        }
        if (fresh) {
            listener.waiting(wait);
        }
    }

    private void keep(Instant now) {
        QuotaState state;
        lock.lock();
        try {
            state = new QuotaState(pause, pacer.state());
        } finally {
            lock.unlock();
        }
        keeper.keep(state, now);
    }
}
