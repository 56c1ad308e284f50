package dev.ferry.github;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * One token and all that the server lets it do: what is under way, what it was told to wait for, its quotas, its pace.
 * Not thread-safe; the gate guards it, but for what is final.
 */
final class Allowance {
    private static final int FINGERPRINT = 16;

    /** What stands in the way of a request: nothing, others under way, or something that ends at a time. */
    record Way(boolean crowded, Optional<Wait> waiting) {
        private static final Way FREE = new Way(false, Optional.empty());
        private static final Way CROWDED = new Way(true, Optional.empty());

        boolean free() {
            return !crowded && waiting.isEmpty();
        }
    }

    private final TokenSource source;
    private final QuotaKeeper keeper;
    private final Pacer pacer = new Pacer();
    private final Pauses pauses;
    private final Quota core = new Quota();
    private final Quota graphQl = new Quota();
    private final Width width = new Width(Width.START);
    private final Expiry expiry = new Expiry();
    private Secret secret;
    private boolean good = true;
    private int writing;
    private int reading;
    /** After a pause one request goes ahead and finds out; the others follow when it came back. */
    private boolean probing;

    private long lastUse;

    private Allowance(TokenSource source, Secret secret, QuotaKeeper keeper, Pauses pauses, Instant now) {
        this.source = source;
        this.secret = secret;
        this.keeper = keeper;
        this.pauses = pauses;
        keeper.load().ifPresent(state -> {
            pauses.restore(state.pause());
            pacer.restore(state.pace(), now);
        });
    }

    /** {@code alone}: a new token in the only one's place goes on with what is known of the old one. */
    static Allowance of(TokenSource source, GitHubOptions options, boolean alone) {
        Secret secret = source.read()
                .orElseThrow(
                        () -> new IllegalArgumentException(source.name() + ": there is no token; " + source.cure()));
        String key = "limits " + options.api() + (alone ? "" : " " + fingerprint(options, secret));
        return new Allowance(
                source,
                secret,
                new QuotaKeeper(options.quotas(), key),
                new Pauses(options.surroundings().random()),
                options.surroundings().clock().instant());
    }

    /** Tells tokens apart without telling anything of them. */
    private static String fingerprint(GitHubOptions options, Secret secret) {
        try {
            byte[] salted = (options.api() + "\n" + secret.reveal()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(salted))
                    .substring(0, FINGERPRINT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    TokenSource source() {
        return source;
    }

    QuotaKeeper keeper() {
        return keeper;
    }

    Secret secret() {
        return secret;
    }

    /** Whether the server took the token when it was used last. */
    boolean good() {
        return good;
    }

    void putAside() {
        good = false;
    }

    void replace(Secret fresh) {
        secret = fresh;
        good = true;
        expiry.forget();
        changedHands();
    }

    private void changedHands() {
        core.forget();
        graphQl.forget();
    }

    /** What was used longest ago goes first among equals. */
    long lastUse() {
        return lastUse;
    }

    int underWay() {
        return writing + reading;
    }

    /** Whether the server said to wait with all requests of this token, or will say so. */
    boolean paused(Instant now) {
        return pauses.blocking(now).isPresent() || core.state(now) == Quota.State.USED_UP;
    }

    int writers(LimitOptions limits) {
        return limits.adaptive() ? width.now(limits.writers()) : limits.writers();
    }

    Way way(Request request, LimitOptions limits, Instant now) {
        Optional<Wait> paused = pauses.blocking(now);
        if (paused.isPresent()) {
            return new Way(false, paused);
        }
        Quota quota = quota(request);
        Quota.State left = quota.state(now);
        boolean full = request.writes() ? writing >= writers(limits) : reading >= limits.readers();
        if (probing || full || left == Quota.State.LAST_ONES_UNDER_WAY) {
            return Way.CROWDED;
        }
        if (left == Quota.State.USED_UP) {
            return new Way(
                    false,
                    Optional.of(new Wait(
                            WaitKind.PRIMARY_LIMIT, quota.reset(), "the last answer said that nothing is left")));
        }
        Duration delay = request.writes() ? pacer.delay(request.modifications(), limits, now) : Duration.ZERO;
        return delay.isZero()
                ? Way.FREE
                : new Way(false, Optional.of(new Wait(WaitKind.PACING, now.plus(delay), WaitKind.PACING.text())));
    }

    Pass begin(Request request, LimitOptions limits, Instant now, long use) {
        lastUse = use;
        if (request.writes()) {
            writing++;
            pacer.begin(request.modifications(), limits, now);
        } else {
            reading++;
        }
        quota(request).begin();
        boolean probe = pauses.end();
        probing |= probe;
        return new Pass(this, secret, request, now, probe);
    }

    void end(Pass pass, int counted, Optional<Facts.Budget> told, Instant now) {
        if (pass.request().writes()) {
            writing--;
            pacer.end(pass.request().modifications(), counted, now);
        } else {
            reading--;
        }
        quota(pass.request()).end(told);
        if (pass.probe()) {
            probing = false;
        }
    }

    /** What an answer teaches; true where it is worth keeping at once. */
    boolean learn(Pass pass, Facts facts, Optional<Verdict.Pause> asked, LimitOptions limits, Instant now) {
        boolean writes = pass.request().writes();
        boolean answered = facts.attempt().answer().isPresent();
        if (writes) {
            widen(pass, facts, asked, limits, now);
        }
        if (asked.isPresent()) {
            boolean incident = pauses.begin(asked.get(), pass.entered(), now);
            if (incident && asked.get().kind().teachesRate()) {
                pacer.learn(asked.get().until().map(until -> Duration.between(now, until)), writes, now);
            }
            return incident;
        }
        if (answered) {
            boolean overtaken = writes && pauses.blocking(now).isPresent();
            if (overtaken && pauses.precedes(pass.entered())) {
                pacer.learnMore(pass.request().modifications());
            }
            pauses.answered(pass.entered());
        }
        return false;
    }

    private void widen(Pass pass, Facts facts, Optional<Verdict.Pause> asked, LimitOptions limits, Instant now) {
        boolean trouble = facts.between(500, 599)
                || (facts.attempt().sent() && facts.attempt().answer().isEmpty())
                || asked.filter(pause -> pause.kind() != WaitKind.PRIMARY_LIMIT).isPresent();
        if (trouble) {
            width.trouble(pass.entered(), now, limits.writers());
        } else if (facts.attempt().answer().isPresent()) {
            width.answered(pass.entered(), now, limits.writers());
        }
    }

    /** What is to be told of the token's end, where an answer tells of it. */
    Optional<String> expires(Facts facts, Instant now) {
        return facts.header("github-authentication-token-expiration")
                .flatMap(Timestamps::expiry)
                .flatMap(end -> expiry.warning(end, now))
                .map(words -> source.name() + ": " + words + "; " + source.cure());
    }

    void forgetLearned() {
        pacer.forgetLearned();
    }

    QuotaState state() {
        return new QuotaState(pauses.state(), pacer.state());
    }

    Standing.Token standing(LimitOptions limits, Instant now) {
        QuotaState.Pace pace = pacer.state();
        return new Standing.Token(
                source.name(), good, writers(limits), pace.perMinute(), pace.perHour(), pauses.blocking(now));
    }

    private Quota quota(Request request) {
        return request.graphQl() ? graphQl : core;
    }
}
