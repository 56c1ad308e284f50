package dev.ferry.github;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Every request passes here before it is sent, with the token that may go first: so many at once, none while the server
 * said to wait or the operator holds the client, writes at their pace. One lock guards the state of all tokens; nothing
 * sleeps, stores, reads a file or reports while holding it.
 */
final class Gate {
    /** A wait is taken in slices, so that changed limits and a stop take hold soon. */
    private static final Duration SLICE = Duration.ofMillis(500);

    private static final Duration WORTH_TELLING = Duration.ofSeconds(2);
    /** Nobody knows how long: as long as no stop is asked for. */
    private static final Duration OPEN_END = Duration.ofDays(1);

    private final Clock clock;
    private final Sleeper sleeper;
    private final WaitListener listener;
    private final TokenListener tokenListener;
    private final Statistics statistics;
    private final Tokens tokens;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Replacement replacement;
    private LimitOptions limits;
    private boolean held;
    private Instant told = Instant.MIN;

    Gate(GitHubOptions options, Statistics statistics) {
        this.clock = options.surroundings().clock();
        this.sleeper = options.surroundings().sleeper();
        this.listener = options.waits();
        this.tokenListener = options.tokenNews();
        this.statistics = statistics;
        this.limits = options.limits();
        this.tokens = new Tokens(options);
        this.replacement = new Replacement(tokens, options, lock, changed);
    }

    Tokens tokens() {
        return tokens;
    }

    /** What becomes of tokens that the server refuses. */
    Replacement replacement() {
        return replacement;
    }

    Standing standing() {
        Instant now = clock.instant();
        lock.lock();
        try {
            return new Standing(
                    limits,
                    held,
                    tokens.all().stream().map(one -> one.standing(limits, now)).toList());
        } finally {
            lock.unlock();
        }
    }

    /** How many writes may be under way at once, of all tokens that the server takes. */
    int writers() {
        lock.lock();
        try {
            return Math.max(
                    1,
                    tokens.all().stream()
                            .filter(Allowance::good)
                            .mapToInt(one -> one.writers(limits))
                            .sum());
        } finally {
            lock.unlock();
        }
    }

    /** From now on these limits hold; {@code forget}: other rates than before make what was learnt be forgotten. */
    void throttle(LimitOptions options, boolean forget) {
        lock.lock();
        try {
            boolean otherRates = !options.writesPerMinute().equals(limits.writesPerMinute())
                    || !options.writesPerHour().equals(limits.writesPerHour());
            if (forget && otherRates) {
                tokens.all().forEach(Allowance::forgetLearned);
            }
            limits = options;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        tokens.all().forEach(one -> keep(one, clock.instant()));
    }

    /** Whether all requests of this token have to wait as the server said, while another token's need not. */
    boolean standsBack(Allowance allowance) {
        Instant now = clock.instant();
        lock.lock();
        try {
            return allowance.paused(now) && tokens.all().stream().anyMatch(one -> one.good() && !one.paused(now));
        } finally {
            lock.unlock();
        }
    }

    /** Lets no request in, or lets them in again; what is inside goes on. */
    void hold(boolean hold) {
        lock.lock();
        try {
            held = hold;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    Pass enter(Request request) throws InterruptedException {
        return enter(request, Optional.empty());
    }

    /**
     * Waits as long as it takes, then lets the request through; each pass must be given back. {@code only}: with this token
     * and no other.
     */
    Pass enter(Request request, Optional<Allowance> only) throws InterruptedException {
        Optional<Pass> pass = Optional.empty();
        while (pass.isEmpty()) {
            pass = tryOnce(request, only, first -> first.begin(request, limits, clock.instant(), tokens.nextUse()));
        }
        return pass.get();
    }

    /** Waits as {@link #enter} does and does not enter; returns whether there was anything to wait for. */
    boolean awaitTurn(Request request, Optional<Allowance> only) throws InterruptedException {
        boolean waited = false;
        while (tryOnce(request, only, first -> true).isEmpty()) {
            // Inside, a slice at most.
            waited = true;
        }
        return waited;
    }

    /** Sleeps up to the wait's end, one slice at most, telling the listener first. */
    void rest(Wait wait) throws InterruptedException {
        Instant before = clock.instant();
        Duration length = Duration.between(before, wait.until());
        tell(wait, length);
        sleep(wait.kind(), length, length);
    }

    private void sleep(WaitKind kind, Duration length, Duration whole) throws InterruptedException {
        Instant before = clock.instant();
        sleeper.sleepSlice(length.compareTo(SLICE) > 0 ? SLICE : length, whole);
        statistics.waited(kind, Duration.between(before, clock.instant()));
    }

    /** Gives the pass back with what was learned on the way. */
    void leave(Pass pass, Facts facts, Verdict verdict) {
        Instant now = clock.instant();
        Optional<Verdict.Pause> asked = pauseOf(verdict);
        Optional<String> expires;
        boolean due;
        lock.lock();
        try {
            boolean some = facts.attempt().sent() && !(verdict instanceof Verdict.WaitUntil);
            int counted =
                    some ? pass.request().modifications() - facts.graphQl().throttledParts() : 0;
            pass.leave();
            pass.allowance().end(pass, counted, facts.budget(), now);
            boolean incident = pass.allowance().learn(pass, facts, asked, limits, now);
            expires = pass.allowance().expires(facts, now);
            if (facts.attempt().answer().isPresent() && !facts.status(401)) {
                tokens.accepted();
            }
            due = incident
                    || (pass.request().writes() && pass.allowance().keeper().due(now));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        expires.ifPresent(tokenListener::told);
        if (due) {
            keep(pass.allowance(), now);
        }
    }

    /** Gives the pass back when nothing is known, after an exception. Nothing happens to one that was given back. */
    void abandon(Pass pass) {
        lock.lock();
        try {
            if (!pass.left()) {
                pass.leave();
                pass.allowance().end(pass, pass.request().modifications(), Optional.empty(), clock.instant());
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * What is done with the token whose turn it is, while nobody else changes anything; or empty after having waited for what
     * was in the way.
     */
    private <T> Optional<T> tryOnce(Request request, Optional<Allowance> only, Function<Allowance, T> whenFree)
            throws InterruptedException {
        Optional<Wait> wait;
        boolean noToken;
        lock.lockInterruptibly();
        try {
            Turn turn = turn(request, only);
            while (turn.crowded()) {
                if (turn.waiting().isPresent()) {
                    // Another token may be free before anybody leaves.
                    changed.await(SLICE.toMillis(), TimeUnit.MILLISECONDS);
                } else {
                    changed.await();
                }
                turn = turn(request, only);
            }
            if (turn.first().isPresent()) {
                return turn.first().map(whenFree);
            }
            wait = turn.waiting();
            noToken = !held && wait.isEmpty();
        } finally {
            lock.unlock();
        }
        if (wait.isPresent()) {
            rest(wait.get());
        } else {
            sleep(noToken ? WaitKind.TOKEN : WaitKind.HELD, SLICE, OPEN_END);
            if (noToken) {
                replacement.look(request);
            }
        }
        return Optional.empty();
    }

    private Turn turn(Request request, Optional<Allowance> only) {
        if (held) {
            return Turn.NOBODYS;
        }
        List<Allowance> good = only.map(List::of)
                .orElseGet(() -> tokens.all().stream().filter(Allowance::good).toList());
        return Turn.among(good, request, limits, clock.instant());
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

    private void tell(Wait wait, Duration length) {
        boolean fresh;
        lock.lock();
        try {
            boolean worth = wait.kind() != WaitKind.PACING || length.compareTo(WORTH_TELLING) > 0;
            // Many threads wait for the same thing, each with a little jitter of its own.
            fresh = worth && wait.until().isAfter(told.equals(Instant.MIN) ? told : told.plusSeconds(1));
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

    private void keep(Allowance allowance, Instant now) {
        QuotaState state;
        lock.lock();
        try {
            state = allowance.state();
        } finally {
            lock.unlock();
        }
        allowance.keeper().keep(state, now);
    }
}
