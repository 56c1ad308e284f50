package dev.ferry.cli.doctor;

import dev.ferry.cli.session.Finding;
import dev.ferry.cli.session.Preflight;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.github.Account;
import dev.ferry.github.GitHub;
import dev.ferry.github.IssueView;
import dev.ferry.github.RemoteException;
import dev.ferry.github.Repository;
import dev.ferry.github.RepositoryName;
import dev.ferry.mapping.ledger.ImportDriver;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Asks the server about everything that an import and a transfer would meet there. Reads only. */
final class ServerLook {
    /** Reset times and days of lists are told by the server's clock. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

    /** Requests that the look at token and repositories takes, and some to spare. */
    static final int FEWEST = 15;

    private final Places places;
    private final GitHub github;
    private final Clock clock;
    private final Findings findings;
    private final TokenLook tokens;

    ServerLook(Places places, GitHub github, Clock clock, Findings findings) {
        this.places = places;
        this.github = github;
        this.clock = clock;
        this.findings = findings;
        this.tokens = new TokenLook(github, findings);
    }

    TokenLook tokens() {
        return tokens;
    }

    /** The token and the repositories; {@code begun} says that what is in them is the migration's own. */
    Optional<ServerFacts> look(boolean begun) {
        Optional<QuotaLook.Seen> seen = tokens.look(FEWEST);
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        List<Account> accounts = seen.get().accounts();
        Preflight preflight = new Preflight(github, places.importApi());
        Optional<Repository> staging = places.staging().flatMap(name -> preflight.look("staging", name));
        Optional<Repository> target = places.target().flatMap(name -> preflight.look("target", name));
        preflight.compare(staging, target);
        findings.addAll(preflight.findings());
        ServerFacts facts = new ServerFacts(
                accounts.get(0),
                accounts.size(),
                seen.get().waiting(),
                github.clockOffset(),
                github.limits(),
                seen.get().most(),
                staging.map(this::place),
                target.map(this::place),
                driver(staging));
        tokens.judgeScopes(facts);
        facts.driver().filter(driver -> driver == ImportDriver.REST).ifPresent(driver -> warnOfWatchers(staging));
        target.ifPresent(this::noteWatchers);
        facts.clockOffset().ifPresent(this::judgeClock);
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

    private void noteWatchers(Repository target) {
        findings.add(Finding.note(
                "watchers",
                "target " + target.name(),
                "whoever watches it may get a mail for each issue that a transfer moves there",
                "tell them before, and how to stop watching"));
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
}
