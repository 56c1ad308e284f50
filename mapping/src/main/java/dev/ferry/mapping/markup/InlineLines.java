package dev.ferry.mapping.markup;

import java.util.ArrayList;
import java.util.List;

/** Gathers words with their looks as HTML shows them: blanks and line ends of the source are one blank each. */
final class InlineLines {
    private final List<List<Span>> lines = new ArrayList<>();
    private final List<Span> line = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private Span look = new Span("", false, false, false, "");
    private boolean blankPending;

    void add(Span span) {
        if (!span.looksLike(look)) {
            if (blankPending && look.isPlain() && !words.isEmpty()) {
                words.append(' ');
                blankPending = false;
            }
            endSpan();
            look = span.with("");
        }
        String text = span.text();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '\t' || c == '\n') {
                blank();
            } else {
                if (blankPending) {
                    words.append(' ');
                    blankPending = false;
                }
                words.append(c);
            }
        }
    }

    /** Between words of two looks it belongs to the plain ones. */
    private void blank() {
        int last = line.size() - 1;
        boolean between = words.isEmpty() && last >= 0 && line.get(last).isPlain() && !look.isPlain();
        if (!between) {
            blankPending = !words.isEmpty() || last >= 0;
        } else if (!line.get(last).text().endsWith(" ")) {
            line.set(last, line.get(last).with(line.get(last).text() + " "));
        }
    }

    void endLine() {
        endSpan();
        if (!line.isEmpty()) {
            int last = line.size() - 1;
            line.set(last, line.get(last).with(line.get(last).text().replaceFirst(" $", "")));
            lines.add(List.copyOf(line));
            line.clear();
        }
        blankPending = false;
    }

    /** The lines since the last call, without empty ones. */
    List<List<Span>> take() {
        endLine();
        List<List<Span>> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    private void endSpan() {
        if (!words.isEmpty()) {
            line.add(look.with(words.toString()));
            words.setLength(0);
        }
    }
}
