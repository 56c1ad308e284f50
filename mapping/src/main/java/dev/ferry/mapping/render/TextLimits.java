package dev.ferry.mapping.render;

/**
 * How long texts may be. Lengths count UTF-16 units, of which a text never has fewer than characters: what fits here
 * fits a server that counts characters. Whether GitHub counts characters or bytes is not verified; for a server that
 * counts bytes set a quarter.
 */
public record TextLimits(int body, int title) {
    /** GitHub's: "body is too long (maximum is 65536 characters)". */
    public static final TextLimits GITHUB = new TextLimits(65_536, 256);

    /** Below this a header, an attribution and a marker leave no room for words. */
    private static final int LEAST_BODY = 1_000;

    private static final int LEAST_TITLE = 20;

    public TextLimits {
        if (body < LEAST_BODY || title < LEAST_TITLE) {
            throw new IllegalArgumentException("limits too low: body " + body + ", title " + title);
        }
    }
}
