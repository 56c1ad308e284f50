package dev.ferry.github;

import java.util.Optional;

/** How a request ended after all waiting and retrying: the last verdict, the last attempt, and where it went. */
record Ending(Request request, Attempt attempt, Verdict verdict) {
    Refusal refusal(RefusalCategory category, String detail) {
        return new Refusal(
                category,
                attempt.forPeople(detail),
                attempt.status(),
                attempt.answer().flatMap(Answer::requestId));
    }

    /** What came back in its place, if it did not happen for a reason that stays. */
    Optional<Refusal> refused() {
        if (verdict instanceof Verdict.GiveUp giveUp) {
            return Optional.of(refusal(giveUp.category(), giveUp.detail()));
        }
        if (verdict instanceof Verdict.Redirect redirect) {
            return Optional.of(refusal(RefusalCategory.MOVED, "it is now at " + redirect.target()));
        }
        return Optional.empty();
    }
}
