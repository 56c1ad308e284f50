package dev.ferry.importer.recovery;

import dev.ferry.github.RepositoryName;
import dev.ferry.mapping.MigrationId;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the sentences of a recovery name besides the counts.
 *
 * @param onlySome the archive was exported with only some of the tracker's issues
 * @param gaps the numbers between this migration's issues in the final repository
 * @param hanging imports that the server has not ended for long
 * @param others who else wrote issues with this migration's marker
 */
record RecoveryFacts(
        MigrationId migration,
        RepositoryName target,
        boolean onlySome,
        DriverQuestion.Answer driver,
        Gaps gaps,
        Amount hanging,
        List<String> others) {
    RecoveryFacts {
        others = List.copyOf(others);
    }

    static RecoveryFacts of(RecoveryJob job, Assembly.Seen seen) {
        return new RecoveryFacts(
                job.migration(),
                job.target(),
                job.archive().manifest().source().holdsOnlySome(),
                seen.driver(),
                new Gaps(
                        seen.traces().followed(),
                        new Amount(seen.traces().vanished()),
                        new Amount(seen.traces().unknown())),
                new Amount(seen.settling().hanging()),
                Stream.concat(seen.staging().others().stream(), seen.target().others().stream())
                        .distinct()
                        .toList());
    }

    /** {@code followed}: each issue was asked for its old number; so many were deleted, and of so many nobody knows. */
    record Gaps(boolean followed, Amount vanished, Amount unknown) {}
}
