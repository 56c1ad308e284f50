package dev.ferry.cli.stages;

import dev.ferry.archive.ConfigException;
import dev.ferry.cli.config.RepositorySection;
import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.run.UsageException;
import dev.ferry.cli.session.IssueNumber;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.ledger.MigrationLedger;
import dev.ferry.mapping.ledger.ReferenceMode;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How texts name other issues, and which number the final repository gives next. */
final class ReferenceOptions {
    @Option(
            names = "--references",
            paramLabel = "HOW",
            description =
                    "legacy: texts name other issues as the old tracker did, until they are rewritten; forecast: by the"
                            + " numbers that they are expected to get, and what comes as foreseen needs no rewriting (default:"
                            + " staging.references in ferry.yaml, else legacy). A migration keeps the one it began with")
    private Optional<String> references = Optional.empty();

    @Option(
            names = "--next-number",
            paramLabel = "N",
            converter = IssueNumber.class,
            description =
                    "the number that the final repository gives next, with --references forecast (default: asked of"
                            + " the server: the highest issue, pull request or discussion + 1)")
    private Optional<FinalNumber> nextNumber = Optional.empty();

    Optional<FinalNumber> nextNumber() {
        return nextNumber;
    }

    /**
     * Keeps the choice with a migration of which nothing is planned yet; ferry.yaml speaks of new migrations through its own
     * staging repository, not of {@code others} that are named.
     *
     * @throws UsageException where the command line wishes for another way than the migration has
     * @throws ConfigException where ferry.yaml does
     */
    void settle(MigrationLedger migration, boolean planned, Workspace workspace, boolean others) {
        Optional<ReferenceMode> said = references.map(ReferenceOptions::parse);
        Optional<ReferenceMode> configured =
                workspace.configuration().staging().filter(section -> !others).flatMap(RepositorySection::references);
        if (!planned) {
            said.or(() -> configured).orElse(ReferenceMode.LEGACY).remember(migration);
        }
        ReferenceMode own = ReferenceMode.of(migration.view());
        said.filter(other -> other != own).ifPresent(other -> {
            throw new UsageException("--references: " + kept(migration, own, other));
        });
        configured.filter(other -> said.isEmpty() && other != own).ifPresent(other -> {
            throw new ConfigException("staging.references in ferry.yaml: " + kept(migration, own, other));
        });
        if (own == ReferenceMode.LEGACY && nextNumber.isPresent()) {
            throw new UsageException(
                    "--next-number says where numbers are foreseen from; it belongs to" + " --references forecast");
        }
    }

    private static String kept(MigrationLedger migration, ReferenceMode own, ReferenceMode other) {
        return "migration " + migration.id() + " was begun with '" + own.text() + "' and keeps to it, '" + other.text()
                + "' is asked for; nothing was sent. Take that out, or begin another migration with"
                + " `ferry import --new`";
    }

    private static ReferenceMode parse(String text) {
        try {
            return ReferenceMode.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--references: " + e.getMessage());
        }
    }
}
