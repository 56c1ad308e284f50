package dev.ferry.cli.archives;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.archive.Archive;
import dev.ferry.archive.diff.ArchiveDiff;
import dev.ferry.archive.diff.DiffSummary;
import dev.ferry.archive.diff.FieldDifference;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.terminal.Figures;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ferry archive diff}: what two archives do not agree on. */
@Command(
        name = "diff",
        description =
                "Compare what two archives hold, issue by issue and field by field. Ends with 7 where they differ."
                        + " What the way of one export could not give (REST shows no history) is left aside.",
        footer = {"Examples:", "  ferry archive diff old.zip new.zip", "  ferry archive diff sqlite.zip rest.zip --json"
        })
public final class ArchiveDiffCommand implements Callable<Integer> {
    private static final int SHOWN = 200;

    private final Session session;

    @Parameters(index = "0", paramLabel = "A", description = "one archive")
    private Path left = Path.of("");

    @Parameters(index = "1", paramLabel = "B", description = "the other one")
    private Path right = Path.of("");

    @Option(names = "--all", description = "print every difference, not just the first " + SHOWN)
    private boolean all;

    @Option(names = "--json", description = "print each difference as a line of JSON, and the counts as the last line")
    private boolean json;

    private long printed;

    public ArchiveDiffCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        DiffSummary summary;
        String otherwise = "name the two archives that you want to compare";
        try (Archive one = Archive.open(ArchiveFile.existing(left.toAbsolutePath(), otherwise));
                Archive other = Archive.open(ArchiveFile.existing(right.toAbsolutePath(), otherwise))) {
            DeltaWords.refuse(left, one.manifest());
            DeltaWords.refuse(right, other.manifest());
            summary = ArchiveDiff.compare(one, other, json ? this::printJson : this::printLine);
        }
        if (json) {
            session.console().result(json(summary).toString());
        } else {
            tell(summary);
        }
        return summary.same() ? ExitCode.DONE.code() : ExitCode.DIFFERENCES.code();
    }

    private void printLine(FieldDifference difference) {
        printed++;
        if (all || printed <= SHOWN) {
            session.console().result(DifferenceLine.of(difference));
        }
    }

    private void printJson(FieldDifference difference) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put(difference.kind(), difference.id()).put("field", difference.field());
        set(line, "a", difference.left());
        set(line, "b", difference.right());
        session.console().result(line.toString());
    }

    private static void set(ObjectNode line, String name, Optional<JsonNode> value) {
        value.ifPresent(there -> line.set(name, there));
    }

    private static ObjectNode json(DiffSummary summary) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("same", summary.same())
                .put("issuesInBoth", summary.issues())
                .put("onlyInA", summary.onlyLeft())
                .put("onlyInB", summary.onlyRight())
                .put("issuesThatDiffer", summary.changed())
                .put("usersThatDiffer", summary.users())
                .put("differences", summary.fields());
        summary.leftAside().forEach(line.putArray("leftAside")::add);
        return line;
    }

    private void tell(DiffSummary summary) {
        if (!all && printed > SHOWN) {
            session.console().result("... and " + (printed - SHOWN) + " more; --all prints them");
        }
        session.console()
                .result(Figures.count(summary.issues(), "issue") + " in both, " + summary.changed()
                        + " of them differ; "
                        + summary.onlyLeft() + " only in " + left + ", " + summary.onlyRight() + " only in " + right
                        + "; " + Figures.count(summary.users(), "user") + " differ");
        if (!summary.leftAside().isEmpty()) {
            session.console().result("Not compared: " + String.join("; ", summary.leftAside()));
        }
    }
}
