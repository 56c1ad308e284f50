package dev.ferry.mapping.markup;

import java.util.BitSet;
import java.util.List;

/**
 * Lines that stand below each other in columns, which a proportional font and Markdown's single blank would take apart. Columns
 * are sure where three lines have an edge of words in common, or two lines two edges.
 */
final class ColumnRun {
    private static final int FEWEST_LINES = 3;
    private static final int FEWEST_EDGES_OF_TWO = 2;
    /** People do not write wider tables; a longer line is a paragraph. */
    private static final int WIDEST = 200;
    /** A blank more behind these is how some write sentences. */
    private static final String SENTENCE_SIGNS = ".,:;!?)";

    private ColumnRun() {}

    /** Behind the last line of the columns that begin at this one; {@code at} where none do. */
    static int end(List<String> lines, int at) {
        BitSet edges = edges(lines.get(at));
        int end = at + 1;
        int most = 0;
        while (!edges.isEmpty() && end < lines.size()) {
            BitSet next = edges(lines.get(end));
            edges.and(next);
            if (edges.isEmpty()) {
                break;
            }
            most = Math.max(most, edges.cardinality());
            edges = next;
            end++;
        }
        int found = end - at;
        return found >= FEWEST_LINES || (found == 2 && most >= FEWEST_EDGES_OF_TWO) ? end : at;
    }

    /**
     * Where words begin or end at a gap, counted in columns: twice the column where one begins, and one more than twice the
     * column behind its end.
     */
    private static BitSet edges(String line) {
        BitSet edges = new BitSet();
        if (line.length() > WIDEST) {
            return edges;
        }
        int at = Lines.textStart(line);
        boolean behindGap = false;
        while (at < line.length()) {
            int wordEnd = blank(line, at, false);
            int next = blank(line, wordEnd, true);
            boolean gap = next < line.length() && isGap(line, wordEnd, next);
            if (behindGap && (gap || next == line.length())) {
                edges.set(2 * Lines.width(line, wordEnd) + 1);
            }
            if (gap) {
                edges.set(2 * Lines.width(line, next));
                behindGap = true;
            }
            at = next;
        }
        return edges;
    }

    private static boolean isGap(String line, int start, int end) {
        if (line.substring(start, end).contains("\t")) {
            return true;
        }
        int width = end - start;
        return width > 2 || (width == 2 && SENTENCE_SIGNS.indexOf(line.charAt(start - 1)) < 0);
    }

    /** The first place from {@code at} on that is no blank, or is one. */
    private static int blank(String line, int at, boolean skipped) {
        int index = at;
        while (index < line.length() && (line.charAt(index) == ' ' || line.charAt(index) == '\t') == skipped) {
            index++;
        }
        return index;
    }
}
