package dev.ferry.github;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Every request of the token passes here before it is sent: so many at once, none while the server said to wait,
 * writes at their pace. One lock guards the state; nothing sleeps, stores or reports while holding it.
 */
final class Gate {
    /** A wait is taken in slices, so that changed limits take hold soon. */
    private static final Duration SLICE = Duration.ofSeconds(5);

    private static final Duration WORTH_TELLING = Duration.ofSeconds(2);

    /** A request inside the gate. */
    static final class Pass {
        private final Request request;
        private final Instant entered;
        private final boolean probe;
        private boolean left;

        private Pass(Request request, Instant entered, boolean probe) {
            this.request = request;
            this.entered = entered;
            this.probe = probe;
        }
    }

    private final Clock clock;
    private final Sleeper sleeper;
    private final WaitListener listener;
    private final Statistics statistics;
    private final QuotaKeeper keeper;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Pacer pacer = new Pacer();
    private final Pauses pauses;
    private final Quota core = new Quota();
    private final Quota graphQl = new Quota();
    private LimitOptions limits;
    private int writing;
    private int reading;
    /** After a pause one request goes ahead and finds out; the others follow when it came back. */
    private boolean probing;

    private Instant told = Instant.MIN;

    Gate(GitHubOptions options, Statistics statistics) {
        this.clock = options.surroundings().clock();
        this.sleeper = options.surroundings().sleeper();
        this.pauses = new Pauses(options.surroundings().random());
        this.listener = options.waits();
        this.statistics = statistics;
        this.limits = options.limits();
        this.keeper = new QuotaKeeper(options.quotas(), "limits " + options.api());
        keeper.load().ifPresent(state -> {
            pauses.restore(state.pause());
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
            pacer.forgetLearned();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        keep(clock.instant());
    }

    /** Waits as long as it takes, then lets the request through; each pass must be given back. */
    Pass enter(Request request) throws InterruptedException {
        takePlace(request);
        Optional<Pass> pass = Optional.empty();
        try {
            while (pass.isEmpty()) {
                pass = tryOnce(request);
            }
        } finally {
            if (pass.isEmpty()) {
                freePlace(request);
            }
        }
        return pass.get();
    }

    /** Sleeps up to the wait's end, one slice at most, telling the listener first. */
    void rest(Wait wait) throws InterruptedException {
        Instant before = clock.instant();
        Duration length = Duration.between(before, wait.until());
        tell(wait, length);
        sleeper.sleep(length.compareTo(SLICE) > 0 ? SLICE : length);
        statistics.waited(wait.kind(), Duration.between(before, clock.instant()));
    }

    /** Gives the pass back with what was learned on the way. */
    void leave(Pass pass, Facts facts, Verdict verdict) {
        Instant now = clock.instant();
        Optional<Verdict.Pause> asked = pauseOf(verdict);
        boolean incident = false;
        boolean due;
        lock.lock();
        try {
            giveBack(pass, facts.attempt().sent() && !(verdict instanceof Verdict.WaitUntil), facts.budget(), now);
            boolean answered = facts.attempt().answer().isPresent();
            if (asked.isPresent()) {
                incident = pauses.begin(asked.get(), pass.entered, now);
                if (incident && pass.request.writes() && asked.get().kind().teachesRate()) {
                    pacer.learn(asked.get().until().map(until -> Duration.between(now, until)), now);
                }
            } else if (answered) {
                boolean overtaken =
                        pass.request.writes() && pauses.blocking(now).isPresent();
                if (overtaken && pauses.precedes(pass.entered)) {
                    pacer.learnMore(pass.request.modifications());
                }
                pauses.answered(pass.entered);
            }
            due = incident || (pass.request.writes() && keeper.due(now));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (due) {
            keep(now);
        }
    }

    /** Gives the pass back when nothing is known, after an exception. Nothing happens to one that was given back. */
    void abandon(Pass pass) {
        lock.lock();
        try {
            if (!pass.left) {
                giveBack(pass, true, Optional.empty(), clock.instant());
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** A pass, or empty after having waited for what was in the way. */
    private Optional<Pass> tryOnce(Request request) throws InterruptedException {
        Wait wait;
        lock.lockInterruptibly();
        try {
            while (probing || quota(request).state(clock.instant()) == Quota.State.LAST_ONES_UNDER_WAY) {
                changed.await();
            }
            Instant now = clock.instant();
            Optional<Wait> blocked = blocked(request, now);
            if (blocked.isEmpty()) {
                return Optional.of(pass(request, now));
            }
            wait = blocked.get();
        } finally {
            lock.unlock();
        }
        rest(wait);
        return Optional.empty();
    }

    private Optional<Wait> blocked(Request request, Instant now) {
        Optional<Wait> paused = pauses.blocking(now);
        if (paused.isPresent()) {
            return paused;
        }
        Quota quota = quota(request);
        if (quota.state(now) == Quota.State.USED_UP) {
            return Optional.of(
                    new Wait(WaitKind.PRIMARY_LIMIT, quota.reset(), "the last answer said that nothing is left"));
        }
        if (!request.writes()) {
            return Optional.empty();
        }
        Duration delay = pacer.delay(request.modifications(), limits, now);
        return delay.isZero()
                ? Optional.empty()
                : Optional.of(new Wait(WaitKind.PACING, now.plus(delay), WaitKind.PACING.text()));
    }

    private Pass pass(Request request, Instant now) {
        if (request.writes()) {
            pacer.begin(request.modifications(), limits, now);
        }
        quota(request).begin();
        boolean probe = pauses.end();
        probing |= probe;
        return new Pass(request, now, probe);
    }

    private void giveBack(Pass pass, boolean counted, Optional<Facts.Budget> told, Instant now) {
        pass.left = true;
        if (pass.request.writes()) {
            writing--;
            pacer.end(pass.request.modifications(), counted, now);
        } else {
            reading--;
        }
        quota(pass.request).end(told);
        if (pass.probe) {
            probing = false;
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

    private Quota quota(Request request) {
        return request.graphQl() ? graphQl : core;
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

    private void keep(Instant now) {
        QuotaState state;
        lock.lock();
        try {
            state = new QuotaState(pauses.state(), pacer.state());
        } finally {
            lock.unlock();
        }
        keeper.keep(state, now);
    }
}
