package dev.ferry.exporter;

import dev.ferry.archive.Printable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Text for a terminal or a mail, 100 columns wide. What came from strangers is escaped, so that no line obeys it. */
final class TextPage {
    private static final int WIDTH = 100;
    /** Nobody reads more; the report for programs has them all. */
    private static final int LISTED = 500;

    private final List<String> lines = new ArrayList<>();

    List<String> lines() {
        return List.copyOf(lines);
    }

    void title(String text) {
        lines.add(Printable.whole(text));
        lines.add("=".repeat(Math.min(WIDTH, lines.get(0).length())));
    }

    void heading(String text) {
        lines.add("");
        wrap("", "", Printable.whole(text));
    }

    void field(String name, String value) {
        wrap(String.format(Locale.ROOT, "  %-16s", name), " ".repeat(18), Printable.whole(value));
    }

    void item(String text) {
        wrap("  ", "    ", Printable.whole(text));
    }

    void items(List<String> texts, String otherwise) {
        texts.forEach(this::item);
        if (texts.isEmpty()) {
            item(otherwise);
        }
    }

    /** A line and, below it, what it is about. */
    void list(String text, Collection<String> about) {
        if (!text.isEmpty()) {
            item(text);
        }
        wrap("      ", "      ", joined(about));
    }

    /** What was wrong, and with which items. */
    void note(String text, Collection<String> items) {
        wrap("      ", "        ", Printable.whole(text));
        if (!items.isEmpty()) {
            wrap("        ", "        ", joined(items));
        }
    }

    private static String joined(Collection<String> texts) {
        String listed = Printable.whole(texts.stream().limit(LISTED).collect(Collectors.joining(", ")));
        return texts.size() <= LISTED ? listed : listed + ", and so on: " + ExportReport.FILE_NAME + " lists them all";
    }

    /** Breaks between words; a word that is too long has a line of its own. */
    private void wrap(String first, String others, String text) {
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : text.split(" ")) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(others);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString().stripTrailing());
    }
}
