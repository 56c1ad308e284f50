package dev.ferry.exporter.python;

import dev.ferry.exporter.python.PyValue.PyBool;
import dev.ferry.exporter.python.PyValue.PyDict;
import dev.ferry.exporter.python.PyValue.PyEntry;
import dev.ferry.exporter.python.PyValue.PyFloat;
import dev.ferry.exporter.python.PyValue.PyInt;
import dev.ferry.exporter.python.PyValue.PyNone;
import dev.ferry.exporter.python.PyValue.PySequence;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * A strict reader of what Python's {@code repr} gives for plain data, in the spelling of Python 2 and 3: {@code None},
 * booleans, numbers ({@code 5002L}), strings ({@code u'caf\xe9'}), tuples, lists, dictionaries. Nothing is evaluated;
 * anything else is refused. Depth and the length of numbers are bounded. Stateless to the caller, safe in any thread.
 */
public final class PythonLiteral {
    /** Deepest nesting; journals and schemas need five. */
    static final int MAX_DEPTH = 32;
    /** Longest number in characters: converting digits to a number takes more than linear time. */
    static final int MAX_NUMBER = 400;

    private final String source;
    private int at;

    private PythonLiteral(String source) {
        this.source = source;
    }

    /** Reads the whole text as one literal. */
    public static PyValue parse(String source) throws PythonSyntaxException {
        PythonLiteral reader = new PythonLiteral(source);
        PyValue value = reader.value(0);
        reader.skipBlanks();
        if (reader.at < source.length()) {
            throw reader.refuse("text after the end of the literal");
        }
        return value;
    }

    private PyValue value(int depth) throws PythonSyntaxException {
        if (depth > MAX_DEPTH) {
            throw refuse("nested deeper than " + MAX_DEPTH);
        }
        skipBlanks();
        char c = peek();
        return switch (c) {
            case '(' -> tuple(depth);
            case '[' -> new PySequence(items(']', depth).values);
            case '{' -> dict(depth);
            case '\'', '"' -> string(PythonString.Kind.PLAIN);
            default -> c == '-' || c == '.' || isDigit(c) ? number() : word();
        };
    }

    private PyValue tuple(int depth) throws PythonSyntaxException {
        Items items = items(')', depth);
        // (x) without a comma is x in parentheses.
        return items.values.size() == 1 && !items.endedWithComma ? items.values.get(0) : new PySequence(items.values);
    }

    private record Items(List<PyValue> values, boolean endedWithComma) {}

    private Items items(char close, int depth) throws PythonSyntaxException {
        at++;
        List<PyValue> values = new ArrayList<>();
        boolean comma = false;
        while (!closes(close)) {
            if (!values.isEmpty() && !comma) {
                throw refuse("a comma is missing");
            }
            values.add(value(depth + 1));
            comma = takes(',');
        }
        return new Items(values, comma);
    }

    private PyDict dict(int depth) throws PythonSyntaxException {
        at++;
        List<PyEntry> entries = new ArrayList<>();
        boolean comma = false;
        while (!closes('}')) {
            if (!entries.isEmpty() && !comma) {
                throw refuse("a comma is missing");
            }
            PyValue key = value(depth + 1);
            if (!takes(':')) {
                throw refuse("a colon is missing");
            }
            entries.add(new PyEntry(key, value(depth + 1)));
            comma = takes(',');
        }
        return new PyDict(entries);
    }

    private PyValue string(PythonString.Kind kind) throws PythonSyntaxException {
        int start = at;
        char quote = source.charAt(at++);
        while (peek() != quote) {
            at += peek() == '\\' ? 2 : 1;
        }
        at++;
        try {
            return new PyValue.PyString(PythonString.unescape(source.substring(start + 1, at - 1), kind));
        } catch (IllegalArgumentException e) {
            at = start;
            throw refuse(String.valueOf(e.getMessage()));
        }
    }

    private PyValue number() throws PythonSyntaxException {
        int start = at;
        boolean real = false;
        at += peek() == '-' ? 1 : 0;
        while (at < source.length() && (isDigit(source.charAt(at)) || "+-.eE".indexOf(source.charAt(at)) >= 0)) {
            real |= !isDigit(source.charAt(at));
            at++;
        }
        String text = source.substring(start, at);
        if (text.length() > MAX_NUMBER) {
            throw refuse("a number longer than " + MAX_NUMBER + " characters");
        }
        if (at < source.length() && source.charAt(at) == 'L' && !real) {
            at++;
        }
        try {
            return real ? new PyFloat(Double.parseDouble(text)) : new PyInt(new BigInteger(text));
        } catch (NumberFormatException e) {
            at = start;
            throw refuse("not a number");
        }
    }

    private PyValue word() throws PythonSyntaxException {
        int start = at;
        while (at < source.length() && (Character.isLetterOrDigit(source.charAt(at)) || source.charAt(at) == '_')) {
            at++;
        }
        String word = source.substring(start, at);
        boolean quoted = at < source.length() && (source.charAt(at) == '\'' || source.charAt(at) == '"');
        if (quoted) {
            if (word.equals("u")) {
                return string(PythonString.Kind.UNICODE);
            }
            if (word.equals("b")) {
                return string(PythonString.Kind.PLAIN);
            }
        }
        return switch (word) {
            case "None" -> new PyNone();
            case "True" -> new PyBool(true);
            case "False" -> new PyBool(false);
            default -> {
                at = start;
                throw refuse("not a literal");
            }
        };
    }

    private boolean closes(char close) throws PythonSyntaxException {
        skipBlanks();
        if (peek() == close) {
            at++;
            return true;
        }
        return false;
    }

    private boolean takes(char wanted) throws PythonSyntaxException {
        skipBlanks();
        if (peek() == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void skipBlanks() {
        while (at < source.length() && " \t\r\n".indexOf(source.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() throws PythonSyntaxException {
        if (at >= source.length()) {
            throw refuse("the text ends too early");
        }
        return source.charAt(at);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private PythonSyntaxException refuse(String why) {
        return new PythonSyntaxException("position " + at + ": " + why);
    }
}
