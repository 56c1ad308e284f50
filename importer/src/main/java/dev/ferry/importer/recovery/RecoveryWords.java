package dev.ferry.importer.recovery;

import dev.ferry.archive.LegacyId;
import dev.ferry.github.RepositoryName;
import dev.ferry.importer.recovery.Tally.Kind;
import dev.ferry.mapping.Marker;
import dev.ferry.mapping.MigrationId;
import dev.ferry.mapping.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts what an assembly counted into words: what is worth knowing, and what nobody should go past unless sure. */
final class RecoveryWords {
    /** So few are deleted and made anew without being asked for, as with a newer archive. */
    private static final int FEW = 20;

    private static final double MOST_ANEW = 0.5;
    /** Where less than this share of those that were found nowhere can have been deleted, something else is the reason. */
    private static final double MOST_DELETED = 0.5;

    private final Tally tally;
    private final Around around;

    RecoveryWords(Tally tally, Around around) {
        this.tally = tally;
        this.around = around;
    }

    /**
     * What the sentences name besides the counts.
     *
     * @param onlySome the archive was exported with some issues left out
     * @param gaps the numbers between this migration's issues in the final repository
     * @param hanging imports that the server has not ended for long
     * @param others who else wrote issues with this migration's marker
     */
    record Around(
            MigrationId migration,
            RepositoryName target,
            boolean onlySome,
            DriverQuestion.Answer driver,
            Gaps gaps,
            Amount hanging,
            List<String> others) {
        Around {
            others = List.copyOf(others);
        }

        static Around of(RecoveryJob job, Assembly.Seen seen) {
            return new Around(
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
    }

    /** {@code followed}: each issue was asked for its old number; so many were deleted, and of so many nobody knows. */
    record Gaps(boolean followed, Amount vanished, Amount unknown) {}

    /** Sentences for the operator. */
    List<String> notices() {
        List<String> notices = new ArrayList<>();
        notices.add("driver " + around.driver().driver().text() + ": "
                + around.driver().why());
        notices.addAll(ofIssues());
        if (!around.hanging().none()) {
            notices.add(around.hanging().many("import")
                    + around.hanging()
                            .which(
                                    " has hung on the server for so long that it was not waited for; what it makes after"
                                            + " all, the barrier puts aside",
                                    " have hung on the server for so long that they were not waited for; what they make after"
                                            + " all, the barrier puts aside"));
        }
        Amount vanished = around.gaps().vanished();
        if (!vanished.none()) {
            notices.add(between(vanished)
                    + vanished.which(
                            " belonged to an issue that was deleted.", " belonged to issues that were deleted.")
                    + " What was found nowhere and is older than what has arrived is FAILED (NOT_FOUND)"
                    + " and not imported by itself; see `ferry failures`");
        }
        Amount unknown = around.gaps().unknown();
        if (tally.notFound() > 0 && !unknown.none()) {
            notices.add(between(unknown)
                    + unknown.which(
                            " is not to be seen as an issue: a discussion, or what this account may not read",
                            " are not to be seen as issues: discussions, or what this account may not read"));
        }
        return notices;
    }

    private String between(Amount numbers) {
        return numbers.many("number") + " between this migration's issues in " + around.target();
    }

    private List<String> ofIssues() {
        String target = around.target().toString();
        String ask = !around.gaps().followed() && tally.arrived() > Traces.FEW
                ? "; --staging-numbers asks for each, two requests an issue"
                : "";
        return Stream.of(
                        say(
                                Kind.INCOMPLETE,
                                "on staging without all of its comments, which the next import adds",
                                "on staging without all of their comments, which the next import adds"),
                        say(
                                Kind.UNFINISHED,
                                "on staging with all of its comments and not closed or labelled yet, which the next import does",
                                "on staging with all of their comments and not closed or labelled yet, which the next import does"),
                        say(
                                Kind.CHANGED,
                                "on staging not as this archive has it: the next import deletes and makes it anew",
                                "on staging not as this archive has them: the next import deletes and makes them anew"),
                        say(
                                Kind.OTHER_COMMENTS,
                                "in " + target + " with other comments than this archive has; see `ferry verify`"),
                        say(
                                Kind.WITHOUT_MARKER,
                                "known by its comments, or by title and date: somebody removed its marker",
                                "known by their comments, or by title and date: somebody removed their marker"),
                        say(
                                Kind.TWICE,
                                "twice in " + target + "; delete or close the copy named here",
                                "twice in " + target + "; delete or close the copies named here"),
                        say(
                                Kind.UNKNOWN_OLD_NUMBER,
                                "in " + target
                                        + " without the number that it had on staging, which `ferry map` leaves empty"
                                        + ask,
                                "in " + target
                                        + " without the number that they had on staging, which `ferry map` leaves empty"
                                        + ask))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> say(Kind kind, String what) {
        return say(kind, what, what);
    }

    private Optional<String> say(Kind kind, String one, String more) {
        Named named = tally.of(kind);
        Amount amount = named.amount();
        return amount.none()
                ? Optional.empty()
                : Optional.of(amount.many("issue") + " " + amount.which(one, more) + ": " + named);
    }

    /** What a recovery does not go past unless somebody is sure. */
    List<String> doubts() {
        return Stream.of(gone(), foreseen(), anew(), lost(), unmarked(), ofOthers())
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> gone() {
        Named gone = tally.of(Kind.GONE);
        Amount amount = gone.amount();
        if (amount.none() || around.onlySome()) {
            return Optional.empty();
        }
        return Optional.of(amount.many("issue") + " of this migration " + amount.which("is", "are")
                + " not in this archive (" + gone
                + "). If it is an older one than the migration's last, take that one or a newer. If "
                + amount.which(
                        "the issue is gone from the tracker, the next import deletes it on staging, and in "
                                + around.target() + " it stays",
                        "they are gone from the tracker, the next import deletes those on staging, and those in "
                                + around.target() + " stay"));
    }

    private Optional<String> foreseen() {
        Named foreseen = tally.of(Kind.FORESEEN);
        Amount amount = foreseen.amount();
        if (amount.none()) {
            return Optional.empty();
        }
        return Optional.of(amount.many("issue") + " " + amount.which("names", "name") + " numbers of " + around.target()
                + " that this archive does not (" + foreseen
                + "): they were foreseen (import --references forecast), and which of them is whose only the lost ledger"
                + " knows. Put a copy of ferry.db back if there is one. With --yes, "
                + amount.which(
                        "it is deleted and made anew if it is on staging", "those on staging are deleted and made anew")
                + ", and a number in " + around.target() + " that came otherwise than foreseen stays wrong");
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
        Amount vanished = around.gaps().vanished();
        if (tally.lost() <= FEW || tally.lost() * MOST_DELETED <= vanished.count()) {
            return Optional.empty();
        }
        return Optional.of(tally.lost() + " issues were found nowhere though later ones are in " + around.target()
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
                + new Marker(around.migration(), Origin.of(new LegacyId("NUMBER"))).line());
    }

    private Optional<String> ofOthers() {
        if (tally.notFound() == 0 || around.others().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("issues with this migration's marker were written by " + String.join(", ", around.others())
                + ", and " + notFound()
                + "; if that account was used for this migration, name it with --account");
    }

    private String notFound() {
        return tally.notFound() + " of the archive " + new Amount(tally.notFound()).which("was", "were") + " not found";
    }
}
