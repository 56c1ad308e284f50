package dev.ferry.cli.archives;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.archive.diff.FieldDifference;
import java.util.Optional;

/** One difference as a line for people: of long texts the part around the first character that differs. */
final class DifferenceLine {
    private static final int BEFORE = 20;
    private static final int SHOWN = 60;

    private DifferenceLine() {}

    static String of(FieldDifference difference) {
        String item = difference.kind() + " " + difference.id();
        Optional<JsonNode> left = difference.left();
        Optional<JsonNode> right = difference.right();
        if (difference.field().isEmpty()) {
            return item + ": only in " + (left.isPresent() ? "A" : "B");
        }
        String where = item + " " + difference.field() + ": ";
        if (left.isEmpty() || right.isEmpty()) {
            String only = shown(left.or(() -> right).map(DifferenceLine::text).orElse(""), 0);
            return where + "only in " + (left.isPresent() ? "A: " : "B: ") + only;
        }
        String one = text(left.get());
        String other = text(right.get());
        int from = 0;
        while (from < Math.min(one.length(), other.length()) && one.charAt(from) == other.charAt(from)) {
            from++;
        }
        return where + shown(one, from) + " -> " + shown(other, from);
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.asText() : value.toString();
    }

    private static String shown(String text, int from) {
        int start = from <= BEFORE ? 0 : from - BEFORE;
        int end = Math.min(text.length(), start + SHOWN);
        StringBuilder shown = new StringBuilder(start > 0 ? "..." : "").append('"');
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> shown.append("\\n");
                case '\r' -> shown.append("\\r");
                case '\t' -> shown.append("\\t");
                default -> {
                    // Controls, and what turns the direction of writing, would change how the line itself is read.
                    boolean plain = !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT;
                    shown.append(plain ? String.valueOf(c) : String.format("\\u%04x", (int) c));
                }
            }
        }
        return shown.append('"').append(end < text.length() ? "..." : "").toString();
    }
}
