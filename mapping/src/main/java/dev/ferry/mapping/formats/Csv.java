package dev.ferry.mapping.formats;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lines of RFC 4180, but with LF at their ends; cells without a value are empty. */
final class Csv {
    private Csv() {}

    static void line(Writer out, Optional<?>... cells) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Optional<?> cell : cells) {
            texts.add(cell(cell.map(Object::toString).orElse("")));
        }
        out.write(String.join(",", texts) + "\n");
    }

    private static String cell(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
