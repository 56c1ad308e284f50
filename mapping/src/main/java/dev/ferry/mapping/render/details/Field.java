package dev.ferry.mapping.render.details;

import java.util.ArrayList;
import java.util.List;

/** One field with its value in Python's spelling: a single literal, or a list of them. */
record Field(String name, boolean list, List<String> literals) {
    /** Lines of the rest of a list are not longer, unless a single entry is. */
    private static final int LONG_LINE = 1_000;

    Field {
        literals = List.copyOf(literals);
    }

    static Field single(String name, String literal) {
        return new Field(name, false, List.of(literal));
    }

    static Field list(String name, List<String> literals) {
        return new Field(name, true, literals);
    }

    String line() {
        return name + " = " + value(literals);
    }

    /** How long the line is, without writing it. */
    int length() {
        int length = name.length() + 5;
        for (String literal : literals) {
            length += literal.length() + 2;
        }
        return length;
    }

    /** The line with as much as {@code room} has place for; the rest is added to {@code below} as Python of its own. */
    String cut(int room, List<String> below) {
        if (!list) {
            writeBelow(below);
            return name + " = '...' # below";
        }
        int most = room - name.length() - 30;
        int length = 0;
        int kept = 0;
        while (kept < literals.size() && length + literals.get(kept).length() + 2 <= most) {
            length += literals.get(kept).length() + 2;
            kept++;
        }
        writeLines(" += ", literals.subList(kept, literals.size()), below);
        return name + " = " + value(literals.subList(0, kept)) + " # " + (literals.size() - kept) + " more below";
    }

    /** The whole field, in as many lines as a long list needs. */
    void writeBelow(List<String> below) {
        if (list) {
            writeLines(" = ", literals, below);
        } else {
            below.add(line());
        }
    }

    private void writeLines(String sign, List<String> rest, List<String> below) {
        String operator = sign;
        List<String> entries = new ArrayList<>();
        int length = 0;
        for (String literal : rest) {
            if (length + literal.length() + 2 > LONG_LINE && !entries.isEmpty()) {
                below.add(name + operator + value(entries));
                operator = " += ";
                entries.clear();
                length = 0;
            }
            entries.add(literal);
            length += literal.length() + 2;
        }
        below.add(name + operator + value(entries));
    }

    private String value(List<String> entries) {
        return list ? "[" + String.join(", ", entries) + "]" : entries.get(0);
    }
}
