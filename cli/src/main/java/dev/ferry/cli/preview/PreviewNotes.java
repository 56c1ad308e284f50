package dev.ferry.cli.preview;

import dev.ferry.archive.Archive;
import dev.ferry.cli.config.Configuration;
import dev.ferry.cli.config.DriverWish;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.mapping.ledger.ReferenceMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a tester should know before he judges the pages. */
final class PreviewNotes {
    private PreviewNotes() {}

    static List<String> of(Archive archive, Path path, int shown, Configuration configuration, PreviewLedger ledger) {
        List<String> notes = new ArrayList<>();
        String url = archive.manifest().source().trackerUrl();
        notes.add(Figures.count(shown, "issue") + " of "
                + Figures.count(archive.manifest().counts().issues()) + " in " + path.getFileName()
                + (url.isEmpty() ? "" : ", from " + url) + ".");
        notes.add(ledger.sentence().orElseGet(() -> references(configuration)));
        if (!ledger.isDriverKnown()
                && configuration
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
