package dev.ferry.mapping.markup;

import java.util.List;
import java.util.stream.Collectors;

/** Rows of the same number of cells, each of some lines; the first row is the head. */
public record TableBlock(List<List<List<List<Span>>>> rows) implements Block {
    /** Two that a reader of Markdown keeps. */
    private static final String GAP = "\u00A0\u00A0 ";

    /** The rows from one on. */
    public TableBlock from(int row) {
        return new TableBlock(rows.subList(row, rows.size()));
    }

    /** The rows before one. */
    public TableBlock until(int row) {
        return new TableBlock(rows.subList(0, row));
    }

    @Override
    public List<String> plainLines() {
        return rows.stream()
                .map(row -> row.stream()
                        .map(cell -> cell.stream().map(Span::text).collect(Collectors.joining(" ")))
                        .collect(Collectors.joining(GAP)))
                .toList();
    }

    @Override
    public boolean holdsCode() {
        return false;
    }
}
