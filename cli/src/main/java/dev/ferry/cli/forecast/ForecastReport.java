package dev.ferry.cli.forecast;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.importer.forecast.ShiftedTexts;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.ledger.ForecastView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which numbers {@code issues} issues will get in {@code target} when they are moved now, what an import with these numbers saves, and
 * whether those hold with which texts were written. {@code onTheirWay} issues more may have been moved, or may not: of that only a
 * transfer knows.
 */
record ForecastReport(
        String target,
        FinalNumber next,
        boolean named,
        long issues,
        long onTheirWay,
        Saved saved,
        Optional<Written> written) {
    /** Texts that a rewrite edits otherwise, in how many issues, and how long limits make that take; no time where none does. */
    record Saved(long texts, long issues, Optional<Duration> time) {}

    /** The numbers that texts are written with, by how much they are off now, and what that makes wrong. */
    record Written(ForecastView.Span span, int shift, ShiftedTexts.Count wrong) {
        boolean holds() {
            return shift == 0 && wrong.texts() == 0;
        }
    }

    boolean holds() {
        return written.map(Written::holds).orElse(true);
    }

    /** What the command ends with. */
    ExitCode end() {
        if (onTheirWay > 0) {
            return ExitCode.INCOMPLETE;
        }
        return holds() ? ExitCode.DONE : ExitCode.DIFFERENCES;
    }

    private long last() {
        return next.value() + issues - 1;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(target + " gives " + next + " next ("
                + (named ? "as --next-number says" : "asked: the highest issue, pull request or discussion, and 1")
                + ")");
        if (onTheirWay > 0) {
            lines.add(
                    Figures.count(onTheirWay, "issue") + " may be there already or not: a transfer is or was under way."
                            + " `ferry transfer` looks, and goes on; before that no number can be foreseen");
            return lines;
        }
        lines.add(
                issues == 0
                        ? "No issue is left to be moved"
                        : Figures.count(issues, "issue") + " moved now would get " + next + " to #" + last());
        if (written.isEmpty()) {
            lines.add(Figures.count(saved.texts(), "text") + " in " + Figures.count(saved.issues(), "issue")
                    + " name other issues; `ferry import --references forecast` spares rewriting them"
                    + saved.time()
                            .map(time -> ", about " + Figures.time(time) + " under the limits")
                            .orElse(""));
        }
        written.ifPresent(one -> add(lines, one));
        return lines;
    }

    private static void add(List<String> lines, Written written) {
        lines.add("Texts are written with #" + written.span().first() + " to #"
                + written.span().last() + " for " + Figures.count(written.span().issues(), "issue")
                + (written.holds() ? ": that holds" : ": that does not hold any more"));
        if (written.shift() != 0) {
            lines.add("The next issue gets a number that is "
                    + Figures.count(Math.abs(written.shift()))
                    + (written.shift() > 0 ? " higher than foreseen: others took some" : " lower than foreseen"));
        }
        if (written.wrong().texts() > 0) {
            lines.add(Figures.count(written.wrong().texts(), "text") + " in "
                    + Figures.count(written.wrong().issues(), "issue")
                    + " name a number that will be another one; `ferry rewrite` edits these");
        }
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("target", target).put("next", next.value()).put("asked", !named);
        json.put("issues", issues).put("onTheirWay", onTheirWay);
        if (issues > 0 && onTheirWay == 0) {
            json.put("first", next.value()).put("last", last());
        } else {
            json.putNull("first").putNull("last");
        }
        ObjectNode saves = json.putObject("saves");
        saves.put("texts", saved.texts()).put("issues", saved.issues());
        saved.time().ifPresentOrElse(time -> saves.put("seconds", time.toSeconds()), () -> saves.putNull("seconds"));
        written.filter(one -> onTheirWay == 0)
                .ifPresentOrElse(
                        one -> json.putObject("written")
                                .put("first", one.span().first())
                                .put("last", one.span().last())
                                .put("issues", one.span().issues())
                                .put("holds", one.holds())
                                .put("shift", one.shift())
                                .put("wrongTexts", one.wrong().texts())
                                .put("wrongIssues", one.wrong().issues()),
                        () -> json.putNull("written"));
        return json;
    }
}
