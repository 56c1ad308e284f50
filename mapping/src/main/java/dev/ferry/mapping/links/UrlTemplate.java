package dev.ferry.mapping.links;

import com.google.re2j.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An address with holes for the groups of a pattern: {@code {1}} is the first group, {@code {1:4}} the same with zeros before it
 * up to four characters. Immutable.
 */
final class UrlTemplate {
    private static final int WIDEST = 20;

    /** The text before a hole, the group that fills it, and how wide it is at least; the last has no hole. */
    private record Piece(String before, int group, int width) {}

    private static final int NO_GROUP = -1;

    private final List<Piece> pieces;

    private UrlTemplate(List<Piece> pieces) {
        this.pieces = pieces;
    }

    /** Reads a template for a pattern of so many groups; IllegalArgumentException says what is wrong. */
    static UrlTemplate of(String template, int groups) {
        int scheme = template.startsWith("https://") ? 8 : template.startsWith("http://") ? 7 : 0;
        int path = template.indexOf('/', scheme);
        int hole = template.indexOf('{');
        if (scheme == 0 || path <= scheme || (hole >= 0 && hole < path)) {
            throw new IllegalArgumentException("'" + template
                    + "' is no address such as https://peps.example.org/pep-{1:4}/, with groups behind the host only");
        }
        if (template.chars().anyMatch(c -> c <= ' ')) {
            throw new IllegalArgumentException("'" + template + "' holds a blank");
        }
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        while (hole >= 0) {
            int close = template.indexOf('}', hole);
            pieces.add(piece(template, at, hole, close, groups));
            at = close + 1;
            hole = template.indexOf('{', at);
        }
        pieces.add(new Piece(template.substring(at), NO_GROUP, 0));
        return new UrlTemplate(pieces);
    }

    private static Piece piece(String template, int at, int hole, int close, int groups) {
        String inner = close < 0 ? "" : template.substring(hole + 1, close);
        int colon = inner.indexOf(':');
        int group = number(colon < 0 ? inner : inner.substring(0, colon));
        int width = colon < 0 ? 0 : number(inner.substring(colon + 1));
        if (group < 0 || width < 0 || width > WIDEST) {
            throw new IllegalArgumentException("'" + template
                    + "': write {1} for the first group, {1:4} for the same with zeros up to four digits");
        }
        if (group > groups) {
            throw new IllegalArgumentException("'" + template + "' has {" + group + "}, and the pattern "
                    + (groups == 0 ? "no group" : groups == 1 ? "one group" : groups + " groups"));
        }
        return new Piece(template.substring(at, hole), group, width);
    }

    private static int number(String text) {
        boolean fits = !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> Edges.isDigit((char) c));
        return fits ? Integer.parseInt(text) : -1;
    }

    /** The address for what was matched; empty where it could lead out of the template's own place. */
    Optional<String> fill(Matcher matcher) {
        StringBuilder url = new StringBuilder();
        for (Piece piece : pieces) {
            url.append(piece.before());
            if (piece.group() != NO_GROUP) {
                String text = Optional.ofNullable(matcher.group(piece.group())).orElse("");
                if (text.indexOf('%') >= 0) {
                    return Optional.empty();
                }
                url.append("0".repeat(Math.max(0, piece.width() - text.length())))
                        .append(text);
            }
        }
        int path = url.indexOf("/", "https://".length());
        return Edges.holdsDotSteps(url.substring(path)) ? Optional.empty() : Optional.of(url.toString());
    }
}
