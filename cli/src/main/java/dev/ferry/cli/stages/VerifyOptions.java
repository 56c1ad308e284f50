package dev.ferry.cli.stages;

import dev.ferry.archive.LegacyId;
import dev.ferry.cli.run.StopFlag;
import dev.ferry.cli.run.StoppedException;
import dev.ferry.importer.Selection;
import dev.ferry.importer.sample.Sample.Pick;
import dev.ferry.importer.sample.Sampler;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.transfer.verify.Verification;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which issues a verification compares, where not all. Filled by the command line's parser. */
final class VerifyOptions {
    @Option(
            names = "--only",
            paramLabel = "IDS",
            description = "compare just these issues: ids and ranges, such as 12,40-60,900-")
    private Optional<String> only = Optional.empty();

    @Option(
            names = "--sample",
            paramLabel = "N",
            description =
                    "compare N of them, or of all that is on GitHub, that show as much as possible of what there is; the"
                            + " same archive gives the same ones")
    private Optional<Integer> sample = Optional.empty();

    @Option(
            names = "--csv",
            paramLabel = "DIR",
            description =
                    "write what was expected and what was found as CSV files below DIR/expected and DIR/found: `diff -r`"
                            + " of the two shows what differs")
    private Optional<Path> csv = Optional.empty();

    /** Where both sides are to be written, if they are. */
    Optional<Path> csv() {
        return csv;
    }

    /** Whether not all is meant. */
    boolean arePart() {
        return only.isPresent() || sample.isPresent();
    }

    /** What was named; a UsageException where the options make no sense. */
    Selection named() {
        return new TrialChoice.Wish(only, Optional.empty(), sample, Optional.empty()).named();
    }

    /** Those that are meant; ids that the archive does not hold are refused. */
    List<LegacyId> choose(Crossing crossing, StopFlag stop) {
        Selection among = only.isPresent() ? named() : Selection.of(onGitHub(crossing));
        if (only.isPresent()) {
            among.refuseUnknown(crossing.archive());
        }
        if (sample.isPresent()) {
            return new Sampler(crossing.archive(), crossing.progress(), stop)
                    .choose(sample.get(), among).orElseThrow(StoppedException::new).picks().stream()
                            .map(Pick::id)
                            .toList();
        }
        List<LegacyId> ids = new ArrayList<>();
        among.issues(crossing.archive()).forEach(issue -> ids.add(issue.id()));
        return ids;
    }

    private static List<LegacyId> onGitHub(Crossing crossing) {
        List<LegacyId> ids = new ArrayList<>();
        for (ItemRow item : crossing.ledger().view().items()) {
            if (Verification.isCompared(item)
                    && crossing.archive().title(item.id()).isPresent()) {
                ids.add(item.id());
            }
        }
        return ids;
    }
}
