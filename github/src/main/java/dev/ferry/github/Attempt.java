package dev.ferry.github;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Optional;

/** What one sending came to: a whole answer, certainly nothing sent, or sent and then no whole answer. */
record Attempt(Optional<Answer> answer, Optional<IOException> failure, boolean sent) {
    static Attempt answered(Answer answer) {
        return new Attempt(Optional.of(answer), Optional.empty(), true);
    }

    static Attempt failed(IOException failure, boolean sent) {
        return new Attempt(Optional.empty(), Optional.of(failure), sent);
    }

    /** What the server said, fit to be shown. */
    String forPeople(String words) {
        return answer.map(whole -> whole.forPeople(words)).orElse(words);
    }

    int status() {
        return answer.map(Answer::status).orElse(0);
    }

    String describe() {
        return answer.map(Answer::describe)
                .orElseGet(() -> failure.map(Attempt::describe).orElse("no answer"));
    }

    /** Java's names for what is wrong with a network say little to those who have to mend it. */
    static String describe(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof ConnectException) {
            // OkHttp names the address and leaves the reason to the cause.
            return Optional.ofNullable(failure.getCause())
                    .map(Throwable::getMessage)
                    .filter(reason -> reason.equalsIgnoreCase("connection refused"))
                    .map(reason -> "connection refused")
                    .orElse(message);
        }
        if (failure instanceof UnknownHostException) {
            return "no address is known for its name (" + message + ")";
        }
        if (failure instanceof InterruptedIOException) {
            return "no answer in time";
        }
        return failure.getClass().getSimpleName() + (failure.getMessage() == null ? "" : ": " + message);
    }
}
