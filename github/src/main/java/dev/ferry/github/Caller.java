package dev.ferry.github;

import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * The one place that sends a request again. Resilience4j counts and decides by the verdict of {@link OutcomeTable};
 * the waiting itself is the gate's, because most waits hold for every request of the token.
 */
final class Caller implements AutoCloseable {
    /** The last bound of the loop, far past the others. */
    private static final int MOST_ATTEMPTS = 10_000;

    private final Transport transport;
    private final Gate gate;
    private final Statistics statistics;
    private final GitHubOptions options;
    private final Renames renames;
    private final Retry retry;
    private final ServerClock serverClock;
    private final Redirections redirections;
    private final Blame blame;
    private final Optional<Allowance> only;
    /** Of {@link #only}: gives up what this token has to wait for, where another need not. */
    private final boolean atHand;

    Caller(GitHubOptions options, Transport transport, Gate gate, Statistics statistics, Renames renames) {
        this.options = options;
        this.transport = transport;
        this.gate = gate;
        this.statistics = statistics;
        this.renames = renames;
        RetryConfig config = RetryConfig.<Ending>custom()
                .maxAttempts(MOST_ATTEMPTS)
                .intervalBiFunction((attempt, result) -> 0L)
                .retryOnResult(Caller::again)
                .retryOnException(failure -> false)
                .build();
        this.retry = Retry.of("github", config);
        this.serverClock = new ServerClock();
        this.only = Optional.empty();
        this.atHand = false;
        this.redirections = new Redirections(this, renames);
        this.blame = new Blame(this, gate, renames, only);
    }

    private Caller(Caller whole, Allowance only, boolean atHand) {
        this.options = whole.options;
        this.transport = whole.transport;
        this.gate = whole.gate;
        this.statistics = whole.statistics;
        this.renames = whole.renames;
        this.retry = whole.retry;
        this.serverClock = whole.serverClock;
        this.only = Optional.of(only);
        this.atHand = atHand;
        this.redirections = new Redirections(this, renames);
        this.blame = new Blame(this, gate, renames, this.only);
    }

    /** The same, using no other token than this one. */
    Caller with(Allowance allowance) {
        return new Caller(this, allowance, false);
    }

    /**
     * The same, for questions that another token may answer too: while the server lets another one go on, what this one
     * would wait for ends with {@link RefusalCategory#THROTTLED}.
     */
    Caller atHand(Allowance allowance) {
        return new Caller(this, allowance, true);
    }

    /** Where the token is written that alone is used, if it is one of several. */
    Optional<String> token() {
        return only.filter(one -> gate.tokens().all().size() > 1)
                .map(one -> one.source().name());
    }

    /** What became of a write. Throws only where the whole run has to stop, or when interrupted before it was sent. */
    <T> Outcome<T> write(Request request, Function<Answer, T> reader) {
        Ending ending = call(request);
        if (ending.verdict() instanceof Verdict.Reconcile reconcile) {
            return unknown(request, reconcile.why());
        }
        Optional<Refusal> refusal = ending.refused();
        if (refusal.isPresent()) {
            statistics.refused(request.kind());
            return new Outcome.Refused<>(refusal.get());
        }
        try {
            return new Outcome.Done<>(reader.apply(ending.attempt().answer().orElseThrow()));
        } catch (UnreadableAnswerException e) {
            return unknown(request, ending.attempt().describe() + ": " + e.what());
        }
    }

    /** Waits until such a request could be sent, and sends nothing; returns whether it had to wait. Throws when interrupted. */
    boolean awaitTurn(Request request) {
        try {
            return gate.awaitTurn(request, only);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedCallException(forPeople(request.describe()));
        }
    }

    /** What the server said to a question; a refusal is a {@link RemoteException}. */
    <T> T read(Request request, Function<Answer, T> reader) {
        Ending ending = look(request);
        Optional<Refusal> refusal = ending.refused();
        if (refusal.isPresent()) {
            throw new RemoteException(describe(ending), refusal.get());
        }
        return understood(ending, reader);
    }

    /** As {@link #read}, for callers to whom a refusal is an answer too. */
    Ending look(Request request) {
        Ending ending = call(request);
        if (ending.refused().isPresent()) {
            statistics.refused(request.kind());
        }
        return ending;
    }

    <T> T understood(Ending ending, Function<Answer, T> reader) {
        try {
            return reader.apply(ending.attempt().answer().orElseThrow());
        } catch (UnreadableAnswerException e) {
            throw new RemoteException(describe(ending), ending.refusal(RefusalCategory.UNEXPECTED, e.what()));
        }
    }

    /** What was asked, fit to be shown: a redirect may have put anything into the address. */
    String describe(Ending ending) {
        return forPeople(ending.request().describe());
    }

    ServerClock serverClock() {
        return serverClock;
    }

    /** The text without any token. */
    String forPeople(String text) {
        return gate.tokens().redact(text);
    }

    /** The token must never go to another host, whatever a header says. */
    void checkHome(Request request) {
        if (!transport.atHome(request.url())) {
            throw new RemoteException(
                    forPeople(request.method() + " at " + request.url().host()),
                    new Refusal(
                            RefusalCategory.UNEXPECTED,
                            "the server points to another host; the token is not sent there",
                            0,
                            Optional.empty()));
        }
    }

    @Override
    public void close() {
        transport.close();
    }

    private <T> Outcome<T> unknown(Request request, String detail) {
        statistics.unknown(request.kind());
        return new Outcome.Unknown<>(forPeople(request.describe() + ": " + detail));
    }

    /** How it ended, whatever that was. Throws only where the whole run has to stop, or when interrupted. */
    Ending call(Request request) {
        checkHome(request);
        Journey journey = new Journey(new Patience(options), gate, redirections.from(request));
        Ending ending = retry.executeSupplier(() -> attempt(journey));
        if (ending.verdict() instanceof Verdict.Stop stop) {
            statistics.refused(request.kind());
            throw stopped(ending, stop);
        }
        return ending;
    }

    private RemoteException stopped(Ending ending, Verdict.Stop stop) {
        String what = describe(ending);
        Refusal refusal = ending.refusal(stop.category(), stop.detail());
        return ending.attempt()
                .failure()
                .map(cause -> new RemoteException(what, refusal, cause))
                .orElseGet(() -> new RemoteException(what, refusal));
    }

    private static boolean again(Ending ending) {
        return ending.verdict() instanceof Verdict.WaitUntil
                || ending.verdict() instanceof Verdict.BackOff
                || ending.verdict() instanceof Verdict.OtherToken
                // Only the bound of its way lets a redirect through to here that is to be followed.
                || (ending.verdict() instanceof Verdict.Redirect
                        && ending.request().follow());
    }

    private Ending attempt(Journey journey) {
        Request request = journey.request();
        try {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            journey.rest();
            refuseToWait(request);
            Instant before = options.surroundings().clock().instant();
            Pass pass = gate.enter(request, only);
            try {
                boolean again = journey.begins(Duration.between(before, pass.entered()));
                statistics.sent(request, again);
                Attempt attempt = transport.send(request, pass.secret());
                Facts facts = Facts.of(
                        request, attempt, options.surroundings().clock().instant());
                serverClock.heard(facts);
                Verdict verdict = OutcomeTable.judge(facts);
                gate.leave(pass, facts, verdict);
                return journey.next(request, attempt, blame.of(pass, request, verdict));
            } finally {
                gate.abandon(pass);
            }
        } catch (InterruptedException e) {
            // The flag is for whoever runs the items: they stop at the next boundary.
            Thread.currentThread().interrupt();
            throw new InterruptedCallException(forPeople(request.describe()));
        }
    }

    private void refuseToWait(Request request) {
        if (atHand && only.filter(gate::standsBack).isPresent()) {
            throw new RemoteException(
                    forPeople(request.describe()),
                    new Refusal(
                            RefusalCategory.THROTTLED,
                            only.get().source().name() + " has to wait; not sent",
                            0,
                            Optional.empty()));
        }
    }
}
