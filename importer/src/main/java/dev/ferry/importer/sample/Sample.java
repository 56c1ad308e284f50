package dev.ferry.importer.sample;

import dev.ferry.archive.LegacyId;
import java.util.List;

/**
 * A representative few of many issues. Immutable.
 *
 * @param from of how many issues they were chosen
 * @param picks the chosen ones, those that show the most first
 * @param notCovered what no chosen one shows because the sample was too small for it, the most telling first
 * @param enough how many would show everything
 */
public record Sample(long from, List<Pick> picks, List<Reason> notCovered, int enough) {
    public Sample {
        picks = List.copyOf(picks);
        notCovered = List.copyOf(notCovered);
    }

    /** A chosen issue, and what it is the first of the sample to show, the most telling first. */
    public record Pick(LegacyId id, String title, List<Reason> why) {
        public Pick {
            why = List.copyOf(why);
        }
    }

    /** Something worth seeing in a trial, in words, and how many of the issues have it. */
    public record Reason(String what, long issues) {}
}
