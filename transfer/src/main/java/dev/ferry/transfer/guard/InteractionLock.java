package dev.ferry.transfer.guard;

import dev.ferry.github.GitHub;
import dev.ferry.github.InteractionExpiry;
import dev.ferry.github.InteractionLimit;
import dev.ferry.github.Interactions;
import dev.ferry.github.Outcome;
import dev.ferry.github.Refusal;
import dev.ferry.github.RefusalCategory;
import dev.ferry.github.RepositoryName;
import dev.ferry.github.Surroundings;
import dev.ferry.mapping.ledger.MigrationLedger;
import dev.ferry.mapping.ledger.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Lets nobody but collaborators open issues in the final repository while issues move there, so that no stranger takes a
 * number in between. What held before is in the ledger before anything is asked, and holds again afterwards. Throws {@link
 * dev.ferry.github.RemoteException} where the limits may not be asked for. For one thread.
 */
public final class InteractionLock {
    private static final int MOST_TRIES = 4;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);
    /** One that ends sooner is set anew: a transfer may take as long. */
    private static final Duration SOON = Duration.ofDays(7);

    private final MigrationLedger ledger;
    private final Interactions interactions;
    private final RepositoryName repository;
    private final Surroundings surroundings;

    public InteractionLock(
            MigrationLedger ledger, GitHub github, RepositoryName repository, Surroundings surroundings) {
        this.ledger = ledger;
        this.interactions = github.interactions(repository);
        this.repository = repository;
        this.surroundings = surroundings;
    }

    /** What came of it, and for people why. */
    public record Result(Kind kind, String words) {
        /** How a wish to lock or to unlock ended. */
        public enum Kind {
            /** It is as it was wished. */
            DONE,
            /** There was nothing to be done. */
            NEEDLESS,
            /** The server says no, or nobody can tell: it is as it was. */
            REFUSED
        }
    }

    /** Limits interactions to collaborators for a month. */
    public Result lock() throws InterruptedException {
        Optional<InteractionLimit> found = interactions.current();
        // What somebody set since a killed run locked is what holds before this one.
        Optional<HeldLock> known = HeldLock.of(ledger.view()).filter(lock -> found.isEmpty() || lock.is(found.get()));
        if (known.isPresent()
                && found.filter(known.get()::is)
                        .filter(limit -> limit.expires().isAfter(now().plus(SOON)))
                        .isPresent()) {
            return locked(known.get(), found.get());
        }
        Optional<InteractionLimit> owners = found.filter(limit -> !limit.isOfRepository());
        if (owners.isPresent()) {
            return ofOwner(owners.get());
        }
        // Before the request: whoever comes after a crash must know what held before.
        HeldLock lock = known.orElseGet(() -> HeldLock.announced(now(), found));
        tell("locking", lock.kept());
        String doubt = "";
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            Outcome<InteractionLimit> outcome =
                    interactions.limit(InteractionLimit.COLLABORATORS, InteractionExpiry.ONE_MONTH);
            if (outcome instanceof Outcome.Done<InteractionLimit> done) {
                return locked(lock, done.value());
            }
            if (isRefused(outcome)) {
                if (known.isEmpty()) {
                    tell("not locked", HeldLock.forgotten());
                }
                return new Result(Result.Kind.REFUSED, words(outcome));
            }
            doubt = words(outcome);
            surroundings.sleeper().sleep(BETWEEN_TRIES);
            Optional<InteractionLimit> there = interactions.current();
            if (there.filter(limit -> limit.isOfRepository()
                            && limit.group().equals(InteractionLimit.COLLABORATORS)
                            && !there.equals(lock.before()))
                    .isPresent()) {
                return locked(lock, there.get());
            }
        }
        return new Result(Result.Kind.REFUSED, "not limited in " + MOST_TRIES + " tries: " + doubt);
    }

    private Result ofOwner(InteractionLimit limit) {
        String words =
                "the owner of " + repository + " limits interactions to " + limit.group() + " until " + limit.expires();
        return limit.group().equals(InteractionLimit.COLLABORATORS)
                ? new Result(Result.Kind.NEEDLESS, words)
                : new Result(Result.Kind.REFUSED, words + ", which can not be changed for one repository");
    }

    private Result locked(HeldLock lock, InteractionLimit limit) {
        tell("locked", lock.set(limit).kept());
        return new Result(
                Result.Kind.DONE, "only collaborators may open issues and comment there until " + limit.expires());
    }

    /** Gives back what was before {@link #lock}, in whichever run. A limit that somebody else set meanwhile stays. */
    public Result unlock() throws InterruptedException {
        Optional<HeldLock> known = HeldLock.of(ledger.view());
        if (known.isEmpty()) {
            return new Result(Result.Kind.NEEDLESS, "this migration holds no lock");
        }
        HeldLock lock = known.get();
        String doubt = "";
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            Optional<InteractionLimit> found = interactions.current();
            if (found.filter(lock::is).isEmpty()) {
                return notOurs(lock, found);
            }
            lock = lock.asOpening();
            tell("unlocking", lock.kept());
            Optional<InteractionLimit> restored = lock.toRestore(now());
            Outcome<String> outcome = restored.isPresent() ? restore(restored.get()) : open();
            if (outcome instanceof Outcome.Done<String> done) {
                return unlocked(done.value());
            }
            if (isRefused(outcome)) {
                return new Result(Result.Kind.REFUSED, words(outcome));
            }
            doubt = words(outcome);
            surroundings.sleeper().sleep(BETWEEN_TRIES);
        }
        return new Result(Result.Kind.REFUSED, "not given back in " + MOST_TRIES + " tries: " + doubt);
    }

    /** Its end can not be set, only for how long it holds from now. */
    private Outcome<String> restore(InteractionLimit limit) {
        return interactions
                .limit(limit.group(), InteractionExpiry.covering(Duration.between(now(), limit.expires())))
                .map(set -> "the limit of before, " + set.group() + ", holds again, until " + set.expires()
                        + " (it would have ended " + limit.expires() + ")");
    }

    private Outcome<String> open() {
        return interactions.open().map(done -> "the lock is given back");
    }

    private Result notOurs(HeldLock lock, Optional<InteractionLimit> found) {
        if (lock.opening()) {
            // Its answer was lost.
            return unlocked("the lock is given back");
        }
        tell("unlocked by others", HeldLock.forgotten());
        return new Result(
                Result.Kind.NEEDLESS,
                found.map(limit -> "somebody set another limit meanwhile, " + limit.group() + " until "
                                + limit.expires() + ", which stays")
                        .orElse("the lock ended before, or somebody lifted it"));
    }

    private Result unlocked(String words) {
        tell("unlocked", HeldLock.forgotten());
        return new Result(Result.Kind.DONE, words);
    }

    private void tell(String what, Transition note) {
        ledger.commit(List.of(note, new Transition.Noted(Optional.empty(), what, repository.toString())));
    }

    private Instant now() {
        return surroundings.clock().instant();
    }

    private static boolean isRefused(Outcome<?> outcome) {
        return outcome.fold(done -> false, refusal -> refusal.category() != RefusalCategory.THROTTLED, doubt -> false);
    }

    private static String words(Outcome<?> outcome) {
        return outcome.fold(done -> "", Refusal::describe, doubt -> doubt);
    }
}
