package dev.ferry.cli.session;

/**
 * Something that stands in the way of a migration, found before it begins.
 *
 * @param error whether it must be mended first
 * @param check what was looked at
 * @param item which repository, label, person or file
 * @param message what is wrong
 * @param cure what to do about it
 */
public record Finding(boolean error, String check, String item, String message, String cure) {
    public static Finding error(String check, String item, String message, String cure) {
        return new Finding(true, check, item, message, cure);
    }

    public static Finding warning(String check, String item, String message, String cure) {
        return new Finding(false, check, item, message, cure);
    }

    boolean isError() {
        return error;
    }

    @Override
    public String toString() {
        return item + ": " + message + "; " + cure;
    }
}
