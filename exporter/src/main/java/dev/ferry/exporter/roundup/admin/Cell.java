package dev.ferry.exporter.roundup.admin;

import dev.ferry.exporter.python.PyValue;
import dev.ferry.exporter.python.PyValue.PyBool;
import dev.ferry.exporter.python.PyValue.PyFloat;
import dev.ferry.exporter.python.PyValue.PyInt;
import dev.ferry.exporter.python.PyValue.PyNone;
import dev.ferry.exporter.python.PyValue.PySequence;
import dev.ferry.exporter.python.PyValue.PyString;
import dev.ferry.exporter.python.PythonLiteral;
import dev.ferry.exporter.python.PythonSyntaxException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One cell: what kind of value it shows, and the value as Roundup's SQLite tables hold it. */
record Cell(Shape shape, PyValue value) {
    /** What a literal tells of the property it belongs to. */
    enum Shape {
        NOTHING,
        TEXT,
        /** Digits in quotes: an id, or a text that looks like one. */
        DIGITS,
        INTEGER,
        NUMBER,
        BOOLEAN,
        DATE,
        INTERVAL,
        IDS
    }

    static Cell of(String literal) throws PythonSyntaxException {
        PyValue value = PythonLiteral.parse(literal);
        return new Cell(shape(value, literal), value);
    }

    private static Shape shape(PyValue value, String literal) {
        if (value instanceof PyNone) {
            return Shape.NOTHING;
        }
        if (value instanceof PyInt number) {
            // How Roundup writes a Boolean; a Number is written with a point.
            return number.value().bitLength() <= 1 && number.value().signum() >= 0 ? Shape.BOOLEAN : Shape.INTEGER;
        }
        if (value instanceof PyFloat) {
            return Shape.NUMBER;
        }
        if (value instanceof PyBool) {
            return Shape.BOOLEAN;
        }
        if (value instanceof PySequence sequence) {
            // Lists are multilinks; dates and intervals are tuples of nine and seven numbers.
            if (literal.startsWith("[")) {
                return ids(sequence).isPresent() ? Shape.IDS : Shape.TEXT;
            }
            return switch (sequence.items().size()) {
                case 9 -> Shape.DATE;
                case 7 -> Shape.INTERVAL;
                default -> Shape.TEXT;
            };
        }
        return value instanceof PyString text && id(text.value()).isPresent() ? Shape.DIGITS : Shape.TEXT;
    }

    /** The cell's text in a table; empty for NULL. */
    Optional<String> text() {
        if (value instanceof PyBool bool) {
            return Optional.of(bool.value() ? "1" : "0");
        }
        if (value instanceof PySequence sequence && shape == Shape.DATE) {
            return Optional.of(date(sequence));
        }
        if (value instanceof PySequence sequence && shape == Shape.INTERVAL) {
            return Optional.of(interval(sequence));
        }
        return value.text();
    }

    List<Long> ids() {
        return value instanceof PySequence sequence ? ids(sequence).orElse(List.of()) : List.of();
    }

    private static Optional<List<Long>> ids(PySequence sequence) {
        List<Long> ids = new ArrayList<>();
        for (PyValue item : sequence.items()) {
            Optional<Long> id = item.text().flatMap(Cell::id);
            if (id.isEmpty()) {
                return Optional.empty();
            }
            ids.add(id.get());
        }
        return Optional.of(ids);
    }

    static Optional<Long> id(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    /** Year, month, day, hour, minute and second, as in {@code 20050106222945.323}. */
    private static String date(PySequence tuple) {
        StringBuilder date = new StringBuilder(18);
        for (int i = 0; i < 5; i++) {
            date.append(String.format(
                    Locale.ROOT, i == 0 ? "%04d" : "%02d", number(tuple, i).intValue()));
        }
        BigDecimal seconds = number(tuple, 5).setScale(3, RoundingMode.HALF_EVEN);
        return date.append(seconds.compareTo(BigDecimal.TEN) < 0 ? "0" : "")
                .append(seconds)
                .toString();
    }

    private static String interval(PySequence tuple) {
        StringBuilder interval = new StringBuilder(number(tuple, 0).signum() < 0 ? "-" : "+");
        for (int i = 1; i < 7; i++) {
            interval.append(String.format(
                    Locale.ROOT, i == 1 ? "%04d" : "%02d", number(tuple, i).intValue()));
        }
        return interval.toString();
    }

    private static BigDecimal number(PySequence tuple, int index) {
        String text = tuple.items().get(index).text().orElse("0");
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' stands where a date has a number", e);
        }
    }
}
