package dev.ferry.importer;

import dev.ferry.github.GitHub;
import dev.ferry.github.ImportStatus;
import dev.ferry.github.Imports;
import dev.ferry.github.RefusalCategory;
import dev.ferry.github.RemoteException;
import dev.ferry.github.RepositoryName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The imports that a server took lately, whoever asked for them; none where it has no import API. Throws {@link
 * RemoteException}. For one thread.
 */
public final class RecentImports {
    private static final Set<RefusalCategory> NO_SUCH_API =
            EnumSet.of(RefusalCategory.NOT_FOUND, RefusalCategory.FORBIDDEN, RefusalCategory.GONE);

    private final ImportList list;
    private final Imports imports;
    private final Instant oldest;
    private final LocalDate day;
    private Optional<Boolean> isThere = Optional.empty();

    /** Those begun at this time, by the server's clock, or later. */
    public RecentImports(GitHub github, RepositoryName repository, Instant oldest) {
        this.oldest = oldest;
        imports = github.imports(repository);
        day = LocalDate.ofInstant(oldest, ZoneOffset.UTC).minusDays(1);
        list = new ImportList(imports, day);
    }

    /** Shows each of them as it is now; some more, and some twice, as pages move. */
    public void visit(Consumer<ImportStatus> action) {
        try {
            // Some servers say 501, which would be asked for again as long as the patience lasts.
            if (isThere.isEmpty()) {
                isThere = Optional.of(imports.whyMissing(day).isEmpty());
            }
            if (!isThere.get()) {
                return;
            }
            list.visit(status -> status.createdAt().isBefore(oldest), action);
        } catch (RemoteException e) {
            if (!NO_SUCH_API.contains(e.category())) {
                throw e;
            }
        }
    }
}
