package dev.ferry.cli.doctor;

import dev.ferry.cli.session.Finding;
import dev.ferry.cli.session.Preflight;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.cli.terminal.Progress;
import dev.ferry.github.Account;
import dev.ferry.github.GitHub;
import dev.ferry.github.IssueView;
import dev.ferry.github.RateLimit;
import dev.ferry.github.RemoteException;
import dev.ferry.github.Repository;
import dev.ferry.github.RepositoryName;
import dev.ferry.importer.Needs;
import dev.ferry.importer.RepositoryPreparation;
import dev.ferry.mapping.labels.LabelSpec;
import dev.ferry.mapping.ledger.ImportDriver;
import dev.ferry.mapping.render.MilestoneSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks the server about everything that an import and a transfer would meet there. Reads only. */
final class ServerLook {
    /** Reset times and days of lists are told by the server's clock. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

    /** Requests that the look at token and repositories takes, and some to spare. */
    private static final int FEWEST = 15;

    private static final Set<String> MAY_WRITE_ALL = Set.of("repo");
    private static final Set<String> MAY_WRITE = Set.of("repo", "public_repo");

    private final Places places;
    private final GitHub github;
    private final Clock clock;
    private final Findings findings;
    /** Those whose tokens the server takes. */
    private List<Account> accounts = List.of();

    ServerLook(Places places, GitHub github, Clock clock, Findings findings) {
        this.places = places;
        this.github = github;
        this.clock = clock;
        this.findings = findings;
    }

    /** The token and the repositories; {@code begun} says that what is in them is the migration's own. */
    Optional<ServerFacts> look(boolean begun) {
        // Asked first, for it is free: whoever asks more than is left would wait for up to an hour.
        Optional<RateLimit> rateLimit = github.rateLimit();
        Optional<RateLimit.Allowance> usedUp = rateLimit.map(RateLimit::rest).filter(left -> left.remaining() < FEWEST);
        if (usedUp.isPresent()) {
            findings.add(Finding.refused(
                    "limits",
                    "the token",
                    "only " + Figures.count(usedUp.get().remaining()) + " of its "
                            + Figures.count(usedUp.get().limit(), "request")
                            + " an hour are left, too few to look at the repositories",
                    "look again after " + usedUp.get().reset()));
            return Optional.empty();
        }
        int tokens = github.perToken().size();
        accounts = github.accountsAtHand();
        judgeRefused(tokens - accounts.size());
        Account account = accounts.get(0);
        Preflight preflight = new Preflight(github, places.importApi());
        Optional<Repository> staging = places.staging().flatMap(name -> preflight.look("staging", name));
        Optional<Repository> target = places.target().flatMap(name -> preflight.look("target", name));
        preflight.compare(staging, target);
        findings.addAll(preflight.findings());
        ServerFacts facts = new ServerFacts(
                account,
                accounts.size(),
                github.clockOffset(),
                github.limits(),
                rateLimit,
                staging.map(this::place),
                target.map(this::place),
                driver(staging));
        accounts.forEach(one -> judgeToken(one, facts));
        facts.driver().filter(driver -> driver == ImportDriver.REST).ifPresent(driver -> warnOfWatchers(staging));
        facts.clockOffset().ifPresent(this::judgeClock);
        rateLimit.map(RateLimit::graphQl).ifPresent(this::judgeGraphQl);
        if (!begun) {
            facts.staging().ifPresent(place -> judgeContent("staging", place));
            facts.target().ifPresent(place -> judgeContent("target", place));
        }
        return Optional.of(facts);
    }

    private ServerFacts.Place place(Repository repository) {
        Optional<Integer> newest = repository.hasIssues()
                ? github.issues(repository.name()).newest().map(IssueView::number)
                : Optional.empty();
        return new ServerFacts.Place(repository, newest);
    }

    private void judgeRefused(int refused) {
        if (refused > 0) {
            findings.add(Finding.warning(
                    "token",
                    "github.tokens",
                    Figures.count(refused) + " of the tokens " + (refused == 1 ? "is" : "are")
                            + " refused, or told to wait",
                    "`ferry throttle` shows which while a stage runs; set new ones where they are refused, or the others"
                            + " do all the work"));
        }
    }

    /** As an import would choose it. */
    private Optional<ImportDriver> driver(Optional<Repository> staging) {
        if (places.driver().isPresent() || staging.isEmpty()) {
            return places.driver();
        }
        RepositoryName name = staging.get().name();
        Optional<ImportDriver> driver = Optional.empty();
        try {
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            driver = Optional.of(
                    github.seeing(name).imports(name).whyMissing(today).isPresent()
                            ? ImportDriver.REST
                            : ImportDriver.BULK);
        } catch (RemoteException e) {
            findings.add(Finding.refused(
                    "driver",
                    "staging " + name,
                    "whether the server has the issue import API can not be told: "
                            + e.refusal().describe(),
                    "say staging: { driver: bulk } or { driver: rest } in ferry.yaml"));
        }
        return driver;
    }

    private void warnOfWatchers(Optional<Repository> staging) {
        staging.ifPresent(repository -> findings.add(Finding.warning(
                "notifications",
                "staging " + repository.name(),
                "plain issues notify (driver rest): whoever watches it is told of each issue and comment, and people of"
                        + " what is assigned to them",
                "have nobody watch it, or leave assignees out of the user map, if that is not wanted")));
    }

    private void judgeToken(Account account, ServerFacts facts) {
        Optional<Set<String>> scopes = account.scopes().filter(known -> !known.isEmpty());
        boolean anyPrivate = Stream.of(facts.staging(), facts.target())
                .flatMap(Optional::stream)
                .anyMatch(place -> place.repository().isPrivate());
        Set<String> enough = anyPrivate ? MAY_WRITE_ALL : MAY_WRITE;
        if (scopes.isPresent() && scopes.get().stream().noneMatch(enough::contains)) {
            findings.add(Finding.refused(
                    "token",
                    account.login(),
                    "the token's scopes (" + String.join(", ", sorted(scopes.get())) + ") give no access to "
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

    private void judgeClock(Duration offset) {
        if (offset.abs().compareTo(CLOCKS_APART) > 0) {
            findings.add(Finding.warning(
                    "clock",
                    "this machine's clock",
                    "it is " + Figures.time(offset.abs()) + (offset.isNegative() ? " behind" : " ahead of")
                            + " the server's, so waits come out wrong",
                    "set it right, best by NTP"));
        }
    }

    private void judgeGraphQl(RateLimit.Allowance quota) {
        if (quota.remaining() == 0) {
            findings.add(Finding.warning(
                    "limits",
                    "the token",
                    "its hourly quota of GraphQL is used up",
                    "nothing is lost: a transfer waits until " + quota.reset()));
        }
    }

    private void judgeContent(String role, ServerFacts.Place place) {
        place.newest().ifPresent(newest -> {
            boolean staging = role.equals("staging");
            findings.add(Finding.warning(
                    "repository",
                    role + " " + place.repository().name(),
                    "it is not empty: the newest issue or pull request is #" + newest
                            + (staging ? "" : ", so ours begin at " + Figures.count(newest + 1L) + " at the earliest"),
                    staging
                            ? "strangers' issues are never moved; an empty repository is easier to look at"
                            : "take an empty one where low numbers matter"));
        });
    }

    /** What is to be made, and whom nobody can assign. */
    Expectation.SetUp lookAtNeeds(ServerFacts facts, Needs needs, Progress progress) {
        progress.say("Looking at labels and people of both repositories");
        long toMake = 0;
        boolean mayAskForPeople = facts.rateLimit()
                .map(limit -> limit.rest().remaining()
                        > 2L * (FEWEST + needs.assignees().size()))
                .orElse(true);
        for (ServerFacts.Place place : Stream.of(facts.staging(), facts.target())
                .flatMap(Optional::stream)
                .toList()) {
            toMake += lacking(place.repository(), needs);
            if (mayAskForPeople) {
                judgeAssignees(place.repository(), needs);
            }
        }
        if (!mayAskForPeople) {
            findings.add(Finding.warning(
                    "limits",
                    "the token",
                    "too little is left of its hourly quota to ask who can be assigned",
                    "look again in an hour"));
        }
        return new Expectation.SetUp(toMake, needs.assignees().size());
    }

    private long lacking(Repository repository, Needs needs) {
        Set<String> labels = github.labels(repository.name()).all().toList().stream()
                .map(label -> label.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        long toMake = needs.labels().stream()
                .map(LabelSpec::name)
                .filter(name -> !labels.contains(name.toLowerCase(Locale.ROOT)))
                .count();
        if (needs.milestones().isEmpty()) {
            return toMake;
        }
        Set<String> milestones = github.milestones(repository.name()).all().toList().stream()
                .map(milestone -> milestone.title())
                .collect(Collectors.toSet());
        return toMake
                + needs.milestones().stream()
                        .map(MilestoneSpec::title)
                        .filter(title -> !milestones.contains(title))
                        .count();
    }

    private void judgeAssignees(Repository repository, Needs needs) {
        List<String> not = sorted(new RepositoryPreparation(github, repository.name()).notAssignable(needs));
        if (!not.isEmpty()) {
            findings.add(Finding.warning(
                            "people",
                            repository.name().toString(),
                            (not.size() == 1 ? "1 person" : Figures.count(not.size()) + " people") + " ("
                                    + Named.first(not) + ") can not be assigned there: left out",
                            "give them access, or take the logins out of the user map")
                    .about(not));
        }
    }

    private static List<String> sorted(Collection<String> names) {
        List<String> sorted = new ArrayList<>(names);
        sorted.sort(String.CASE_INSENSITIVE_ORDER);
        return sorted;
    }
}
