package dev.ferry.cli.session;

import dev.ferry.cli.run.ExitCode;
import java.util.Collection;
import java.util.List;

/**
 * Something that stands in the way of a migration, found before it begins.
 *
 * @param error whether it must be mended first
 * @param exit how a command ends because of it
 * @param check what was looked at
 * @param item which repository, label, person or file
 * @param message what is wrong
 * @param cure what to do about it
 * @param items all that it concerns, where that is more than one; the message names some of them
 */
public record Finding(
        boolean error, ExitCode exit, String check, String item, String message, String cure, List<String> items) {
    public Finding {
        items = List.copyOf(items);
    }

    /** Something that must be mended first. */
    public static Finding error(ExitCode exit, String check, String item, String message, String cure) {
        return new Finding(true, exit, check, item, message, cure, List.of());
    }

    /** Something that GitHub refuses, or is going to refuse. */
    public static Finding refused(String check, String item, String message, String cure) {
        return error(ExitCode.REMOTE, check, item, message, cure);
    }

    /** Something to know; the migration can begin. */
    public static Finding warning(String check, String item, String message, String cure) {
        return new Finding(false, ExitCode.DONE, check, item, message, cure, List.of());
    }

    /** The same finding about all of these. */
    public Finding about(Collection<String> all) {
        return new Finding(error, exit, check, item, message, cure, List.copyOf(all));
    }

    @Override
    public String toString() {
        return item + ": " + message + "; " + cure;
    }
}
