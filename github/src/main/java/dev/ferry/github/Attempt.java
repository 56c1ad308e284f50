package dev.ferry.github;

import java.io.IOException;
import java.util.Optional;

/** What one sending came to: a whole answer, certainly nothing sent, or sent and then no whole answer. */
record Attempt(Optional<Answer> answer, Optional<IOException> failure, boolean sent) {
    static Attempt answered(Answer answer) {
        return new Attempt(Optional.of(answer), Optional.empty(), true);
    }

    static Attempt failed(IOException failure, boolean sent) {
        return new Attempt(Optional.empty(), Optional.of(failure), sent);
    }

    int status() {
        return answer.map(Answer::status).orElse(0);
    }

    String describe() {
        return answer.map(Answer::describe)
                .orElseGet(() -> failure.map(e ->
                                e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage()))
                        .orElse("no answer"));
    }
}
