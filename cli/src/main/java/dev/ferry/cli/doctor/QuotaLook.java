package dev.ferry.cli.doctor;

import dev.ferry.cli.session.Finding;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.github.Account;
import dev.ferry.github.GitHub;
import dev.ferry.github.RateLimit;
import dev.ferry.github.RefusalCategory;
import dev.ferry.github.RemoteException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks each token whom it belongs to and what is left of its hour: one that has to wait speaks for no other. Reads only. */
final class QuotaLook {
    /** What the server says to one token and need not say to another. */
    private static final Set<RefusalCategory> OF_ONE_TOKEN =
            EnumSet.of(RefusalCategory.UNAUTHORIZED, RefusalCategory.FORBIDDEN, RefusalCategory.NOT_FOUND);

    private final GitHub github;
    private final Findings findings;
    private final List<RateLimit> left = new ArrayList<>();
    private int waiting;
    private int refused;

    QuotaLook(GitHub github, Findings findings) {
        this.github = github;
        this.findings = findings;
    }

    /**
     * The accounts of those tokens that may go on, at least one; how many have to wait besides; the quotas of the token that
     * has most of them left, where the server has such limits.
     */
    record Seen(List<Account> accounts, int waiting, Optional<RateLimit> most) {
        Seen {
            accounts = List.copyOf(accounts);
        }
    }

    /** Empty where no token has {@code fewest} requests left, which is a finding then. */
    Optional<Seen> look(int fewest) {
        List<GitHub> all = github.tokensAtHand();
        boolean several = all.size() > 1;
        List<GitHub> free = new ArrayList<>();
        for (GitHub one : several ? all : List.of(github)) {
            attempt(several, () -> {
                // Asked first, for it is free: whoever asks more than is left would wait for up to an hour.
                Optional<RateLimit> limit = one.rateLimit();
                limit.ifPresent(left::add);
                if (limit.filter(known -> known.rest().remaining() < fewest).isPresent()) {
                    waiting++;
                } else {
                    free.add(one);
                }
            });
        }
        if (free.isEmpty() && !left.isEmpty()) {
            refuse(several);
            return Optional.empty();
        }
        List<Account> accounts = new ArrayList<>();
        free.forEach(one -> attempt(several, () -> accounts.add(one.account())));
        if (accounts.isEmpty()) {
            // No token may go on: the client says why, or waits for the first that does.
            accounts.add(github.account());
        }
        judge();
        return Optional.of(new Seen(accounts, waiting, most()));
    }

    private void attempt(boolean several, Runnable question) {
        try {
            question.run();
        } catch (RemoteException e) {
            boolean waits = e.category() == RefusalCategory.THROTTLED;
            if (!several || !(waits || OF_ONE_TOKEN.contains(e.category()))) {
                throw e;
            }
            waiting += waits ? 1 : 0;
            refused += waits ? 0 : 1;
        }
    }

    private Optional<RateLimit> most() {
        return left.stream().max(Comparator.comparingLong(limit -> limit.rest().remaining()));
    }

    private void refuse(boolean several) {
        RateLimit.Allowance most = most().orElseThrow().rest();
        Instant soonest = left.stream()
                .map(limit -> limit.rest().reset())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        findings.add(Finding.refused(
                "limits",
                several ? "the tokens" : "the token",
                "only " + Figures.count(most.remaining()) + " of its " + Figures.count(most.limit(), "request")
                        + " an hour are left" + (several ? " to the one that has most" : "")
                        + ", too few to look at the repositories",
                "look again after " + soonest));
    }

    private void judge() {
        if (refused > 0) {
            findings.add(Finding.warning(
                    "token",
                    "github.tokens",
                    Figures.count(refused) + " of the tokens " + (refused == 1 ? "is" : "are") + " refused",
                    "`ferry throttle` shows which while a stage runs; set new ones, or the others do all the work"));
        }
        if (waiting > 0) {
            findings.add(Finding.warning(
                    "limits",
                    "github.tokens",
                    Figures.count(waiting) + " of the tokens " + (waiting == 1 ? "has" : "have")
                            + " to wait, as the server said or for a new hour",
                    "nothing is lost: the others do the work until then"));
        }
        if (!left.isEmpty() && left.stream().allMatch(limit -> limit.graphQl().remaining() == 0)) {
            Instant soonest = left.stream()
                    .map(limit -> limit.graphQl().reset())
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            findings.add(Finding.warning(
                    "limits",
                    left.size() > 1 ? "the tokens" : "the token",
                    "the hourly quota of GraphQL is used up",
                    "nothing is lost: a transfer waits until " + soonest));
        }
    }
}
