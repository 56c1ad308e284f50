package dev.ferry.transfer.reading;

import dev.ferry.github.Standing;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How many modifications the next document holds, so that documents keep to the limits and use them up. GitHub's limits count
 * modifications, and a document goes when all of it has room: so a size is taken of which a minute's limit holds a whole
 * number of documents, and an hour's limit ends with a smaller one that fills it. Asks for the limits each time, so that
 * {@code ferry throttle} and what a refusal teaches count at once. For one thread.
 */
public final class Portion {
    private static final int MINUTES = 60;
    /** A rest of the hour's limit that is less than this part of it is not worth a document. */
    private static final int SMALL = 50;

    private final Supplier<Standing> standing;
    /** Of what an hour's limit holds, this much went since it began to be filled. */
    private int filled;

    /** {@code standing} tells what holds at the moment, as {@link dev.ferry.github.GitHub#standing} does. */
    public Portion(Supplier<Standing> standing) {
        this.standing = standing;
    }

    /** What holds for the token with the least: as set, or as a refusal taught. */
    private record Rates(Optional<Integer> perMinute, Optional<Integer> perHour) {
        static Rates of(Standing standing) {
            return new Rates(
                    least(
                            standing.limits().writesPerMinute(),
                            standing.tokens().stream().map(Standing.Token::learnedPerMinute)),
                    least(
                            standing.limits().writesPerHour(),
                            standing.tokens().stream().map(Standing.Token::learnedPerHour)));
        }

        private static Optional<Integer> least(Optional<Integer> set, Stream<Optional<Integer>> learned) {
            return Stream.concat(Stream.of(set), learned)
                    .flatMap(Optional::stream)
                    .min(Integer::compare);
        }
    }

    /** The size of the next document, at most {@code most}. */
    public int next(int most) {
        Rates rates = Rates.of(standing.get());
        int size = rates.perMinute()
                .or(rates::perHour)
                .map(limit -> even(limit, most))
                .orElse(most);
        return rates.perHour().map(limit -> inHour(limit, size)).orElse(size);
    }

    /** A document of so many went. */
    public void sent(int modifications) {
        filled += modifications;
        Optional<Integer> perHour = Rates.of(standing.get()).perHour();
        if (perHour.filter(limit -> limit - filled >= Math.max(1, limit / SMALL))
                .isEmpty()) {
            filled = 0;
        }
    }

    /** Whether it is a limit a minute that decides the pace: then each window loses the time of one answer. */
    public boolean minuteBinds() {
        Rates rates = Rates.of(standing.get());
        return rates.perMinute()
                .filter(minute -> rates.perHour()
                        .filter(hour -> hour < (long) minute * MINUTES)
                        .isEmpty())
                .isPresent();
    }

    private int inHour(int limit, int size) {
        int left = Math.max(1, limit - filled);
        return Math.min(Math.min(size, limit), left);
    }

    /** Between the half of what is allowed and all of it, the size that leaves the least of the limit unused. */
    private static int even(int limit, int most) {
        int largest = Math.min(limit, most);
        return IntStream.rangeClosed((largest + 1) / 2, largest)
                .boxed()
                .max((one, other) -> {
                    int used = Integer.compare(limit / one * one, limit / other * other);
                    return used == 0 ? Integer.compare(one, other) : used;
                })
                .orElse(largest);
    }
}
