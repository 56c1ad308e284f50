package dev.ferry.mapping.render;

import java.util.Optional;

/**
 * Writes plain text as Markdown that shows the same characters: what Markdown, GitHub's extensions or HTML would
 * eat is escaped, nothing notifies, and nothing links to a stranger's issue. Works from left to right in one pass; one
 * instance a text.
 */
final class InlineEscaper {
    /** Shows nothing, and parts what GitHub would read together. An escape or entity would not: GitHub decodes them first. */
    static final String SPLITTER = "<!-- -->";

    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private final String text;
    private final InlineRules rules;
    private final boolean cell;
    private final boolean math;
    private final StringBuilder out;
    private int at;

    private InlineEscaper(String text, InlineRules rules, boolean cell, boolean math) {
        this.text = text;
        this.rules = rules;
        this.cell = cell;
        this.math = math;
        this.out = new StringBuilder(text.length() + 16);
    }

    /** A line of a paragraph; {@code math} says that the paragraph holds several dollar signs. */
    static String line(String line, InlineRules rules, boolean math) {
        InlineEscaper escaper = new InlineEscaper(line, rules, false, math);
        escaper.at = LineStart.write(line, escaper.out);
        escaper.run();
        return escaper.out.toString();
    }

    /** Words inside a line of our own. */
    static String phrase(String words, InlineRules rules) {
        InlineEscaper escaper = new InlineEscaper(words, rules, false, true);
        escaper.run();
        return escaper.out.toString();
    }

    /** Words in a cell of a table: HTML's characters become entities, as the tracker's pages had them. */
    static String cell(String words, InlineRules rules) {
        InlineEscaper escaper = new InlineEscaper(words, rules, true, true);
        escaper.run();
        return escaper.out.toString();
    }

    private void run() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isAsciiWord(c) && c != '_') {
                word();
            } else {
                sign(c);
            }
        }
    }

    private void word() {
        boolean begins = !isWordAt(at - 1);
        if (begins || !isAsciiWord(text.charAt(at - 1))) {
            int begin = out.length();
            int end = begins
                    ? InlineTokens.write(text, at, rules, cell, out)
                    : InlineTokens.writeBehindLetter(text, at, rules, out);
            if (end > at) {
                // A backslash stood before a letter and now stands before the token's sign.
                if (at > 0 && text.charAt(at - 1) == '\\') {
                    out.insert(begin, '\\');
                }
                at = end;
                return;
            }
        }
        int start = at;
        while (at < text.length() && isAsciiWord(text.charAt(at)) && text.charAt(at) != '_') {
            at++;
        }
        out.append(text, start, at);
    }

    private void sign(char c) {
        switch (c) {
            case '#' -> hash();
            case '@' -> mention();
            case '*', '~' -> run(c, isBlankAt(at - 1) && isBlankAt(runEnd(c)));
            case '_' -> run(c, isLetterAt(at - 1) && isLetterAt(runEnd(c)));
            case '`' -> escaped(c, true);
            case '\\' -> escaped(c, isLast() || PUNCTUATION.indexOf(text.charAt(at + 1)) >= 0);
            case '[' -> escaped(c, cell);
            case ']' -> escaped(c, cell || isAt(at + 1, '(') || isAt(at + 1, ':'));
            case '<' -> angle();
            case '&' -> ampersand();
            case '>' -> plain(cell ? "&gt;" : ">");
            case '"' -> plain(cell ? "&quot;" : "\"");
            case '\'' -> plain(cell ? "&#x27;" : "'");
            case '|' -> plain(cell ? "&#124;" : "|");
            // GitHub's documentation: outside of a formula, put a dollar sign between span tags.
            case '$' -> plain(math ? "<span>$</span>" : "$");
            default -> plain(String.valueOf(c));
        }
    }

    private void plain(String written) {
        out.append(written);
        at++;
    }

    private void escaped(char c, boolean escape) {
        if (escape) {
            out.append('\\');
        }
        out.append(c);
        at++;
    }

    private int runEnd(char c) {
        int end = at;
        while (end < text.length() && text.charAt(end) == c) {
            end++;
        }
        return end;
    }

    private void run(char c, boolean harmless) {
        int end = runEnd(c);
        while (at < end) {
            escaped(c, !harmless);
        }
    }

    private void angle() {
        boolean opens =
                at + 1 < text.length() && (isAsciiWord(text.charAt(at + 1)) || "/!?".indexOf(text.charAt(at + 1)) >= 0);
        if (cell) {
            plain("&lt;");
        } else {
            escaped('<', opens);
        }
    }

    private void ampersand() {
        if (cell) {
            plain("&amp;");
            return;
        }
        int end = at + 1;
        while (end < text.length() && end - at < 40 && (isAsciiWord(text.charAt(end)) || isAt(end, '#'))) {
            end++;
        }
        escaped('&', end > at + 1 && isAt(end, ';'));
    }

    /** GitHub links {@code #12} whatever stands before it; the tracker took {@code # 12} too. */
    private void hash() {
        int digits = at + 1;
        while (isBlankAt(digits)) {
            digits++;
        }
        int end = digits;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        boolean number = end > digits && InlineTokens.endsNumber(text, end);
        boolean lineEnd = digits >= text.length() && !isWordAt(at - 1);
        boolean reference = digits == at + 1 ? number : number && !isWordAt(at - 1);
        out.append('#');
        if ((reference && !isLiveRepositoryBefore()) || lineEnd) {
            out.append(SPLITTER);
        }
        at++;
    }

    private boolean isLiveRepositoryBefore() {
        Optional<String> live = rules.pullRequests();
        if (live.isEmpty() || !isDigitAt(at + 1)) {
            return false;
        }
        int start = at - live.get().length();
        boolean whole = start == 0
                || (start > 0 && !isAsciiWord(text.charAt(start - 1)) && "-./".indexOf(text.charAt(start - 1)) < 0);
        return whole
                && text.regionMatches(true, start, live.get(), 0, live.get().length());
    }

    private void mention() {
        int end = at + 1;
        while (end < text.length() && (isAsciiWord(text.charAt(end)) || text.charAt(end) == '-')) {
            end++;
        }
        Optional<String> login = rules.liveLogin(text, at, end);
        if (login.isPresent()) {
            out.append('@').append(login.get());
            at = end;
            return;
        }
        out.append('@');
        if (end > at + 1) {
            out.append(SPLITTER);
        }
        at++;
    }

    // Blanks at the line's end are taken away, and a backslash there would break the line.
    private boolean isLast() {
        int next = at + 1;
        while (isBlankAt(next)) {
            next++;
        }
        return next >= text.length();
    }

    private boolean isAt(int index, char c) {
        return index < text.length() && text.charAt(index) == c;
    }

    private boolean isBlankAt(int index) {
        return index >= 0 && index < text.length() && (text.charAt(index) == ' ' || text.charAt(index) == '\t');
    }

    private boolean isDigitAt(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private boolean isLetterAt(int index) {
        return index >= 0 && index < text.length() && Character.isLetterOrDigit(text.charAt(index));
    }

    private boolean isWordAt(int index) {
        return isLetterAt(index) || (index >= 0 && isAt(index, '_'));
    }

    static boolean isAsciiWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }
}
