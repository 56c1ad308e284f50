package dev.ferry.mapping.references;

/** What stands around a place in the shown text: words, blanks, digits, ends. */
final class Boundaries {
    private final ShownText shown;
    private final CharSequence source;
    private int numberEnd = -1;
    private int stretchStart;
    private int stretchEnd;

    Boundaries(ShownText shown) {
        this.shown = shown;
        this.source = shown.source();
    }

    static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isWord(int c) {
        if (c < 128) {
            return isAsciiLetter((char) c) || isDigit((char) c) || c == '_';
        }
        return Character.isLetterOrDigit(c);
    }

    boolean isTextIgnoringCase(int start, String word) {
        if (!Spelling.standsInAnyCase(source, start, word)) {
            return false;
        }
        for (int i = start; i < start + word.length(); i++) {
            if (!shown.isText(i)) {
                return false;
            }
        }
        return true;
    }

    /** What ends here becomes a number: what follows at once is judged as it will be next time. */
    void becomesNumber(int end) {
        numberEnd = end;
    }

    /** The character that is shown before this place; a blank where none is. */
    private int before(int at) {
        int index = at;
        while (index >= ShownText.SPLITTER.length() && shown.kind(index - 1) == ShownText.SPLIT) {
            index -= ShownText.SPLITTER.length();
        }
        if (index == numberEnd) {
            return '1';
        }
        if (index == 0 || !shown.isText(index - 1)) {
            return ' ';
        }
        int c = Character.codePointBefore(source, index);
        // What a letter's entity spells is a word's end; other entities are signs.
        return c == ';' && entityBefore(index) ? 'x' : c;
    }

    private boolean entityBefore(int end) {
        int first = Math.max(0, end - 12);
        for (int i = end - 2; i >= first; i--) {
            if (source.charAt(i) == '&') {
                return Spelling.entityEnd(source, i, end) == end && !isSign(i, end);
            }
        }
        return false;
    }

    private boolean isSign(int start, int end) {
        return switch (Spelling.between(source, start, end)) {
            case "&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&nbsp;", "&#39;", "&#x27;", "&#34;", "&#124;" -> true;
            default -> false;
        };
    }

    boolean isWordBefore(int at) {
        return isWord(before(at));
    }

    /** {@code /issue1}, {@code -issue1}, {@code @issue1} are something else. */
    boolean refusesWordAfter(int at) {
        int c = before(at);
        return isWord(c) || c == '-' || c == '/' || c == '@' || c == '\\';
    }

    /** Not inside a longer address, a longer domain or the address of a mail. */
    boolean mayBeginAddress(int at) {
        int c = before(at);
        return Character.isWhitespace(c) || (c < 128 ? "([{<>\"'*|,:;".indexOf(c) >= 0 : !isWord(c));
    }

    /** {@code x#1}, an entity, {@code /#1} are something else. */
    boolean refusesHashAfter(int at) {
        int c = before(at);
        return isWord(c) || c == '&' || c == '/';
    }

    /** Whether a splitter ends here: what follows stands by itself for GitHub. */
    boolean isSplitBefore(int at) {
        return at > 0 && shown.kind(at - 1) == ShownText.SPLIT;
    }

    /** Whether something other than a blank is shown directly before this place. */
    boolean touchesTextBefore(int at) {
        return at > 0 && shown.isText(at - 1) && !isUrlEnd(source.charAt(at - 1));
    }

    boolean isSplit(int at) {
        return at < source.length() && shown.kind(at) == ShownText.SPLIT;
    }

    boolean continuesRepositoryName(int at) {
        int c = before(at);
        return isWord(c) || c == '-' || c == '/' || c == '.';
    }

    int lettersEnd(int at) {
        int end = at;
        while (end < source.length() && shown.isText(end) && isAsciiLetter(source.charAt(end))) {
            end++;
        }
        return end;
    }

    int wordEnd(int at) {
        int end = at;
        while (end < source.length() && shown.isText(end) && isWord(source.charAt(end))) {
            end++;
        }
        return Math.max(end, at + 1);
    }

    /** The end of the stretch without blanks and tags that begins here. */
    int textEnd(int at) {
        // Kept: of many addresses in one stretch each would look for its end again.
        if (at < stretchStart || at >= stretchEnd) {
            stretchStart = at;
            stretchEnd = at;
            while (stretchEnd < source.length() && shown.isText(stretchEnd) && !isUrlEnd(source.charAt(stretchEnd))) {
                stretchEnd++;
            }
        }
        return stretchEnd;
    }

    /** The end of an address as GitHub reads it: Markdown's signs do not end it, blanks and tags do. */
    int urlEnd(int at) {
        int end = at;
        while (end < source.length()
                && !isUrlEnd(source.charAt(end))
                && !(source.charAt(end) == '|' && !shown.isText(end))) {
            end++;
        }
        return end;
    }

    private static boolean isUrlEnd(char c) {
        return c <= ' ' || c == '<' || c == '\u00A0';
    }

    int skipBlanks(int at) {
        int index = at;
        while (index < source.length()
                && (shown.kind(index) == ShownText.BREAK
                        || (shown.isText(index)
                                && (Character.isWhitespace(source.charAt(index))
                                        || source.charAt(index) == '\u00A0')))) {
            index++;
        }
        return index;
    }

    boolean holdsBreak(int start, int end) {
        for (int i = start; i < end; i++) {
            if (shown.kind(i) == ShownText.BREAK || source.charAt(i) == '\n') {
                return true;
            }
        }
        return false;
    }

    /** Whether the number that ends here begins an item of a list: {@code 1)}, {@code 1.}, {@code 1:}. */
    boolean isListMark(int end) {
        int at = end < source.length() && source.charAt(end) == '\\' ? end + 1 : end;
        return at < source.length() && ").:".indexOf(source.charAt(at)) >= 0;
    }

    /** The end of at most {@code most} digits; -1 where there are more. */
    int digitsEnd(int at, int most) {
        int end = at;
        while (end < source.length() && shown.isText(end) && isDigit(source.charAt(end))) {
            end++;
            if (end - at > most) {
                return -1;
            }
        }
        return end;
    }

    /** The end of an issue's number: one to six digits, or seven that begin with 1, and nothing of a word behind; else -1. */
    int issueNumberEnd(int at) {
        int end = digitsEnd(at, 7);
        boolean fits = end > at && (end - at < 7 || source.charAt(at) == '1');
        return fits && endsAt(end) ? end : -1;
    }

    /**
     * Whether what ends here may become something that does not end like a word: not where another reference follows
     * at once, which the word now keeps from being one.
     */
    boolean standsAlone(int end) {
        int at = end;
        while (at < source.length() && shown.kind(at) == ShownText.SPLIT) {
            at += ShownText.SPLITTER.length();
        }
        return endsAt(end) && (at >= source.length() || source.charAt(at) != '#');
    }

    /** Whether a number may end here: no word goes on, no address, no decimal fraction. */
    boolean endsAt(int end) {
        int at = end;
        while (at < source.length() && shown.kind(at) == ShownText.SPLIT) {
            at += ShownText.SPLITTER.length();
        }
        if (at >= source.length() || !shown.isText(at)) {
            return true;
        }
        char c = source.charAt(at);
        char next = at + 1 < source.length() && shown.isText(at + 1) ? source.charAt(at + 1) : ' ';
        if (c == '&') {
            int entityEnd = Spelling.entityEnd(source, at, source.length());
            return entityEnd == 0 || isSign(at, entityEnd);
        }
        return !isWord(Character.codePointAt(source, at))
                && c != '@'
                && !(c == '.' && isDigit(next))
                && !(c == '\\' && next == '_');
    }
}
