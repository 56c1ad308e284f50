package dev.ferry.mapping.links;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/**
 * Words that fit a regular expression of RE2's, and lead to an address made of its groups. They begin where a word begins and end
 * where one ends, and are no part of an address or a path. Immutable.
 */
public final class WordPattern implements LinkFinder {
    private static final String NOT_BEFORE = "-/.@#=&?\\%~+";
    /** The most characters that are looked at from each word on: so the work grows with the text, not with its square. */
    private static final int LONGEST = 200;

    private static final String ANY_CASE = "(?i)";

    private final Pattern pattern;
    private final String url;
    private final UrlTemplate template;

    private WordPattern(Pattern pattern, String url) {
        this.pattern = pattern;
        this.url = url;
        this.template = UrlTemplate.of(url, pattern.groupCount());
    }

    /** Compiles both; IllegalArgumentException says what is wrong. {@code url} may hold {@code {1}} and {@code {1:4}}. */
    public static WordPattern of(String pattern, String url) {
        return new WordPattern(compile(pattern), url);
    }

    /** Gives the pattern back; IllegalArgumentException says why it is none. */
    public static String checkPattern(String pattern) {
        compile(pattern);
        return pattern;
    }

    private static Pattern compile(String text) {
        try {
            Pattern pattern = Pattern.compile(text);
            if (pattern.matches("")) {
                throw new IllegalArgumentException("the pattern '" + text + "' fits a text of nothing");
            }
            return pattern;
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no regular expression of RE2's: " + e.getDescription(), e);
        }
    }

    @Override
    public boolean mayBegin(char first) {
        String text = pattern.pattern();
        boolean anyCase = text.startsWith(ANY_CASE);
        int at = anyCase ? ANY_CASE.length() : 0;
        char letter = at < text.length() ? text.charAt(at) : '(';
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        boolean plain =
                (letter < 128 && Character.isLetterOrDigit(letter)) && "*?{".indexOf(next) < 0 && text.indexOf('|') < 0;
        return !plain || first == letter || (anyCase && Character.toLowerCase(first) == Character.toLowerCase(letter));
    }

    @Override
    public Optional<WordLink> find(String text, int at) {
        if (!Edges.follows(text, at, NOT_BEFORE)) {
            return Optional.empty();
        }
        int last = Math.min(text.length(), at + LONGEST);
        Matcher matcher = pattern.matcher(text.substring(at, last));
        if (!matcher.lookingAt() || matcher.end() == 0) {
            return Optional.empty();
        }
        int end = at + matcher.end();
        boolean cut = end == last && last < text.length();
        boolean ends = Character.isDigit(text.charAt(end - 1)) ? Edges.endsNumber(text, end) : endsWord(text, end);
        return cut || !ends ? Optional.empty() : template.fill(matcher).map(address -> new WordLink(end, address));
    }

    // Behind a sign no word goes on: "devguide/" may end anywhere.
    private static boolean endsWord(String text, int end) {
        return !Character.isLetterOrDigit(text.codePointBefore(end)) || Edges.endsWord(text, end);
    }

    /** For what depends on all of ferry.yaml's mapping. */
    @Override
    public String toString() {
        return pattern.pattern() + " -> " + url;
    }
}
