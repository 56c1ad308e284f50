package dev.ferry.github;

import java.util.List;
import java.util.Optional;

/**
 * What holds for a client at one moment: the limits that were set, whether it is held, and each token's own state. A
 * snapshot.
 */
public record Standing(LimitOptions limits, boolean held, List<Token> tokens) {
    public Standing {
        tokens = List.copyOf(tokens);
    }

    /**
     * One token.
     *
     * @param name where it is written
     * @param good whether the server took it when it was used last
     * @param writers how many writes may be under way at once
     * @param learnedPerMinute the rate that a refusal taught
     * @param learnedPerHour the same for an hour
     * @param waiting what all its requests wait for
     */
    public record Token(
            String name,
            boolean good,
            int writers,
            Optional<Integer> learnedPerMinute,
            Optional<Integer> learnedPerHour,
            Optional<Wait> waiting) {}
}
