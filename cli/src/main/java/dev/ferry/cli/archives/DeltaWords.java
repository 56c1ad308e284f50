package dev.ferry.cli.archives;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Manifest;
import dev.ferry.archive.Sha256;
import dev.ferry.cli.run.UsageException;
import dev.ferry.cli.terminal.Figures;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What people are told of an archive that is a delta. */
final class DeltaWords {
    /** Follows the name of a delta without errors. */
    static final String VALID =
            " is a delta without errors; whether it and its base are whole together `ferry archive merge` finds";

    private static final int SHOWN = 10;

    private DeltaWords() {}

    /** What it continues, where that leads, and how far; empty of a full archive. */
    static Map<String, String> of(Manifest manifest) {
        Map<String, String> words = new LinkedHashMap<>();
        manifest.delta().ifPresent(delta -> {
            words.put("continues", "archive " + manifest.base().map(Sha256::hex).orElse("") + "; it is a delta");
            words.put(
                    "leads to",
                    delta.result()
                            .map(result -> "archive " + result)
                            .orElse("an archive of its own, because it was mended by hand"));
            boolean edited = !manifest.edits().isEmpty();
            words.put(
                    "issues since",
                    counts(manifest.counts().issues(), delta.newIssues(), edited) + gone(delta.goneIssues()));
            words.put(
                    "users since",
                    counts(manifest.counts().users(), delta.newUsers(), edited) + gone(delta.goneUsers()));
        });
        return words;
    }

    /** Nobody counted again what a hand has mended. */
    private static String counts(long all, long arrived, boolean edited) {
        return edited
                ? Figures.count(all) + " changed or new, "
                : Figures.count(all - arrived) + " changed, " + Figures.count(arrived) + " new, ";
    }

    private static String gone(List<?> ids) {
        String first = String.join(
                ", ", ids.stream().limit(SHOWN).map(Object::toString).toList());
        return Figures.count(ids.size()) + " gone"
                + (ids.isEmpty() ? "" : " (" + first + (ids.size() > SHOWN ? ", ..." : "") + ")");
    }

    /** Why an issue is not in this archive. */
    static String lacks(Manifest manifest, LegacyId issue) {
        if (manifest.delta().isEmpty()) {
            return "it holds no issue " + issue + "; `ferry archive info` shows what it holds and what stayed out";
        }
        return manifest.delta().get().goneIssues().contains(issue)
                ? "issue " + issue + " is gone since archive " + manifest.base().orElseThrow()
                        + ", which this delta continues"
                : "this delta does not hold issue " + issue + ", so nothing of it changed since archive "
                        + manifest.base().orElseThrow() + "; look there";
    }

    /** For commands that need all that a tracker holds. */
    static void refuse(Path path, Manifest manifest) {
        if (manifest.delta().isPresent()) {
            throw new UsageException(path + " is a delta and holds only what changed since archive "
                    + manifest.base().orElseThrow()
                    + "; make a full archive of both with `ferry archive merge BASE " + path + " -o NEW.zip`");
        }
    }
}
