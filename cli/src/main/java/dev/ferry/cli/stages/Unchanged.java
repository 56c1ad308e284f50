package dev.ferry.cli.stages;

import dev.ferry.archive.ConfigException;
import dev.ferry.cli.config.Configuration;
import dev.ferry.cli.config.RepositorySection;
import dev.ferry.cli.session.MigrationChoice;
import dev.ferry.cli.session.Preflight.Repositories;
import dev.ferry.github.RepositoryName;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.ledger.MigrationRecord;
import java.util.Optional;

/**
 * A migration goes from one staging repository to one final one for as long as it lives: its numbers mean nothing anywhere
 * else. What ferry.yaml names must be these two, under the name of then or of now, unless the command itself names the
 * migration, or its staging repository.
 */
final class Unchanged {
    private Unchanged() {}

    /** Throws a ConfigException when ferry.yaml names another repository than the migration has. */
    static void require(
            Configuration configuration, MigrationChoice choice, MigrationRecord begun, Repositories found) {
        if (choice.isNamed()) {
            return;
        }
        if (!choice.isStagingNamed()) {
            require(
                    "staging",
                    configuration.staging(),
                    begun.staging(),
                    found.staging().name());
        }
        require("target", configuration.target(), begun.target(), found.target().name());
    }

    private static void require(
            String key, Optional<RepositorySection> configured, RepositoryRef begun, RepositoryName now) {
        String named =
                configured.map(section -> section.repository().toString()).orElseGet(begun::toString);
        if (!named.equalsIgnoreCase(begun.toString()) && !named.equalsIgnoreCase(now.toString())) {
            throw new ConfigException(
                    "ferry.yaml names " + named + " as " + key + ", this migration was begun with " + begun
                            + "; nothing was sent. Put " + begun + " back under " + key
                            + ", name the migration with --migration, or begin another migration with `ferry import --new`");
        }
    }
}
