package dev.ferry.importer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** A milestone's due date, of which GitHub keeps the day and sets the hour as it likes. Stateless. */
public final class DueDay {
    private DueDay() {}

    /** The day, in UTC. */
    static Optional<LocalDate> of(Optional<Instant> due) {
        return due.map(instant -> LocalDate.ofInstant(instant, ZoneOffset.UTC));
    }

    /** Whether GitHub takes both for the same. */
    public static boolean same(Optional<Instant> one, Optional<Instant> other) {
        return of(one).equals(of(other));
    }

    /** In messages. */
    public static String words(Optional<Instant> due) {
        return of(due).map(day -> "on " + day).orElse("never");
    }
}
