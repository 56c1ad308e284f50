package dev.ferry.mapping.render;

import dev.ferry.mapping.markup.RichParagraph;
import dev.ferry.mapping.markup.Span;
import dev.ferry.mapping.markup.TableBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes words with looks and links. Looks are HTML's tags, which mean the same in the middle of a word; code is between ticks,
 * where nothing links or pings.
 */
final class RichWriter {
    /** No reference has one of these in it, and each tag, tick and link begins and ends with one. */
    private static final String PARTS = " \n\t<>`()[]";

    private final InlineRules rules;
    private final InlineRules linked;

    RichWriter(InlineRules rules) {
        this.rules = rules;
        this.linked = rules.insideLink();
    }

    String paragraph(RichParagraph paragraph) {
        if (paragraph.level() > 0) {
            return "#".repeat(paragraph.level()) + " "
                    + paragraph.lines().stream()
                            .map(line -> line(line, Place.PHRASE))
                            .collect(Collectors.joining(" "));
        }
        return paragraph.lines().stream().map(line -> line(line, Place.LINE)).collect(Collectors.joining("\n"));
    }

    String table(TableBlock table) {
        List<String> rows = new ArrayList<>();
        for (List<List<List<Span>>> row : table.rows()) {
            rows.add(row.stream().map(this::cell).collect(Collectors.joining(" | ", "| ", " |")));
            if (rows.size() == 1) {
                rows.add("| --- ".repeat(row.size()) + "|");
            }
        }
        return String.join("\n", rows);
    }

    private String cell(List<List<Span>> lines) {
        return lines.stream().map(line -> line(line, Place.CELL)).collect(Collectors.joining("<br>"));
    }

    /** Where words stand: what must be escaped differs. */
    private enum Place {
        LINE,
        PHRASE,
        CELL,
        LINK
    }

    private String line(List<Span> spans, Place place) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < spans.size()) {
            Span span = spans.get(at);
            if (!leads(span)) {
                append(looked(span, out.isEmpty() || place == Place.CELL ? place : Place.PHRASE), out);
                at++;
                boolean ends = at == spans.size() || !spans.get(at).address().equals(span.address());
                if (ends && !span.address().isEmpty() && !span.text().contains(span.address())) {
                    String address = " (" + span.address() + ")";
                    out.append(
                            place == Place.CELL
                                    ? InlineEscaper.cell(address, rules)
                                    : InlineEscaper.phrase(address, rules));
                }
                continue;
            }
            StringBuilder words = new StringBuilder();
            while (at < spans.size() && spans.get(at).address().equals(span.address())) {
                append(looked(spans.get(at), Place.LINK), words);
                at++;
            }
            // Behind an exclamation mark it would be an image.
            out.append(out.length() > 0 && out.charAt(out.length() - 1) == '!' ? InlineEscaper.SPLITTER : "")
                    .append('[')
                    .append(words)
                    .append("](")
                    .append(Urls.destination(span.address()))
                    .append(')');
        }
        return out.toString();
    }

    /** Parts the ticks of one code from those of another, and words that GitHub would read together: each was escaped alone. */
    private static void append(String words, StringBuilder out) {
        if (!out.isEmpty() && !words.isEmpty()) {
            char last = out.charAt(out.length() - 1);
            char first = words.charAt(0);
            boolean ticks = last == '`' && first == '`';
            boolean joins = PARTS.indexOf(last) < 0 && PARTS.indexOf(first) < 0;
            out.append(ticks || joins ? InlineEscaper.SPLITTER : "");
        }
        out.append(words);
    }

    /** Whether a link may be made; one to somebody's issue would be noted there. */
    private boolean leads(Span span) {
        String address = span.address();
        return !address.isEmpty()
                && !UrlToken.isStrangersIssue(
                        address.substring(address.indexOf(':') + 1).replaceFirst("^//", ""), rules);
    }

    private String looked(Span span, Place place) {
        String text = span.text();
        if (span.code() && !text.isBlank()) {
            return code(text, place == Place.CELL);
        }
        boolean tagged = (span.bold() || span.italic()) && !text.isBlank();
        String words = switch (place) {
            case LINE -> tagged ? InlineEscaper.phrase(text, rules) : InlineEscaper.line(text, rules, true);
            case PHRASE -> InlineEscaper.phrase(text, rules);
            case CELL -> InlineEscaper.cell(text, rules);
            case LINK -> InlineEscaper.cell(text, linked);
        };
        if (!tagged) {
            return words;
        }
        return (span.bold() ? "<b>" : "")
                + (span.italic() ? "<i>" : "")
                + words
                + (span.italic() ? "</i>" : "")
                + (span.bold() ? "</b>" : "");
    }

    private static String code(String text, boolean cell) {
        String ticks = "`".repeat(BlockWriter.longestTicks(text) + 1);
        boolean touches = text.startsWith("`") || text.endsWith("`");
        String words = cell ? text.replace("|", "\\|") : text;
        return ticks + (touches ? " " : "") + words + (touches ? " " : "") + ticks;
    }
}
