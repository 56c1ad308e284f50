package dev.ferry.importer.recovery;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.Marker;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.ledger.FoundRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.RecoveredItem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts what an assembly finds, and puts it into words. For one thread. */
final class Findings {
    private static final int MOST_NAMED = 10;
    /** So few are deleted and made anew without being asked for, as with a newer archive. */
    private static final int FEW = 20;

    private static final double MOST_ANEW = 0.5;
    /** Where less than this share of those that were found nowhere can have been deleted, something else is the reason. */
    private static final double MOST_DELETED = 0.5;

    private final RecoveryJob job;
    private final Assembly.Seen seen;
    private final Map<ItemState, Long> items = new EnumMap<>(ItemState.class);
    private final Named changed = new Named();
    private final Named foreseen = new Named();
    private final Named incomplete = new Named();
    private final Named unfinished = new Named();
    private final Named otherComments = new Named();
    private final Named gone = new Named();
    private final Named twice = new Named();
    private final Named withoutMarker = new Named();
    private final Named unmarked = new Named();
    private final Named unknownOldNumbers = new Named();
    private long staged;
    private long notFound;
    private long putAside;
    private long lost;

    Findings(RecoveryJob job, Assembly.Seen seen) {
        this.job = job;
        this.seen = seen;
    }

    /** A count, and the first names. */
    private static final class Named {
        private final List<String> first = new ArrayList<>();
        private long count;

        void add(String name) {
            count++;
            if (first.size() < MOST_NAMED) {
                first.add(name);
            }
        }

        @Override
        public String toString() {
            return String.join(", ", first) + (count > first.size() ? " and " + (count - first.size()) + " more" : "");
        }
    }

    void item(RecoveredItem item) {
        items.merge(item.state(), 1L, Long::sum);
        if (item.finalIssue().isEmpty()) {
            staged += item.staging().isPresent() ? 1 : 0;
        } else if (item.staging().isEmpty()) {
            unknownOldNumbers.add(item.planned().id().value());
        }
    }

    void changed(LegacyId item) {
        changed.add(item.value());
    }

    void foreseen(LegacyId item) {
        foreseen.add(item.value());
    }

    void incomplete(LegacyId item, boolean arrived) {
        (arrived ? otherComments : incomplete).add(item.value());
    }

    void unfinished(LegacyId item) {
        unfinished.add(item.value());
    }

    void gone(LegacyId item) {
        gone.add(item.value());
    }

    void twice(LegacyId item, int number) {
        twice.add(item.value() + " (" + job.target() + "#" + number + ")");
    }

    void withoutMarker(LegacyId item, FoundRow row) {
        withoutMarker.add(item.value() + " (" + address(row) + ")");
    }

    void unmarked(List<FoundRow> rows) {
        rows.forEach(row -> unmarked.add(address(row)));
    }

    void notFound() {
        notFound++;
    }

    void lost() {
        lost++;
    }

    void putAside() {
        putAside++;
    }

    private String address(FoundRow row) {
        return (row.arrived() ? job.target() : job.staging()) + "#" + row.number();
    }

    RecoverySummary summary() {
        return new RecoverySummary(items, notFound, putAside, notices(), doubts());
    }

    private List<String> notices() {
        List<String> notices = new ArrayList<>();
        notices.add(
                "driver " + seen.driver().driver().text() + ": " + seen.driver().why());
        say(notices, incomplete, "on staging without all of their comments, which the next import adds");
        say(
                notices,
                unfinished,
                "on staging with all of their comments and not closed or labelled yet, which the next import does");
        say(notices, changed, "on staging not as this archive has them: the next import deletes and makes them anew");
        say(
                notices,
                otherComments,
                "in " + job.target() + " with other comments than this archive has; see `ferry verify`");
        say(notices, withoutMarker, "known by their comments, or by title and date: somebody removed their marker");
        say(notices, twice, "twice in " + job.target() + "; delete or close the copies named here");
        say(
                notices,
                unknownOldNumbers,
                "in " + job.target() + " without the number that they had on staging, which"
                        + " `ferry map` leaves empty"
                        + (!seen.traces().followed() && arrived() > Traces.FEW
                                ? "; --staging-numbers asks for each, two requests an issue"
                                : ""));
        if (seen.settling().hanging() > 0) {
            notices.add(seen.settling().hanging() + " imports have hung on the server for so long that they were not"
                    + " waited for; what they make after all, the barrier puts aside");
        }
        if (seen.traces().vanished() > 0) {
            notices.add(seen.traces().vanished() + " numbers between this migration's issues in " + job.target()
                    + " belonged to issues that were deleted. What was found nowhere and is older than what has arrived is FAILED (NOT_FOUND)"
                    + " and not imported by itself; see `ferry failures`");
        }
        if (notFound > 0 && seen.traces().unknown() > 0) {
            notices.add(seen.traces().unknown() + " numbers between this migration's issues in " + job.target()
                    + " are not to be seen as issues: discussions, or what this account may not read");
        }
        return notices;
    }

    private long arrived() {
        return items.getOrDefault(ItemState.MOVED, 0L);
    }

    private static void say(List<String> notices, Named named, String what) {
        if (named.count > 0) {
            notices.add(named.count + (named.count == 1 ? " issue " : " issues ") + what + ": " + named);
        }
    }

    private List<String> doubts() {
        List<String> doubts = new ArrayList<>();
        if (gone.count > 0 && !job.archive().manifest().source().holdsOnlySome()) {
            doubts.add(gone.count + " issues of this migration are not in this archive (" + gone
                    + "). If it is an older one than the migration's last, take that one or a newer. If they are gone from"
                    + " the tracker, the next import deletes those on staging, and those in " + job.target() + " stay");
        }
        if (foreseen.count > 0) {
            doubts.add(foreseen.count + " issues name numbers of " + job.target() + " that this archive does not ("
                    + foreseen
                    + "): they were foreseen (import --references forecast), and which of them is whose only the lost ledger"
                    + " knows. Put a copy of ferry.db back if there is one. With --yes, those on staging are deleted and made"
                    + " anew, and a number in " + job.target() + " that came otherwise than foreseen stays wrong");
        }
        if (changed.count > FEW && changed.count > staged * MOST_ANEW) {
            doubts.add(
                    changed.count + " of " + staged + " issues on staging are not as this archive and ferry.yaml would"
                            + " make them and would be deleted and made anew; another archive, other export options or a changed"
                            + " mapping do that");
        }
        if (lost > FEW && lost * MOST_DELETED > seen.traces().vanished()) {
            doubts.add(lost + " issues were found nowhere though later ones are in " + job.target() + ", and only "
                    + seen.traces().vanished()
                    + " issues were deleted between them: most were never imported, or issues"
                    + " can not be seen. With --yes all of them are FAILED (NOT_FOUND) and not imported by themselves;"
                    + " then `ferry retry --category NOT_FOUND` and `ferry import` make them, those that were deleted"
                    + " on purpose, too");
        }
        if (notFound > 0 && unmarked.count > 0) {
            doubts.add(unmarked.count + " issues of this account bear no marker (" + unmarked + "), and " + notFound
                    + " of the archive were not found. If one is the other, make this the last line of its text, with the"
                    + " old tracker's number: "
                    + new Marker(job.migration(), Origin.of(new LegacyId("NUMBER"))).line());
        }
        if (notFound > 0 && !others().isEmpty()) {
            doubts.add(
                    "issues with this migration's marker were written by " + others() + ", and " + notFound
                            + " of the archive were not found; if that account was used for this migration, name it with --account");
        }
        return doubts;
    }

    private String others() {
        return Stream.concat(seen.staging().others().stream(), seen.target().others().stream())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
