package dev.ferry.mapping.render;

/**
 * How long texts may be, and how many comments an issue may have. Lengths count UTF-16 units, of which a text never has fewer than characters: what fits here
 * fits a server that counts characters. Whether GitHub counts characters or bytes is not verified; for a server that
 * counts bytes set a quarter.
 */
public record TextLimits(int body, int title, int comments) {
    /** GitHub's: "body is too long (maximum is 65536 characters)", "Commenting is disabled on issues with more than 2500 comments". */
    public static final TextLimits GITHUB = new TextLimits(65_536, 256, 2_500);

    /** Below this a header, an attribution and a marker leave no room for words. */
    private static final int LEAST_BODY = 1_000;

    private static final int LEAST_TITLE = 20;

    /** How much of a room is filled where a text is parted or joined anyway: references in it grow when they lead somewhere. */
    static int filled(int room) {
        return room / 4 * 3;
    }

    public TextLimits {
        if (body < LEAST_BODY || title < LEAST_TITLE || comments < 1) {
            throw new IllegalArgumentException(
                    "limits too low: body " + body + ", title " + title + ", comments " + comments);
        }
    }
}
