package dev.ferry.importer.recovery;

import dev.ferry.importer.recovery.Tally.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts into words what the operator should know of a recovery. */
final class RecoveryNotices {
    private final Tally tally;
    private final RecoveryFacts facts;

    RecoveryNotices(Tally tally, RecoveryFacts facts) {
        this.tally = tally;
        this.facts = facts;
    }

    List<String> sentences() {
        List<String> notices = new ArrayList<>();
        notices.add("driver " + facts.driver().driver().text() + ": "
                + facts.driver().why());
        notices.addAll(ofIssues());
        if (!facts.hanging().none()) {
            notices.add(facts.hanging().many("import")
                    + facts.hanging()
                            .which(
                                    " has hung on the server for so long that it was not waited for; what it makes after"
                                            + " all, the barrier puts aside",
                                    " have hung on the server for so long that they were not waited for; what they make after"
                                            + " all, the barrier puts aside"));
        }
        Amount vanished = facts.gaps().vanished();
        if (!vanished.none()) {
            notices.add(between(vanished)
                    + vanished.which(
                            " belonged to an issue that was deleted.", " belonged to issues that were deleted.")
                    + " What was found nowhere and is older than what has arrived is FAILED (NOT_FOUND)"
                    + " and not imported by itself; see `ferry failures`");
        }
        Amount unknown = facts.gaps().unknown();
        if (tally.notFound() > 0 && !unknown.none()) {
            notices.add(between(unknown)
                    + unknown.which(
                            " is not to be seen as an issue: a discussion, or what this account may not read",
                            " are not to be seen as issues: discussions, or what this account may not read"));
        }
        return notices;
    }

    private String between(Amount numbers) {
        return numbers.many("number") + " between this migration's issues in " + facts.target();
    }

    private List<String> ofIssues() {
        String target = facts.target().toString();
        String ask = !facts.gaps().followed() && tally.arrived() > Traces.FEW
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
}
