package dev.ferry.exporter;

import java.util.List;
import java.util.Optional;

/**
 * Whether a tracker let somebody write.
 *
 * @param create what became of a new issue
 * @param edit what became of a changed title
 * @param issue the issue whose title was tried; empty where there was none to try
 * @param traces what the tracker keeps of it by its nature, such as a number that is used up
 * @param remains what went through and could not be undone, each with what to do by hand
 */
public record FreezeReport(
        Attempt create, Attempt edit, Optional<String> issue, List<String> traces, List<String> remains) {
    public FreezeReport {
        traces = List.copyOf(traces);
        remains = List.copyOf(remains);
    }

    /** How the tracker took it. */
    public enum Verdict {
        REFUSED,
        WENT_THROUGH,
        /** It can not be told from the answer. */
        UNCLEAR
    }

    /** {@code answer} is the tracker's, in words. */
    public record Attempt(Verdict verdict, String answer) {}

    /** Whether the tracker refused everything that was tried. */
    public boolean frozen() {
        return create.verdict() == Verdict.REFUSED && edit.verdict() == Verdict.REFUSED;
    }
}
