package dev.ferry.transfer.guard;

import dev.ferry.github.InteractionLimit;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.mapping.ledger.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An interaction limit that a migration set on its final repository and has not given back, as a note in the ledger keeps it.
 *
 * @param expires when it ends by itself; unknown while it is in doubt whether it was set
 * @param before what held before and is to hold again
 * @param opening whether it was asked to be given back, so that what is found may be that
 */
public record HeldLock(Instant since, Optional<Instant> expires, Optional<InteractionLimit> before, boolean opening) {
    private static final String NOTE = "interactions.locked";
    private static final String NONE = "-";
    /** Of one time that the server tells twice. */
    private static final Duration SAME = Duration.ofMinutes(5);

    /** The lock that is held, or may be. */
    public static Optional<HeldLock> of(MigrationView migration) {
        return migration.note(NOTE).filter(text -> !text.isEmpty()).map(HeldLock::read);
    }

    /** Whether it ended by itself. One of which it is in doubt whether it was set may hold. */
    public boolean hasEnded(Instant now) {
        return expires.filter(time -> !time.isAfter(now)).isPresent();
    }

    static HeldLock announced(Instant now, Optional<InteractionLimit> before) {
        return new HeldLock(now, Optional.empty(), before, false);
    }

    HeldLock set(InteractionLimit limit) {
        return new HeldLock(since, Optional.of(limit.expires()), before, false);
    }

    HeldLock asOpening() {
        return new HeldLock(since, expires, before, true);
    }

    /** Whether a limit that is found is this one. */
    boolean is(InteractionLimit found) {
        return found.isOfRepository()
                && found.group().equals(InteractionLimit.COLLABORATORS)
                && expires.filter(time ->
                                Duration.between(time, found.expires()).abs().compareTo(SAME) > 0)
                        .isEmpty();
    }

    /** What is to hold again, unless it would have ended by now. */
    Optional<InteractionLimit> toRestore(Instant now) {
        return before.filter(limit -> limit.expires().isAfter(now));
    }

    Transition kept() {
        return new Transition.Kept(
                NOTE,
                String.join(
                        " ",
                        since.toString(),
                        expires.map(Instant::toString).orElse(NONE),
                        before.map(limit -> limit.group() + " " + limit.expires())
                                .orElse(NONE + " " + NONE),
                        opening ? "opening" : "held"));
    }

    static Transition forgotten() {
        return new Transition.Kept(NOTE, "");
    }

    private static HeldLock read(String text) {
        String[] words = text.split(" ");
        return new HeldLock(
                Instant.parse(words[0]),
                words[1].equals(NONE) ? Optional.empty() : Optional.of(Instant.parse(words[1])),
                words[2].equals(NONE)
                        ? Optional.empty()
                        : Optional.of(new InteractionLimit(words[2], "repository", Instant.parse(words[3]))),
                words[4].equals("opening"));
    }
}
