package dev.ferry.cli.doctor;

import dev.ferry.cli.session.Finding;
import dev.ferry.github.Account;
import dev.ferry.github.GitHub;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What each token may do, and for how long. Reads only. */
final class TokenLook {
    private static final Set<String> MAY_WRITE_ALL = Set.of("repo");
    private static final Set<String> MAY_WRITE = Set.of("repo", "public_repo");

    private final GitHub github;
    private final Findings findings;
    /** Those whose tokens may go on; none before the look. */
    private List<Account> accounts = List.of();

    TokenLook(GitHub github, Findings findings) {
        this.github = github;
        this.findings = findings;
    }

    /** Those that may go on; empty where no token has so many requests left, which is a finding then. */
    Optional<QuotaLook.Seen> look(int fewest) {
        Optional<QuotaLook.Seen> seen = new QuotaLook(github, findings).look(fewest);
        accounts = seen.map(QuotaLook.Seen::accounts).orElse(List.of());
        return seen;
    }

    /** Whether scopes, where a token has them, are enough for both repositories. */
    void judgeScopes(ServerFacts facts) {
        accounts.forEach(account -> judgeScopes(account, facts));
    }

    private void judgeScopes(Account account, ServerFacts facts) {
        Optional<Set<String>> scopes = account.scopes().filter(known -> !known.isEmpty());
        boolean anyPrivate = Stream.of(facts.staging(), facts.target())
                .flatMap(Optional::stream)
                .anyMatch(place -> place.repository().isPrivate());
        Set<String> enough = anyPrivate ? MAY_WRITE_ALL : MAY_WRITE;
        if (scopes.isPresent() && scopes.get().stream().noneMatch(enough::contains)) {
            List<String> named =
                    scopes.get().stream().sorted(String.CASE_INSENSITIVE_ORDER).toList();
            findings.add(Finding.refused(
                    "token",
                    account.login(),
                    "the token's scopes (" + String.join(", ", named) + ") give no access to "
                            + (anyPrivate ? "private " : "") + "repositories",
                    anyPrivate
                            ? "give it the scope 'repo'"
                            : "give it the scope 'repo', or 'public_repo' where both repositories are public"));
        }
    }

    /** Each token must live until the import's end, and should until the last stage's. */
    void judgeExpiry(Instant now, Expectation expected) {
        accounts.forEach(account -> judgeExpiry(account, now, expected));
    }

    private void judgeExpiry(Account account, Instant now, Expectation expected) {
        account.expiry().ifPresent(end -> {
            Optional<Instant> imported = expected.importing().time().map(now::plus);
            Optional<Instant> done = expected.time().map(now::plus);
            if (imported.filter(end::isBefore).isPresent()) {
                findings.add(Finding.refused(
                        "token",
                        account.login(),
                        "the token expires at " + end + ", before the import's end at about " + seconds(imported.get()),
                        "take one that lives longer than the migration"));
            } else if (done.filter(end::isBefore).isPresent()) {
                findings.add(Finding.warning(
                        "token",
                        account.login(),
                        "the token expires at " + end + ", before the end of the last stage at about "
                                + seconds(done.get()),
                        "take one that lives longer, or renew it between two stages"));
            } else if (end.isBefore(now.plus(Duration.ofDays(1)))) {
                findings.add(Finding.warning(
                        "token", account.login(), "the token expires at " + end, "take one that lives longer"));
            }
        });
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
