package dev.ferry.github;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import okhttp3.HttpUrl;

/** What the table decides on: the request, what came of it, and the clock. Reads headers, never loose text. */
record Facts(Request request, Attempt attempt, ErrorBody error, GraphQlFacts graphQl, Instant now) {
    /** A wait that the server names is believed up to here: its windows are an hour long, a wrong clock adds days. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(65);

    static Facts of(Request request, Attempt attempt, Instant now) {
        ErrorBody error = attempt.answer()
                .filter(answer -> !answer.success())
                .map(answer -> ErrorBody.of(answer.json()))
                .orElse(ErrorBody.EMPTY);
        GraphQlFacts graphQl = attempt.answer()
                .filter(answer -> request.graphQl() && answer.success())
                .filter(answer -> answer.json().isPresent())
                .map(GraphQlFacts::of)
                .orElse(GraphQlFacts.NONE);
        return new Facts(request, attempt, error, graphQl, now);
    }

    int status() {
        return attempt.status();
    }

    boolean status(int... codes) {
        for (int code : codes) {
            if (status() == code) {
                return true;
            }
        }
        return false;
    }

    boolean between(int low, int high) {
        return status() >= low && status() <= high;
    }

    boolean everything() {
        return request.scope() == Request.Scope.EVERYTHING;
    }

    Optional<String> header(String name) {
        return attempt.answer().flatMap(answer -> answer.header(name));
    }

    boolean quotaUsedUp() {
        return header("x-ratelimit-remaining")
                .filter(value -> value.strip().equals("0"))
                .isPresent();
    }

    /** Retry-After as seconds or as an HTTP date; absent and unreadable are the same. */
    Optional<Instant> retryAfter() {
        return header("retry-after")
                .flatMap(value -> number(value)
                        .map(now::plusSeconds)
                        .or(() -> Timestamps.httpDate(value).map(this::byOurClock))
                        .map(this::bounded));
    }

    /** The start of the next quota window, in epoch seconds. */
    Optional<Instant> reset() {
        return header("x-ratelimit-reset")
                .flatMap(Facts::number)
                .map(Instant::ofEpochSecond)
                .map(this::byOurClock)
                .map(this::bounded);
    }

    /** How many requests the quota still holds, until when; nothing where that is past or not told. */
    Optional<Budget> budget() {
        Optional<Instant> end = header("x-ratelimit-reset")
                .flatMap(Facts::number)
                .map(Instant::ofEpochSecond)
                .map(this::byOurClock)
                .filter(reset -> reset.isAfter(now))
                .map(this::bounded);
        return end.flatMap(
                reset -> header("x-ratelimit-remaining").flatMap(Facts::number).map(left -> new Budget(left, reset)));
    }

    /** Part of the hourly quota that is left. */
    record Budget(long remaining, Instant reset) {}

    /** An error page or a sign-in page instead of an API's answer. */
    boolean notJson() {
        return header("content-type").filter(type -> !type.contains("json")).isPresent();
    }

    /** A refusal that is throttling, by header first, by the documentation it links to, by its words last. */
    boolean throttled() {
        return status() == 429
                || header("retry-after").isPresent()
                || quotaUsedUp()
                || error.documentation().contains("rate-limit")
                || error.says(ErrorTexts.SECONDARY_LIMIT)
                || error.says(ErrorTexts.ABUSE_DETECTION)
                || error.says(ErrorTexts.PRIMARY_LIMIT)
                || error.says(ErrorTexts.PRIMARY_LIMIT_ALREADY);
    }

    Optional<HttpUrl> location() {
        return attempt.answer()
                .flatMap(answer -> answer.header("location")
                        .flatMap(target -> Optional.ofNullable(answer.from().resolve(target))));
    }

    String describe() {
        String words = attempt.forPeople(error.describe());
        if (!words.isEmpty()) {
            return words;
        }
        boolean hollow = between(200, 299);
        return attempt.describe() + (hollow ? " without the JSON that belongs to it" : "");
    }

    /** A time of the server's on our clock: both may be minutes apart, and the answer tells what the server's says now. */
    private Instant byOurClock(Instant theirs) {
        return header("date")
                .flatMap(Timestamps::httpDate)
                .map(date -> now.plus(Duration.between(date, theirs)))
                .orElse(theirs);
    }

    private Instant bounded(Instant asked) {
        Instant last = now.plus(LONGEST_WAIT);
        // A second at least: "now" and times past come from clocks that differ a little.
        Instant first = now.plus(1, ChronoUnit.SECONDS);
        return asked.isAfter(last) ? last : asked.isBefore(first) ? first : asked;
    }

    private static Optional<Long> number(String value) {
        String digits = value.strip();
        return digits.matches("\\d{1,12}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }
}
