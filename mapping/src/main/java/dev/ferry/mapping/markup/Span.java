package dev.ferry.mapping.markup;

import java.util.List;
import java.util.stream.Collectors;

/** Words of one look; {@code address} is where they lead, empty where nowhere. */
public record Span(String text, boolean bold, boolean italic, boolean code, String address) {
    /** Words that look like nothing else. */
    public boolean isPlain() {
        return !bold && !italic && !code && address.isEmpty();
    }

    /** The same look with other words. */
    public Span with(String words) {
        return new Span(words, bold, italic, code, address);
    }

    boolean looksLike(Span other) {
        return with("").equals(other.with(""));
    }

    static String text(List<Span> line) {
        return line.stream().map(Span::text).collect(Collectors.joining());
    }
}
