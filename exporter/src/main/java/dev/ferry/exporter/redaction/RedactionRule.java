package dev.ferry.exporter.redaction;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * What must not be read in the archive: a pattern (RE2 syntax: no look-around and no back references, but linear time on
 * any text) and the name that stands in its place. The name is public, the pattern is not: it may hold what it hides.
 */
public final class RedactionRule {
    /** A name stands in texts that are going to be Markdown: nothing in it may mean anything there. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9 .-]{0,58}[A-Za-z0-9])?");

    private final String name;
    private final Pattern pattern;

    private RedactionRule(String name, Pattern pattern) {
        this.name = name;
        this.pattern = pattern;
    }

    /** Throws an IllegalArgumentException that says what is wrong with the name or the pattern. */
    public static RedactionRule of(String name, String pattern) {
        return new RedactionRule(checkName(name), compile(pattern));
    }

    /** Returns the name; throws an IllegalArgumentException that says what is wrong with it. */
    public static String checkName(String name) {
        if (!NAME.matches(name)) {
            throw new IllegalArgumentException("'" + name
                    + "' is no name; use up to 60 letters, digits, spaces, dots and hyphens: it stands in the texts");
        }
        return name;
    }

    /** Returns the pattern; throws an IllegalArgumentException that says what is wrong with it and does not quote it. */
    public static String checkPattern(String pattern) {
        return compile(pattern).pattern();
    }

    private static Pattern compile(String text) {
        Pattern pattern;
        try {
            pattern = Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "it is no pattern in RE2 syntax, which has no look-around and no back references: "
                            + e.getDescription(),
                    e);
        }
        if (pattern.matches("")) {
            throw new IllegalArgumentException(
                    "it fits the empty text, so it would fit everywhere; write, for example, + instead of *");
        }
        return pattern;
    }

    /** What stands in the place of what the pattern fits. */
    public String name() {
        return name;
    }

    Pattern pattern() {
        return pattern;
    }

    /** Without the pattern. */
    @Override
    public String toString() {
        return name;
    }
}
