package dev.ferry.cli.session;

import dev.ferry.cli.run.UsageException;
import dev.ferry.github.RepositoryName;
import dev.ferry.mapping.RepositoryRef;

/** A repository's name between the server's client and the ledger, which may not know each other's type: both take the same names. */
public final class Names {
    private Names() {}

    /** As the client asks for it. */
    public static RepositoryName name(RepositoryRef repository) {
        return new RepositoryName(repository.owner(), repository.name());
    }

    /** As the ledger and the texts hold it. */
    public static RepositoryRef ref(RepositoryName repository) {
        return new RepositoryRef(repository.owner(), repository.name());
    }

    /** What the operator wrote after {@code option}; UsageException where no repository can be called so. */
    public static RepositoryName typed(String option, String text) {
        try {
            return RepositoryName.parse(text.strip());
        } catch (IllegalArgumentException e) {
            throw new UsageException(option + ": " + e.getMessage());
        }
    }
}
