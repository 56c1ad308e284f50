package dev.ferry.mapping.formats;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lines of RFC 4180, but with LF at their ends; cells without a value are empty. */
public final class Csv {
    private Csv() {}

    static void line(Writer out, Optional<?>... cells) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Optional<?> cell : cells) {
            texts.add(cell.map(Object::toString).orElse(""));
        }
        line(out, texts);
    }

    /** Writes one line. */
    public static void line(Writer out, List<String> cells) throws IOException {
        out.write(cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\n")));
    }

    private static String cell(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
