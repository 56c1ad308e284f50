package dev.ferry.archive;

import java.util.Comparator;
import java.util.List;

/** What an export left out, counted by kind and reason. What is inside the archive the writer counts itself. */
public record ExportCounts(List<LeftOut> leftOut) {
    /** Nothing was left out. */
    public static final ExportCounts NOTHING_LEFT_OUT = new ExportCounts(List.of());

    public ExportCounts {
        leftOut = leftOut.stream()
                .sorted(Comparator.comparing(LeftOut::what).thenComparing(LeftOut::reason))
                .toList();
    }

    /**
     * So many things of one kind ({@code issue}, {@code message}, {@code file}, {@code user}) stayed out, and why ({@code
     * retired}, {@code spam}).
     */
    public record LeftOut(String what, String reason, long count) {}
}
