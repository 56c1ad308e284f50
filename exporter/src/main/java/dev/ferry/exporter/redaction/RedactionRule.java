package dev.ferry.exporter.redaction;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

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

    /**
     * One byte of all names and patterns, as two digits. It tells 255 of 256 changed patterns, and no more can be learnt
     * from it: of all that somebody may guess a secret to be, each 256th would give the same byte.
     */
    public static String check(List<RedactionRule> rules) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        for (RedactionRule rule : rules) {
            digest.update((rule.name + "\n" + rule.pattern.pattern() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().toHexDigits(digest.digest()[0]);
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
