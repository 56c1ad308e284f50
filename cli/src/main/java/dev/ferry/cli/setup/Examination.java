package dev.ferry.cli.setup;

import dev.ferry.archive.Archive;
import dev.ferry.archive.ArchiveValidator;
import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DataException;
import dev.ferry.cli.config.Configuration;
import dev.ferry.cli.config.SourceSection;
import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.session.Connection;
import dev.ferry.cli.session.Finding;
import dev.ferry.cli.session.LedgerQuotas;
import dev.ferry.cli.session.Preflight;
import dev.ferry.cli.session.Rendering;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.github.Account;
import dev.ferry.github.GitHub;
import dev.ferry.github.RemoteException;
import dev.ferry.github.Repository;
import dev.ferry.importer.Needs;
import dev.ferry.importer.RepositoryPreparation;
import dev.ferry.mapping.ledger.LedgerView;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks at everything that a migration needs, and goes on looking after a finding. Reads only. */
final class Examination {
    /** An import of many issues at GitHub's own limits takes days. */
    private static final Duration SHORT_LIFE = Duration.ofDays(14);
    /** Whoever asks what stands in the way waits for the answer, not for a server. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int SHOWN_PEOPLE = 5;
    private static final int SHOWN_DAMAGES = 20;

    private final Session session;
    private final Workspace workspace;
    private final Configuration configuration;
    private final List<Finding> findings = new ArrayList<>();

    Examination(Session session, Workspace workspace) {
        this.session = session;
        this.workspace = workspace;
        this.configuration = workspace.configuration();
    }

    /** All of it, in the order in which it should be mended. */
    List<Finding> findings() {
        configuration.source().ifPresent(this::examineSource);
        configured("staging", configuration::needStaging);
        configured("target", configuration::needTarget);
        Optional<Needs> needs = examineArchive();
        examineServer(needs);
        return List.copyOf(findings);
    }

    private void examineSource(SourceSection source) {
        attempt("source", "tracker", () -> source.needDoor().check(source.needUrl(), workspace.folder()));
    }

    private void configured(String check, Runnable look) {
        attempt(check, "ferry.yaml", look);
    }

    private void attempt(String check, String item, Runnable look) {
        try {
            look.run();
        } catch (ConfigException e) {
            findings.add(told(ExitCode.CONFIGURATION, check, item, e));
        } catch (DataException e) {
            findings.add(told(ExitCode.DATA, check, item, e));
        } catch (RemoteException e) {
            findings.add(told(ExitCode.REMOTE, check, item, e));
        }
    }

    /** The exception's message has what, where and the cure already: its last part is the cure. */
    private static Finding told(ExitCode exit, String check, String item, RuntimeException e) {
        String whole = String.valueOf(e.getMessage());
        String message = whole.startsWith(item + ": ") ? whole.substring(item.length() + 2) : whole;
        int cure = message.lastIndexOf("; ");
        return cure < 0
                ? Finding.error(exit, check, item, message, "mend it, then look again")
                : Finding.error(exit, check, item, message.substring(0, cure), message.substring(cure + 2));
    }

    private Optional<Needs> examineArchive() {
        String item = workspace.archive().toString();
        if (!Files.exists(workspace.archive())) {
            findings.add(Finding.warning("archive", item, "it is not there yet", "write it with `ferry export`"));
            return Optional.empty();
        }
        List<dev.ferry.archive.Finding> wrong = ArchiveValidator.validate(workspace.archive()).stream()
                .filter(finding -> finding.severity() == dev.ferry.archive.Finding.Severity.ERROR)
                .toList();
        wrong.stream()
                .limit(SHOWN_DAMAGES)
                .forEach(finding -> findings.add(Finding.error(
                        ExitCode.DATA,
                        "archive",
                        item,
                        finding.toString(),
                        "mend it with `ferry archive unpack` and `pack`, or export again")));
        if (wrong.size() > SHOWN_DAMAGES) {
            findings.add(Finding.error(
                    ExitCode.DATA,
                    "archive",
                    item,
                    Figures.count(wrong.size() - SHOWN_DAMAGES, "more error"),
                    "`ferry archive validate` tells them by kind"));
        }
        return wrong.isEmpty() ? examineMapping() : Optional.empty();
    }

    private Optional<Needs> examineMapping() {
        try (Archive archive = Archive.open(workspace.archive())) {
            Needs needs = new Needs(Rendering.context(configuration.mapping(), archive, "https://github.com"))
                    .addAll(archive.issues());
            needs.problems().forEach(problem -> {
                int cure = problem.lastIndexOf("; ");
                findings.add(Finding.error(
                        ExitCode.CONFIGURATION,
                        "labels",
                        problem.substring(0, problem.indexOf(':')),
                        problem.substring(problem.indexOf(':') + 2, cure),
                        problem.substring(cure + 2)));
            });
            warnOfUnmapped(needs.unmappedAssignees());
            return Optional.of(needs);
        } catch (ConfigException e) {
            findings.add(told(ExitCode.CONFIGURATION, "mapping", "ferry.yaml", e));
            return Optional.empty();
        }
    }

    private void warnOfUnmapped(Map<String, Long> people) {
        if (people.isEmpty()) {
            return;
        }
        long issues = people.values().stream().mapToLong(Long::longValue).sum();
        String names = people.keySet().stream().limit(SHOWN_PEOPLE).collect(Collectors.joining(", "))
                + (people.size() > SHOWN_PEOPLE ? ", ..." : "");
        String file = configuration
                .mapping()
                .users()
                .map(path -> String.valueOf(path.getFileName()))
                .orElse("users.csv");
        findings.add(Finding.warning(
                "people",
                file,
                Figures.count(issues, "issue") + " assigned to " + Figures.count(people.size(), "legacy login")
                        + " that it does not name (" + names + "): left unassigned",
                configuration.mapping().users().isPresent()
                        ? "add a line for each"
                        : "write it, one line for each, and name it in ferry.yaml with mapping: { users: users.csv }"));
    }

    private void examineServer(Optional<Needs> needs) {
        attempt("github", configuration.github().api().toString(), () -> {
            try (LedgerView ledger = LedgerView.openReadOnly(configuration.database());
                    GitHub github = Connection.openBriefly(
                            session,
                            configuration,
                            LedgerQuotas.readFrom(ledger),
                            PATIENCE,
                            what -> session.console().say("waiting: " + what))) {
                examineToken(github.account());
                examineRepositories(github, needs);
            }
        });
    }

    private void examineToken(Account account) {
        Instant now = session.clock().instant();
        account.expiry()
                .filter(end -> end.isBefore(now.plus(SHORT_LIFE)))
                .ifPresent(end -> findings.add(Finding.warning(
                        "token",
                        account.login(),
                        "the token expires at " + end,
                        "take one that lives longer than the migration")));
        Optional<Set<String>> scopes = account.scopes().filter(known -> !known.isEmpty());
        if (scopes.isPresent()
                && !scopes.get().contains("repo")
                && !scopes.get().contains("public_repo")) {
            findings.add(Finding.refused(
                    "token",
                    account.login(),
                    "the token's scopes (" + String.join(", ", scopes.get()) + ") give no access to repositories",
                    "give it the scope 'repo', or 'public_repo' where both repositories are public"));
        }
    }

    private void examineRepositories(GitHub github, Optional<Needs> needs) {
        Preflight preflight = new Preflight(github);
        Optional<Repository> staging =
                configuration.staging().flatMap(section -> preflight.look("staging", section.repository()));
        Optional<Repository> target =
                configuration.target().flatMap(section -> preflight.look("target", section.repository()));
        preflight.compare(staging, target);
        findings.addAll(preflight.findings());
        if (needs.isPresent()) {
            staging.ifPresent(repository -> examinePeople(github, repository, needs.get()));
            target.ifPresent(repository -> examinePeople(github, repository, needs.get()));
        }
    }

    private void examinePeople(GitHub github, Repository repository, Needs needs) {
        new RepositoryPreparation(github, repository.name())
                .notAssignable(needs).stream()
                        .sorted()
                        .forEach(login -> findings.add(Finding.warning(
                                "people",
                                repository.name() + ": " + login,
                                "can not be assigned there, and is left out",
                                "give the person access, or take the login out of the user map")));
    }
}
