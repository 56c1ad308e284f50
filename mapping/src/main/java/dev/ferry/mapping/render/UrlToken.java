package dev.ferry.mapping.render;

import java.util.List;
import java.util.Locale;

/**
 * Addresses in a text. GitHub makes links of them whatever signs they hold, so Markdown's signs inside may not be
 * escaped; and an address of somebody's issue would be noted there, so it is shown and leads nowhere.
 */
final class UrlToken {
    private static final String HARMLESS = ":/.?=%+,;-()!";
    private static final String TRAILING = ".,;:!?'\"*_~|\\`";
    private static final String CLOSING = ")]}";
    private static final String OPENING = "([{";
    private static final List<String> NOTED = List.of("issues", "pull", "discussions");

    private UrlToken() {}

    static int write(String text, int at, InlineRules rules, boolean cell, StringBuilder out) {
        boolean bare = text.regionMatches(true, at, "www.", 0, 4);
        int scheme = bare ? 0 : schemeLength(text, at);
        if (!bare && scheme == 0) {
            return at;
        }
        int end = end(text, at);
        String url = text.substring(at, end);
        if (end <= at + Math.max(scheme, 4)) {
            return at;
        }
        if (rules.linked() || isStrangersIssue(url.substring(scheme), rules)) {
            // In two parts: neither "https:" nor "//…" is an address, and what follows is text like any other.
            int cut = bare ? 3 : scheme - 2;
            out.append(url, 0, cut).append(InlineEscaper.SPLITTER);
            return at + cut;
        }
        boolean safe = isHarmless(url) && endsCleanly(text, end);
        if (bare) {
            if (safe) {
                out.append(url);
                return end;
            }
            out.append(url, 0, 3).append(InlineEscaper.SPLITTER);
            return at + 3;
        }
        if (safe) {
            out.append(url);
        } else {
            out.append('<').append(cell ? url.replace("|", "%7C") : url).append('>');
        }
        return end;
    }

    private static int schemeLength(String text, int at) {
        if (text.regionMatches(true, at, "https://", 0, 8)) {
            return 8;
        }
        return text.regionMatches(true, at, "http://", 0, 7) ? 7 : 0;
    }

    private static int end(String text, int start) {
        int end = start;
        int[] open = new int[OPENING.length()];
        while (end < text.length() && !stops(text.charAt(end))) {
            int bracket = OPENING.indexOf(text.charAt(end));
            int closing = CLOSING.indexOf(text.charAt(end));
            if (bracket >= 0) {
                open[bracket]++;
            } else if (closing >= 0) {
                // A bracket that was opened before the address ends it.
                if (open[closing] == 0) {
                    break;
                }
                open[closing]--;
            }
            end++;
        }
        while (end > start && TRAILING.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static boolean stops(char c) {
        return c <= ' '
                || c == '<'
                || c == '>'
                || c == '"'
                || c == '`'
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || (c >= '\u2010' && c <= '\u206F')
                || (c >= '\u3000' && c <= '\u303F')
                || (c >= '\uFF00' && c <= '\uFF0F');
    }

    private static boolean isHarmless(String url) {
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c == '_' || (!InlineEscaper.isAsciiWord(c) && HARMLESS.indexOf(c) < 0)) {
                return false;
            }
        }
        return true;
    }

    /** Whether what follows can not be drawn into the address. */
    private static boolean endsCleanly(String text, int end) {
        for (int i = end; i < text.length() && text.charAt(i) != ' ' && text.charAt(i) != '\t'; i++) {
            if (".,;:!?)'".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether GitHub would write below somebody's issue that it was named here. */
    static boolean isStrangersIssue(String withoutScheme, InlineRules rules) {
        String path = withoutScheme.toLowerCase(Locale.ROOT);
        path = path.startsWith("www.") ? path.substring(4) : path;
        if (!path.startsWith("github.com/") && !path.startsWith("redirect.github.com/")) {
            return false;
        }
        String[] parts = path.split("/", 5);
        if (parts.length < 5 || !NOTED.contains(parts[3])) {
            return false;
        }
        String repository = parts[1] + "/" + parts[2];
        return rules.pullRequests()
                .filter(own -> own.equalsIgnoreCase(repository))
                .isEmpty();
    }
}
