package dev.ferry.github;

import java.util.Optional;
import java.util.function.Function;

/**
 * What became of a write: it was done, it was refused (and certainly not done), or nobody can tell. The third is a
 * state of its own, never an error to retry: look at the server first, then send again.
 */
public sealed interface Outcome<T> {
    record Done<T>(T value) implements Outcome<T> {
        @Override
        public <R> R fold(
                Function<? super T, ? extends R> done,
                Function<? super Refusal, ? extends R> refused,
                Function<? super String, ? extends R> unknown) {
            return done.apply(value);
        }
    }

    record Refused<T>(Refusal refusal) implements Outcome<T> {
        @Override
        public <R> R fold(
                Function<? super T, ? extends R> done,
                Function<? super Refusal, ? extends R> refused,
                Function<? super String, ? extends R> unknown) {
            return refused.apply(refusal);
        }
    }

    /** The detail says what was seen: "connection reset", "HTTP 502 (request …)". */
    record Unknown<T>(String detail) implements Outcome<T> {
        @Override
        public <R> R fold(
                Function<? super T, ? extends R> done,
                Function<? super Refusal, ? extends R> refused,
                Function<? super String, ? extends R> unknown) {
            return unknown.apply(detail);
        }
    }

    /** All three cases at once: Java 17 has no switch over a sealed type. */
    <R> R fold(
            Function<? super T, ? extends R> done,
            Function<? super Refusal, ? extends R> refused,
            Function<? super String, ? extends R> unknown);

    default <R> Outcome<R> map(Function<? super T, ? extends R> change) {
        return fold(value -> new Done<>(change.apply(value)), Refused::new, Unknown::new);
    }

    default Optional<T> asOptional() {
        return fold(Optional::of, refusal -> Optional.empty(), detail -> Optional.empty());
    }
}
