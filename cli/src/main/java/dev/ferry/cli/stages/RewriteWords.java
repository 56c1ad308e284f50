package dev.ferry.cli.stages;

import dev.ferry.cli.terminal.Console;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.cli.terminal.Pace;
import dev.ferry.cli.terminal.Safe;
import dev.ferry.cli.verify.CrowdedWords;
import dev.ferry.github.Standing;
import dev.ferry.mapping.references.ReferenceKind;
import dev.ferry.transfer.rewrite.RewriteCost;
import dev.ferry.transfer.rewrite.RewriteFigures;
import dev.ferry.transfer.rewrite.RewriteSummary;
import dev.ferry.transfer.rewrite.StagingLeft;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a rewrite says at its end. */
final class RewriteWords {
    private static final Map<ReferenceKind, String> LEADS_TO = new EnumMap<>(Map.of(
            ReferenceKind.ISSUE, "to issues",
            ReferenceKind.MESSAGE, "to messages",
            ReferenceKind.STAGING, "to the staging repository",
            ReferenceKind.FORESEEN, "foreseen otherwise"));

    private final Console console;
    private final RewriteReport report;
    private final RewriteSummary summary;
    private String places = "";

    RewriteWords(Console console, RewriteReport report, RewriteSummary summary) {
        this.console = console;
        this.report = report;
        this.summary = summary;
    }

    /** The report was put in place; {@code whole} says that it tells of all issues. */
    void written(boolean whole) {
        places = (whole ? "; all of them with their places: " : "; those of this run with their places: ")
                + report.target();
    }

    /** What was edited, or would be; and what people notice of it. */
    void edits(boolean plan) {
        console.result((plan ? "Would edit " : "Edited ") + Figures.count(summary.edits(), "text") + " in "
                + Figures.count(summary.edited()) + " of " + Figures.count(summary.issues(), "issue"));
        if (summary.edits() == 0) {
            return;
        }
        RewriteFigures figures = summary.figures();
        List<String> kinds = new ArrayList<>();
        for (ReferenceKind kind : ReferenceKind.values()) {
            if (figures.references(kind) > 0) {
                kinds.add(Figures.count(figures.references(kind)) + " " + LEADS_TO.get(kind));
            }
        }
        console.result("  texts: " + Figures.count(figures.bodies()) + " bodies, " + Figures.count(figures.comments())
                + " comments; references: " + String.join(", ", kinds));
        console.result("  new dates of update: " + Figures.count(summary.edited(), "issue") + "; mentioned anew: "
                + (figures.newMentions() == 0
                        ? "nobody, so nobody is notified"
                        : Figures.count(figures.newMentions()) + " times somebody, who is notified"));
    }

    /** What carrying a plan out takes, under the limits alone. */
    void cost(Standing standing) {
        if (summary.edits() > 0) {
            RewriteCost cost = RewriteCost.of(summary);
            console.result("  requests: about " + Figures.count(cost.requests()) + "; "
                    + Pace.of(standing).words(summary.edits(), cost.requests()));
        }
    }

    void plan(Path file) {
        console.say("The changes, as a patch: " + file + (summary.edits() == 0 ? " (empty)" : ""));
    }

    /** What is left to people. */
    void leftAlone(CollisionFile collisions) {
        if (!summary.lacking().isEmpty()) {
            console.say(Figures.count(summary.lacking().size(), "issue") + " still without all comments: not finished;"
                    + " run the same command again later");
        }
        collisions.tell(console, summary.collisions());
        crowded();
        staging();
        unknown();
    }

    private void crowded() {
        if (report.crowded() > 0) {
            console.result(Safe.line(CrowdedWords.of(report.crowded()) + " Shorten by hand: "
                    + report.crowdedTexts().stream().map(URI::toString).collect(Collectors.joining(", ")) + places));
        }
    }

    private void staging() {
        if (!report.staging().isEmpty()) {
            StagingLeft first = report.staging().get(0);
            console.say(Safe.line("The staging repository's name stays in "
                    + Figures.count(report.staging().size(), "place")
                    + " that a rewrite leaves alone (titles, code, people's words): " + first.reference() + " in "
                    + first.url() + (report.staging().size() > 1 ? ", ..." : "") + places));
        }
    }

    private void unknown() {
        if (report.count() > 0) {
            console.say(Safe.line(Figures.count(report.count(), "reference") + " that the ID map does not know "
                    + (report.count() == 1 ? "stays as it is: " : "stay as they are: ")
                    + String.join(", ", report.examples())
                    + (report.count() > report.examples().size() ? ", ..." : "") + places));
        }
    }
}
