package dev.ferry.mapping.links;

/** What stands around words, and the blanks and digits in them. */
final class Edges {
    private Edges() {}

    /** Whether the place is not behind one of these signs. */
    static boolean follows(String text, int at, String refused) {
        return at == 0 || refused.indexOf(text.charAt(at - 1)) < 0;
    }

    /** Whether no word, and no address of a person, goes on here. */
    static boolean endsWord(String text, int end) {
        if (end >= text.length()) {
            return true;
        }
        int c = text.codePointAt(end);
        return !Character.isLetterOrDigit(c) && c != '_' && c != '@';
    }

    /** The same behind a number, which a fraction would go on. */
    static boolean endsNumber(String text, int end) {
        boolean fraction = end + 1 < text.length() && text.charAt(end) == '.' && isDigit(text.charAt(end + 1));
        return endsWord(text, end) && !fraction;
    }

    static int skipBlanks(String text, int at) {
        int index = at;
        while (index < text.length() && (text.charAt(index) == ' ' || text.charAt(index) == '\t')) {
            index++;
        }
        return index;
    }

    /** Behind the digits that begin here; no further than one more than {@code most}. */
    static int digitsEnd(String text, int at, int most) {
        int end = at;
        while (end < text.length() && end - at <= most && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isHex(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    /** A path with such a step could lead out of the repository, to somebody else's. */
    static boolean holdsDotSteps(String path) {
        for (String step : path.split("[/\\\\]", -1)) {
            if (step.equals("..") || step.equals(".")) {
                return true;
            }
        }
        return false;
    }
}
