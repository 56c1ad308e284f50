package dev.ferry.archive.summary;

import dev.ferry.archive.LegacyId;
import java.time.Instant;
import java.util.Optional;

/** The first and the last of the times that it was told of. */
final class PeriodSeen {
    private Optional<ArchiveSummary.Period> period = Optional.empty();

    void add(Instant time, LegacyId issue) {
        ArchiveSummary.Period seen = period.orElseGet(() -> new ArchiveSummary.Period(time, issue, time, issue));
        if (time.isBefore(seen.first())) {
            seen = new ArchiveSummary.Period(time, issue, seen.last(), seen.lastIssue());
        }
        if (time.isAfter(seen.last())) {
            seen = new ArchiveSummary.Period(seen.first(), seen.firstIssue(), time, issue);
        }
        period = Optional.of(seen);
    }

    Optional<ArchiveSummary.Period> period() {
        return period;
    }
}
