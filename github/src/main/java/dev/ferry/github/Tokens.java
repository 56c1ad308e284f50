package dev.ferry.github;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The tokens of one client and which of them the server still takes. What changes is guarded by the gate's lock, but for
 * the list of all secrets that ever were, which only grows.
 */
final class Tokens {
    /** So long a run waits for a new token before it ends. */
    static final Duration PATIENCE = Duration.ofHours(24);

    private final List<Allowance> all;
    private final List<Secret> secrets = new CopyOnWriteArrayList<>();
    /** Whether the server took any of them: then a refusal is a token that died, before that one that never was good. */
    private boolean accepted;

    private Optional<Instant> noneLeftSince = Optional.empty();
    private long uses;

    Tokens(GitHubOptions options) {
        List<Allowance> made = new ArrayList<>();
        for (TokenSource source : options.tokens()) {
            Allowance allowance = Allowance.of(source, options, options.tokens().size() == 1);
            secrets.add(allowance.secret());
            made.add(allowance);
        }
        all = List.copyOf(made);
    }

    List<Allowance> all() {
        return all;
    }

    /** The text without any token that was ever used. */
    String redact(String text) {
        String redacted = text;
        for (Secret secret : secrets) {
            redacted = secret.redact(redacted);
        }
        return redacted;
    }

    long nextUse() {
        return ++uses;
    }

    void accepted() {
        accepted = true;
    }

    boolean noneLeft() {
        return all.stream().noneMatch(Allowance::good);
    }

    /** Whether it is worth waiting for somebody to bring a new token. */
    boolean canBeReplaced(Instant now) {
        boolean patient = noneLeftSince
                .filter(since -> since.plus(PATIENCE).isBefore(now))
                .isEmpty();
        return accepted && patient && all.stream().anyMatch(one -> one.source().mayChange());
    }

    /** The server refused a pass's token. Tells whether that is news. */
    boolean refused(Pass pass, Instant now) {
        Allowance allowance = pass.allowance();
        boolean news = allowance.good() && allowance.secret().equals(pass.secret());
        if (news) {
            allowance.putAside();
            if (noneLeft()) {
                noneLeftSince = Optional.of(noneLeftSince.orElse(now));
            }
        }
        return news;
    }

    /** Takes a token into use that stands where a refused one stood. Tells whether it is another one. */
    boolean replace(Allowance allowance, Secret fresh) {
        if (allowance.good() || fresh.equals(allowance.secret())) {
            return false;
        }
        secrets.add(fresh);
        allowance.replace(fresh);
        noneLeftSince = Optional.empty();
        return true;
    }

    /** Why nothing goes on when none is left and none is waited for. */
    String ended() {
        boolean waited = accepted && all.stream().anyMatch(one -> one.source().mayChange());
        return waited
                ? "no new token came within " + PATIENCE.toHours() + " hours"
                : "not sent: the server took none of the tokens any more";
    }

    /** How to go on when none is left, for people. */
    String cures() {
        StringBuilder cures = new StringBuilder();
        for (Allowance one : all) {
            cures.append(cures.length() == 0 ? "" : "; ").append(one.source().cure());
        }
        return cures.toString();
    }
}
