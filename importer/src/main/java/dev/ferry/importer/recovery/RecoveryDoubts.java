package dev.ferry.importer.recovery;

import dev.ferry.archive.LegacyId;
import dev.ferry.importer.recovery.Tally.Kind;
import dev.ferry.mapping.Marker;
import dev.ferry.mapping.Origin;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts into words what a recovery does not go past unless somebody is sure. */
final class RecoveryDoubts {
    /** So few are deleted and made anew without being asked for, as with a newer archive. */
    private static final int FEW = 20;

    private static final double MOST_ANEW = 0.5;
    /** Where less than this share of those that were found nowhere can have been deleted, something else is the reason. */
    private static final double MOST_DELETED = 0.5;

    private final Tally tally;
    private final RecoveryFacts facts;

    RecoveryDoubts(Tally tally, RecoveryFacts facts) {
        this.tally = tally;
        this.facts = facts;
    }

    List<String> sentences() {
        return Stream.of(gone(), foreseen(), anew(), lost(), unmarked(), ofOthers())
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> gone() {
        Named gone = tally.of(Kind.GONE);
        Amount amount = gone.amount();
        if (amount.none() || facts.onlySome()) {
            return Optional.empty();
        }
        return Optional.of(amount.many("issue") + " of this migration " + amount.which("is", "are")
                + " not in this archive (" + gone
                + "). If it is an older one than the migration's last, take that one or a newer. If "
                + amount.which(
                        "the issue is gone from the tracker, the next import deletes it on staging, and in "
                                + facts.target() + " it stays",
                        "they are gone from the tracker, the next import deletes those on staging, and those in "
                                + facts.target() + " stay"));
    }

    private Optional<String> foreseen() {
        Named foreseen = tally.of(Kind.FORESEEN);
        Amount amount = foreseen.amount();
        if (amount.none()) {
            return Optional.empty();
        }
        return Optional.of(amount.many("issue") + " " + amount.which("names", "name") + " numbers of " + facts.target()
                + " that this archive does not (" + foreseen
                + "): they were foreseen (import --references forecast), and which of them is whose only the lost ledger"
                + " knows. Put a copy of ferry.db back if there is one. With --yes, "
                + amount.which(
                        "it is deleted and made anew if it is on staging", "those on staging are deleted and made anew")
                + ", and a number in " + facts.target() + " that came otherwise than foreseen stays wrong");
    }

    private Optional<String> anew() {
        Amount changed = tally.of(Kind.CHANGED).amount();
        if (changed.count() <= FEW || changed.count() <= tally.staged() * MOST_ANEW) {
            return Optional.empty();
        }
        return Optional.of(changed.count() + " of " + tally.staged()
                + " issues on staging are not as this archive and ferry.yaml would"
                + " make them and would be deleted and made anew; another archive, other export options or a changed"
                + " mapping do that");
    }

    private Optional<String> lost() {
        Amount vanished = facts.gaps().vanished();
        if (tally.lost() <= FEW || tally.lost() * MOST_DELETED <= vanished.count()) {
            return Optional.empty();
        }
        return Optional.of(tally.lost() + " issues were found nowhere though later ones are in " + facts.target()
                + ", and only " + vanished.many("issue") + vanished.which(" was", " were")
                + " deleted between them: most were never imported, or issues"
                + " can not be seen. With --yes all of them are FAILED (NOT_FOUND) and not imported by themselves;"
                + " then `ferry retry --category NOT_FOUND` and `ferry import` make them, those that were deleted"
                + " on purpose, too");
    }

    private Optional<String> unmarked() {
        Named unmarked = tally.of(Kind.UNMARKED);
        Amount amount = unmarked.amount();
        if (tally.notFound() == 0 || amount.none()) {
            return Optional.empty();
        }
        return Optional.of(amount.many("issue") + " of this account " + amount.which("bears", "bear") + " no marker ("
                + unmarked + "), and " + notFound()
                + ". If one is the other, make this the last line of its text, with the old tracker's number: "
                + new Marker(facts.migration(), Origin.of(new LegacyId("NUMBER"))).line());
    }

    private Optional<String> ofOthers() {
        if (tally.notFound() == 0 || facts.others().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("issues with this migration's marker were written by " + String.join(", ", facts.others())
                + ", and " + notFound()
                + "; if that account was used for this migration, name it with --account");
    }

    private String notFound() {
        return tally.notFound() + " of the archive " + new Amount(tally.notFound()).which("was", "were") + " not found";
    }
}
