package dev.ferry.mapping.render;

import dev.ferry.mapping.render.RealTextSample.Label;
import dev.ferry.mapping.render.RealTextSample.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** True and false positives and misses, and {@code left}: what a person sees and the grammar leaves, which counts nowhere. */
record Tally(int windows, int hits, int wrong, int missed, int left, List<String> findings) {
    /** What the rewriter took for a reference: the legacy id and the characters. */
    record Found(String id, String spelling) {
        // An address in angle brackets is replaced with them.
        boolean is(Label label) {
            return id.equals(label.id()) && spelling.contains(label.spelling());
        }
    }

    static final Tally EMPTY = new Tally(0, 0, 0, 0, 0, List.of());

    /** One window's: each reference that was found stands for one label with its id, or is wrong. */
    static Tally of(Window window, List<String> lines, List<Found> found) {
        List<Label> open = new ArrayList<>(window.references());
        List<String> findings = new ArrayList<>();
        int wrong = 0;
        for (Found one : found) {
            int match = IntStream.range(0, open.size())
                    .filter(i -> one.is(open.get(i)))
                    .findFirst()
                    .orElse(-1);
            if (match >= 0) {
                open.remove(match);
            } else {
                wrong++;
                findings.add(
                        "no reference: " + window.file() + " " + where(window, lines, one) + ": " + one.spelling());
            }
        }
        for (Label label : open) {
            findings.add("missed: " + window.file() + " " + label.line() + ": " + label.spelling());
        }
        int references = window.references().size();
        return new Tally(
                1,
                references - open.size(),
                wrong,
                open.size(),
                window.labels().size() - references,
                List.copyOf(findings));
    }

    // The renderer moves lines, so the place is told by the number that stands there.
    private static String where(Window window, List<String> lines, Found one) {
        return IntStream.rangeClosed(window.first(), window.last())
                .filter(line -> lines.get(line - 1).contains(one.id()))
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(" or "));
    }

    Tally and(Tally other) {
        return new Tally(
                windows + other.windows,
                hits + other.hits,
                wrong + other.wrong,
                missed + other.missed,
                left + other.left,
                Stream.concat(findings.stream(), other.findings.stream()).toList());
    }

    int labelled() {
        return hits + missed;
    }

    double precision() {
        return share(hits, hits + wrong);
    }

    double recall() {
        return share(hits, hits + missed);
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d windows, %d references: %d found, %d missed, %d found that are none;"
                        + " precision %.2f %%, recall %.2f %%; %d more are left by the grammar",
                windows,
                labelled(),
                hits,
                missed,
                wrong,
                100 * precision(),
                100 * recall(),
                left);
    }
}
