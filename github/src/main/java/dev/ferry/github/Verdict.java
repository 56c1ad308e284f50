package dev.ferry.github;

import java.time.Instant;
import java.util.Optional;
import okhttp3.HttpUrl;

/** What is to be done after one attempt: the right-hand side of {@link OutcomeTable}. */
sealed interface Verdict {
    /** Everyone who uses the token rests. Without a time the gate doubles its own, beginning at a minute. */
    record Pause(WaitKind kind, Optional<Instant> until, String why) {}

    /** It happened (for GraphQL: the answer tells for each part whether it did). */
    record Done(Optional<Pause> pause) implements Verdict {}

    /** It certainly did not happen; all requests of the token rest, then this one is sent again. */
    record WaitUntil(Pause pause) implements Verdict {}

    /** It did not happen or only reads; this request rests for a growing time, then is sent again, within the patience. */
    record BackOff(WaitKind kind, String why, Optional<Instant> notBefore) implements Verdict {}

    /** It was a write and nobody can tell whether it happened. Never sent again from here. */
    record Reconcile(String why, Optional<Pause> pause) implements Verdict {}

    /** It did not happen and never will: the item fails. */
    record GiveUp(RefusalCategory category, String detail) implements Verdict {}

    /** The same, and it holds for every other item: the run stops. */
    record Stop(RefusalCategory category, String detail) implements Verdict {}

    /** It lives elsewhere. Followed with the same method and body, or handed to the caller. */
    record Redirect(HttpUrl target, boolean permanent) implements Verdict {}

    /** The token was refused and there is another, or there will be: it did not happen and is sent again. */
    record OtherToken() implements Verdict {}
}
