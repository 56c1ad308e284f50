package dev.ferry.mapping.render;

import dev.ferry.archive.FileId;
import java.util.List;
import java.util.Optional;

/** Words that are more than words: addresses, hashes, pull requests, files. */
final class InlineTokens {
    private static final int LONGEST_NUMBER = 9;
    private static final List<String> ADDRESSES = List.of("http://", "https://", "ftp://", "www.");
    private static final String NOT_BEFORE_HASH = "-/?&;=_:#.@";
    private static final String NOT_BEFORE_WHOLE_HASH = "-/_.";

    private static final int WHOLE_HASH = 40;

    private InlineTokens() {}

    /** Writes what begins at this place, the beginning of a word; gives the place behind it, or {@code at} for nothing. */
    static int write(String text, int at, InlineRules rules, boolean cell, StringBuilder out) {
        char c = text.charAt(at);
        int end = switch (c) {
            case 'h', 'H', 'w', 'W' -> UrlToken.write(text, at, rules, cell, out);
            case 'g', 'G', 'p', 'P' -> pullRequest(text, at, rules, out);
            case 'f', 'F' -> file(text, at, rules, out);
            default -> at;
        };
        if (end == at) {
            end = LinkToken.write(text, at, rules, out);
        }
        return end > at ? end : hash(text, at, out);
    }

    /** The same behind a letter that is not ASCII: to GitHub a pull request's word or a hash begins there all the same. */
    static int writeBehindLetter(String text, int at, InlineRules rules, StringBuilder out) {
        int end = "gGpP".indexOf(text.charAt(at)) >= 0 ? pullRequest(text, at, rules, out) : at;
        return end > at ? end : hash(text, at, out);
    }

    /** {@code 41a99a2a7198}: a commit of the old world. In code GitHub looks for no commit of that name. */
    private static int hash(String text, int at, StringBuilder out) {
        int end = at;
        boolean letters = false;
        boolean digits = false;
        while (end < text.length() && end - at <= WHOLE_HASH && isHex(text.charAt(end))) {
            letters |= text.charAt(end) >= 'a';
            digits |= text.charAt(end) <= '9';
            end++;
        }
        int length = end - at;
        // Ten to twelve digits without a letter are a number: a time, a telephone.
        boolean hash = length == WHOLE_HASH || (length >= 10 && length <= 12 && letters && digits);
        if (!hash || !standsAlone(text, at, end)) {
            return at;
        }
        out.append('`').append(text, at, end).append('`');
        return end;
    }

    /** A whole hash GitHub links before a letter that is not ASCII, too, and behind most signs. */
    private static boolean standsAlone(String text, int at, int end) {
        boolean whole = end - at == WHOLE_HASH;
        if (end < text.length() && (whole ? InlineEscaper.isAsciiWord(text.charAt(end)) : isWord(text.charAt(end)))) {
            return false;
        }
        return at == 0 || (whole ? NOT_BEFORE_WHOLE_HASH : NOT_BEFORE_HASH).indexOf(text.charAt(at - 1)) < 0;
    }

    /** {@code PR 123}, {@code GH-123}, {@code pull request 123}. */
    private static int pullRequest(String text, int at, InlineRules rules, StringBuilder out) {
        int digits = afterPullRequestWord(text, at);
        int end = numberEnd(text, digits);
        boolean linked = text.regionMatches(true, at, "GH-", 0, 3) && digits == at + 3 && isDigitAt(text, digits);
        if (digits < 0 || end < 0) {
            return linked ? writeSplit(text, at, digits, out) : at;
        }
        boolean named = at > 0 && "-/".indexOf(text.charAt(at - 1)) >= 0;
        Optional<String> repository = rules.pullRequests();
        if (repository.isPresent() && !named) {
            out.append(repository.get()).append('#').append(text, digits, end);
            return end;
        }
        int split = linked ? writeSplit(text, at, digits, out) : at;
        out.append(text, split, end);
        return end;
    }

    private static int writeSplit(String text, int at, int digits, StringBuilder out) {
        out.append(text, at, digits).append(InlineEscaper.SPLITTER);
        return digits;
    }

    private static boolean isDigitAt(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static int afterPullRequestWord(String text, int at) {
        for (String word : new String[] {"gh-", "gh", "pr-", "pr"}) {
            if (text.regionMatches(true, at, word, 0, word.length())) {
                return skipBlanks(text, at + word.length());
            }
        }
        if (text.regionMatches(true, at, "pull", 0, 4)) {
            int request = skipBlanks(text, at + 4);
            if (text.regionMatches(true, request, "request", 0, 7)) {
                return skipBlanks(text, request + 7);
            }
        }
        return -1;
    }

    /** {@code file 12}, when there is such a file. */
    private static int file(String text, int at, InlineRules rules, StringBuilder out) {
        if (!text.regionMatches(true, at, "file", 0, 4)) {
            return at;
        }
        int digits = skipBlanks(text, at + 4);
        int end = numberEnd(text, digits);
        boolean named = at > 0 && "-/".indexOf(text.charAt(at - 1)) >= 0;
        if (end < 0 || named) {
            return at;
        }
        Optional<String> url = rules.files().url(new FileId(text.substring(digits, end)));
        if (url.isEmpty()) {
            return at;
        }
        return LinkToken.write(text, at, end, url.get(), rules, out);
    }

    /** Behind the digits that begin here; -1 where there are none, too many, or a word goes on. */
    private static int numberEnd(String text, int at) {
        int end = Math.max(at, 0);
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        boolean fits = at >= 0 && end > at && end - at <= LONGEST_NUMBER;
        return fits && (!(end < text.length() && isWord(text.charAt(end))) || isAddress(text, end)) ? end : -1;
    }

    /** Whether no word goes on behind a number's last digit: GitHub makes a link of an address first, and ends the text before it. */
    static boolean endsNumber(String text, int end) {
        boolean goesOn = end < text.length() && InlineEscaper.isAsciiWord(text.charAt(end));
        return !goesOn || isAddress(text, end);
    }

    private static boolean isAddress(String text, int at) {
        for (String start : ADDRESSES) {
            if (text.regionMatches(true, at, start, 0, start.length())) {
                return true;
            }
        }
        return false;
    }

    private static int skipBlanks(String text, int at) {
        int index = at;
        while (index < text.length() && (text.charAt(index) == ' ' || text.charAt(index) == '\t')) {
            index++;
        }
        return index;
    }

    private static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    private static boolean isWord(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }
}
