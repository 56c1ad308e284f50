package dev.ferry.mapping.labels;

/** Patterns in which {@code *} stands for any text; linear but for the number of stars. */
final class Glob {
    private Glob() {}

    static boolean matches(String pattern, String text) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equals(text);
        }
        String first = pattern.substring(0, star);
        String last = pattern.substring(pattern.lastIndexOf('*') + 1);
        if (text.length() < first.length() + last.length() || !text.startsWith(first) || !text.endsWith(last)) {
            return false;
        }
        int from = first.length();
        int end = text.length() - last.length();
        String middle = pattern.substring(star, pattern.lastIndexOf('*'));
        for (String part : middle.split("\\*", -1)) {
            int at = text.indexOf(part, from);
            if (at < 0 || at + part.length() > end) {
                return false;
            }
            from = at + part.length();
        }
        return true;
    }

    /** What the first star stood for: the shortest text that lets the rest match. */
    static String star(String pattern, String text) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return "";
        }
        String rest = pattern.substring(star + 1);
        for (int end = star; end < text.length(); end++) {
            if (matches(rest, text.substring(end))) {
                return text.substring(star, end);
            }
        }
        return text.substring(Math.min(star, text.length()));
    }
}
