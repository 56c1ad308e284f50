package dev.ferry.cli.verify;

import dev.ferry.archive.WholeFile;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.mapping.html.PageText;
import dev.ferry.mapping.preview.PageFrame;
import dev.ferry.transfer.verify.Difference;
import dev.ferry.transfer.verify.Kind;
import dev.ferry.transfer.verify.VerificationSummary;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A page that shows what a verification found: how much of each field, and of each the worst, both texts side by side. It
 * needs no script and asks nobody for anything. Memory does not grow with what is found. For one thread.
 */
public final class VerifyPage {
    private static final PageFrame FRAME = PageFrame.withoutScript();
    private static final String STYLE =
            "pre{margin:.3rem 0;padding:.75rem;white-space:pre-wrap;background:var(--raised);border:1px solid"
                    + " var(--line);border-radius:6px;font:12px/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}"
                    + "del,ins{background:var(--warn);color:var(--warn-text);text-decoration:underline}"
                    + "del{text-decoration:line-through}h2{margin:2rem 0 .4rem}h3{font-size:1rem;margin:1rem 0 0}"
                    + "table{border-collapse:collapse}th,td{text-align:left;padding:.3rem .9rem .3rem 0;border-bottom:1px solid var(--line)}"
                    + "td.number,th.number{text-align:right}.pair{padding:.2rem 0 1rem;border:0}";

    private final Map<String, FieldFindings> fields = new TreeMap<>();

    public void add(Difference difference) {
        fields.computeIfAbsent(FieldName.of(difference), name -> new FieldFindings())
                .add(difference);
    }

    /** Puts the page in place when it is whole. */
    public void write(Path file, VerificationSummary summary) throws IOException {
        try (WholeFile page = WholeFile.begin(file);
                Writer out = new BufferedWriter(new OutputStreamWriter(page.out(), StandardCharsets.UTF_8))) {
            write(summary, out);
            out.flush();
            page.publish();
        }
    }

    void write(VerificationSummary summary, Writer out) throws IOException {
        FRAME.begin(out, "What the verification found", STYLE);
        out.write("<main>\n<h1>What the verification found</h1>\n<p>Compared "
                + Figures.count(summary.items(), "issue") + " with " + Figures.count(summary.texts(), "text") + ": "
                + Figures.count(summary.of(Kind.WRONG), "difference") + ", "
                + Figures.count(summary.of(Kind.EDITED_BY_PEOPLE), "edit") + " by people, "
                + Figures.count(summary.of(Kind.NOTE), "note") + "."
                + (summary.notCompared().isNothing() ? "" : " Not all that is planned could be compared.")
                + (summary.compared().crowded() > 0
                        ? " " + CrowdedWords.of(summary.compared().crowded())
                        : "")
                + " The report in JSON beside this page has every one of them.</p>\n");
        table(out);
        for (Map.Entry<String, FieldFindings> field : fields.entrySet()) {
            if (field.getValue().areShown()) {
                section(field.getKey(), field.getValue(), out);
            }
        }
        out.write("</main>\n");
        FRAME.end(out);
    }

    private void table(Writer out) throws IOException {
        if (fields.isEmpty()) {
            out.write("<p>Nothing differs.</p>\n");
            return;
        }
        out.write("<table>\n<caption class=\"unseen\">Fields</caption>\n<thead><tr><th scope=\"col\">Field</th>"
                + "<th scope=\"col\" class=\"number\">Differences</th><th scope=\"col\" class=\"number\">Edits by people</th>"
                + "<th scope=\"col\" class=\"number\">Notes</th></tr></thead>\n<tbody>\n");
        for (Map.Entry<String, FieldFindings> field : fields.entrySet()) {
            FieldFindings found = field.getValue();
            String name = PageText.text(field.getKey());
            out.write("<tr><th scope=\"row\">"
                    + (found.areShown() ? "<a href=\"#" + anchor(field.getKey()) + "\">" + name + "</a>" : name)
                    + "</th>" + cell(found.of(Kind.WRONG)) + cell(found.of(Kind.EDITED_BY_PEOPLE))
                    + cell(found.of(Kind.NOTE)) + "</tr>\n");
        }
        out.write("</tbody>\n</table>\n");
    }

    private static String cell(long count) {
        return "<td class=\"number\">" + Figures.count(count) + "</td>";
    }

    private static void section(String name, FieldFindings found, Writer out) throws IOException {
        out.write("<section aria-labelledby=\"" + anchor(name) + "\">\n<h2 id=\"" + anchor(name) + "\">"
                + PageText.text(name) + "</h2>\n");
        if (found.shown() > FieldFindings.MOST) {
            out.write("<p>The " + FieldFindings.MOST + " worst of " + Figures.count(found.shown()) + ".</p>\n");
        }
        for (FieldFindings.Example example : found.worst()) {
            show(example, out);
        }
        out.write("</section>\n");
    }

    private static void show(FieldFindings.Example example, Writer out) throws IOException {
        String item = example.item().map(id -> "Issue " + id).orElse("The repository");
        String place = example.where()
                .filter(url -> url.startsWith("https://") || url.startsWith("http://"))
                .map(url -> "<a href=\"" + PageText.text(url) + "\" rel=\"noreferrer\">" + PageText.text(item) + "</a>")
                .orElse(PageText.text(item));
        MarkedWords words = MarkedWords.of(example.texts());
        out.write("<h3>" + place + ": " + PageText.text(example.field())
                + flag(example.kind())
                + "</h3>\n<div class=\"pair\">\n" + side("Expected", words.expected()) + side("Found", words.found())
                + "</div>\n");
    }

    private static String flag(Kind kind) {
        return switch (kind) {
            case WRONG -> "";
            case EDITED_BY_PEOPLE -> " <span class=\"flag\">edited by people</span>";
            case NOTE -> " <span class=\"flag\">note</span>";
        };
    }

    private static String side(String name, String html) {
        // A line end behind the tag is not shown.
        return "<div><p class=\"who\">" + name + "</p><pre dir=\"auto\">\n" + html + "</pre></div>\n";
    }

    private static String anchor(String name) {
        return "field-" + name.replaceAll("[^A-Za-z0-9]+", "-");
    }
}
