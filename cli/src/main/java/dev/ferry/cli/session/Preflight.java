package dev.ferry.cli.session;

import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.run.FindingsException;
import dev.ferry.github.GitHub;
import dev.ferry.github.Refusal;
import dev.ferry.github.RefusalCategory;
import dev.ferry.github.RemoteException;
import dev.ferry.github.Repository;
import dev.ferry.github.Repository.Permissions;
import dev.ferry.github.RepositoryName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks at both repositories before anything is written: what GitHub would refuse later is found here, all at once. */
public final class Preflight {
    /** Where people see repositories of which the server does not tell. */
    public static final String GITHUB = "https://github.com";

    private final GitHub github;
    private final boolean importApi;
    private final List<Finding> findings = new ArrayList<>();

    /** For a migration that may use the issue import API. */
    public Preflight(GitHub github) {
        this(github, true);
    }

    /** {@code importApi}: the issue import API is used, which only administrators may. */
    public Preflight(GitHub github, boolean importApi) {
        this.github = github;
        this.importApi = importApi;
    }

    /**
     * Both repositories as they are now; throws {@link FindingsException} where they can not take a migration.
     * {@code importApi}: it may use the issue import API, which only administrators may.
     */
    public static Repositories require(
            GitHub github, RepositoryName staging, RepositoryName target, boolean importApi) {
        Preflight preflight = new Preflight(github, importApi);
        Optional<Repository> from = preflight.look("staging", staging);
        Optional<Repository> to = preflight.look("target", target);
        preflight.compare(from, to);
        List<Finding> errors =
                preflight.findings().stream().filter(Finding::error).toList();
        if (!errors.isEmpty() || from.isEmpty() || to.isEmpty()) {
            throw new FindingsException(errors.stream().map(Finding::toString).toList(), ExitCode.REMOTE);
        }
        return new Repositories(from.get(), to.get());
    }

    /** The same for a migration that may use the issue import API. */
    public static Repositories require(GitHub github, RepositoryName staging, RepositoryName target) {
        return require(github, staging, target, true);
    }

    /** Both repositories, fit for a migration. */
    public record Repositories(Repository staging, Repository target) {
        /** Where people see them, such as {@code https://github.com}. */
        public String web() {
            return target.web().or(staging::web).orElse(GITHUB);
        }
    }

    /** What was found so far. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /**
     * Looks at one repository with each token that may go on: any of them may get any write. Tokens that are refused or have
     * to wait are left out while there are others; with none left, that is no finding, but ends the look, as a server out of
     * reach does.
     */
    public Optional<Repository> look(String role, RepositoryName name) {
        String item = role + " " + name;
        List<GitHub> each = github.tokensAtHand();
        Optional<Repository> seen = Optional.empty();
        boolean looked = false;
        for (GitHub one : each.size() == 1 ? List.<GitHub>of() : each) {
            String ofToken = item + one.token().map(token -> ", " + token).orElse("");
            try {
                Optional<Repository> repository = see(one, role, ofToken, name);
                looked = true;
                seen = seen.or(() -> repository);
            } catch (RemoteException e) {
                if (e.category() != RefusalCategory.UNAUTHORIZED && e.category() != RefusalCategory.THROTTLED) {
                    throw e;
                }
            }
        }
        if (!looked) {
            // The only one, or whichever comes to be free first.
            seen = see(github, role, item, name);
        }
        seen.ifPresent(repository -> check(item, name, repository));
        return seen;
    }

    /** As one token sees it; what that one may not do there is a finding. */
    private Optional<Repository> see(GitHub client, String role, String item, RepositoryName name) {
        try {
            Repository repository = client.repository(name);
            checkRights(role, item, repository);
            return Optional.of(repository);
        } catch (RemoteException e) {
            if (e.category() != RefusalCategory.NOT_FOUND && e.category() != RefusalCategory.FORBIDDEN) {
                throw e;
            }
            Refusal refusal = e.refusal();
            findings.add(Finding.refused("repository", item, "the token does not see it", refusal.describe()));
            return Optional.empty();
        }
    }

    private void check(String item, RepositoryName asked, Repository repository) {
        if (!repository.name().same(asked)) {
            findings.add(Finding.warning(
                    "repository",
                    item,
                    "it is called " + repository.name() + " now",
                    "write the new name in ferry.yaml"));
        }
        if (repository.archived()) {
            findings.add(Finding.refused(
                    "archived", item, "it is archived and takes no issues", "unarchive it in its settings"));
        }
        if (!repository.hasIssues()) {
            findings.add(Finding.refused("issues", item, "issues are switched off", "switch them on in its settings"));
        }
    }

    private void checkRights(String role, String item, Repository repository) {
        Optional<Permissions> rights = repository.permissions();
        if (rights.isPresent() && !rights.get().push()) {
            findings.add(Finding.refused(
                    "rights",
                    item,
                    "the token's user may not write to it, and GitHub would drop labels and milestones silently",
                    "give the user write access"));
        } else if (importApi
                && role.equals("staging")
                && rights.isPresent()
                && !rights.get().admin()) {
            findings.add(
                    Finding.refused(
                            "rights",
                            item,
                            "the token's user is not an administrator, which the issue import API asks for",
                            "make the user an administrator of the staging repository, or import with staging: { driver: rest }"));
        }
    }

    /** What GitHub asks of the two repositories of a transfer. */
    public void compare(Optional<Repository> staging, Optional<Repository> target) {
        if (staging.isEmpty() || target.isEmpty()) {
            return;
        }
        Repository from = staging.get();
        Repository to = target.get();
        String item = from.name() + " -> " + to.name();
        if (from.id() == to.id()) {
            findings.add(Finding.refused(
                    "transfer", item, "staging and target are one repository", "name two in ferry.yaml"));
        } else if (!owner(from).equals(owner(to))) {
            findings.add(Finding.refused(
                    "transfer",
                    item,
                    "GitHub transfers issues only between repositories of one owner",
                    "make a staging repository under " + to.name().owner()));
        }
        if (from.isPrivate() && !to.isPrivate()) {
            findings.add(Finding.refused(
                    "transfer",
                    item,
                    "GitHub transfers no issues from a private to a public repository",
                    "make the staging repository public, or the target private until the transfer is done"));
        }
    }

    private static String owner(Repository repository) {
        return repository.name().owner().toLowerCase(Locale.ROOT);
    }
}
