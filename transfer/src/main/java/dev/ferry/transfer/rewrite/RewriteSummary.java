package dev.ferry.transfer.rewrite;

import dev.ferry.archive.LegacyId;
import java.util.List;

/**
 * How a run of the rewrite ended: issues it went through, texts it edited (or would edit), in how
 * many issues those are, references that no map knows
 * (each once, at most a hundred of them), items that failed, items whose comments did
 * not all arrive (they are gone through again by the next run), texts in which our edit replaced somebody's that came
 * between reading and writing, what the edits were made of, and whether the operator stopped it.
 */
public record RewriteSummary(
        long issues,
        long edits,
        long edited,
        List<String> unknown,
        List<LegacyId> failed,
        List<LegacyId> lacking,
        long collisions,
        RewriteFigures figures,
        boolean stopped) {
    public RewriteSummary {
        unknown = List.copyOf(unknown);
        failed = List.copyOf(failed);
        lacking = List.copyOf(lacking);
    }
}
