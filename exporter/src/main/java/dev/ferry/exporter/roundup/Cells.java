package dev.ferry.exporter.roundup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;

/** Column texts as people read them and as JSON, by the property's type. */
final class Cells {
    private Cells() {}

    /** Booleans as {@code true} and {@code false}, dates in ISO-8601, all else as it stands. */
    static String text(PropertyType type, String cell) {
        return switch (type.kind()) {
            case BOOLEAN -> Boolean.toString(isTrue(cell));
            case DATE -> RoundupDate.parse(cell).map(Instant::toString).orElse(cell);
            default -> cell;
        };
    }

    static JsonNode json(PropertyType type, String cell) {
        try {
            return switch (type.kind()) {
                case BOOLEAN -> BooleanNode.valueOf(isTrue(cell));
                case INTEGER -> LongNode.valueOf(Long.parseLong(cell));
                case NUMBER -> number(Double.parseDouble(cell), cell);
                default -> TextNode.valueOf(text(type, cell));
            };
        } catch (NumberFormatException e) {
            // SQLite keeps whatever was put into a column, whatever its type.
            return TextNode.valueOf(cell);
        }
    }

    private static JsonNode number(double value, String cell) {
        return Double.isFinite(value) ? DoubleNode.valueOf(value) : TextNode.valueOf(cell);
    }

    private static boolean isTrue(String cell) {
        return cell.equals("1") || cell.equals("t") || cell.equalsIgnoreCase("true");
    }
}
