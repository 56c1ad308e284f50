package dev.ferry.cli.preview;

import dev.ferry.archive.Archive;
import dev.ferry.cli.config.Configuration;
import dev.ferry.cli.config.DriverWish;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.mapping.ledger.ReferenceMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a tester should know before he judges the pages. */
final class PreviewNotes {
    private PreviewNotes() {}

    /** {@code numbers} says which are shown; empty where references stand as the old tracker had them. */
    static List<String> of(
            Archive archive, Path path, int shown, Configuration configuration, Optional<String> numbers) {
        List<String> notes = new ArrayList<>();
        String url = archive.manifest().source().trackerUrl();
        notes.add(Figures.count(shown, "issue") + " of "
                + Figures.count(archive.manifest().counts().issues()) + " in " + path.getFileName()
                + (url.isEmpty() ? "" : ", from " + url) + ".");
        notes.add(numbers.orElseGet(() -> references(configuration)));
        if (configuration
                .staging()
                .filter(staging -> staging.driver() == DriverWish.AUTO)
                .isPresent()) {
            notes.add(
                    "Dates are shown as the issue import API sets them. A server without it shows those of the import,"
                            + " and texts then begin with the old ones.");
        }
        return notes;
    }

    private static String references(Configuration configuration) {
        boolean foreseen = configuration
                .staging()
                .flatMap(staging -> staging.references())
                .filter(mode -> mode == ReferenceMode.FORECAST)
                .isPresent();
        return "References to other issues stand as the old tracker had them"
                + (foreseen
                        ? ", not with the numbers foreseen that an import would write"
                        : ", as they will in staging")
                + "; ferry rewrite leads them to their new places in the end.";
    }
}
