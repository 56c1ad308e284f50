package dev.ferry.mapping.render;

/**
 * Which attached files are shown beside their link.
 *
 * @param show the kinds of files
 * @param textBytes the size of the largest text that is shown
 * @param textLines its lines
 */
public record AttachmentOptions(Show show, int textBytes, int textLines) {
    /** Small texts and images. */
    public static final AttachmentOptions DEFAULT = new AttachmentOptions(Show.ALL, 8_192, 200);

    /** The kinds of files that are shown. */
    public enum Show {
        ALL,
        TEXTS,
        IMAGES,
        NONE
    }

    boolean texts() {
        return show == Show.ALL || show == Show.TEXTS;
    }

    boolean images() {
        return show == Show.ALL || show == Show.IMAGES;
    }
}
