package dev.ferry.cli.session;

import dev.ferry.cli.run.ExitCode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Something that stands in the way of a migration, or is to be known, found before it begins.
 *
 * @param severity how much it matters
 * @param exit how a command ends because of it
 * @param check what was looked at
 * @param item which repository, label, person or file
 * @param message what is wrong
 * @param cure what to do about it
 * @param items all that it concerns, where that is more than one; the message names some of them
 */
public record Finding(
        Severity severity, ExitCode exit, String check, String item, String message, String cure, List<String> items) {
    public Finding {
        items = List.copyOf(items);
    }

    /** From what must be mended first to what is said each time. */
    public enum Severity {
        ERROR,
        WARNING,
        NOTE;

        /** As people and scripts read it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it must be mended first. */
    public boolean error() {
        return severity == Severity.ERROR;
    }

    /** Something that must be mended first. */
    public static Finding error(ExitCode exit, String check, String item, String message, String cure) {
        return new Finding(Severity.ERROR, exit, check, item, message, cure, List.of());
    }

    /** Something that GitHub refuses, or is going to refuse. */
    public static Finding refused(String check, String item, String message, String cure) {
        return error(ExitCode.REMOTE, check, item, message, cure);
    }

    /** Something to know; the migration can begin. */
    public static Finding warning(String check, String item, String message, String cure) {
        return new Finding(Severity.WARNING, ExitCode.DONE, check, item, message, cure, List.of());
    }

    /** Something that is so with every migration, and is to be done about it by people. */
    public static Finding note(String check, String item, String message, String cure) {
        return new Finding(Severity.NOTE, ExitCode.DONE, check, item, message, cure, List.of());
    }

    /** The same finding about all of these. */
    public Finding about(Collection<String> all) {
        return new Finding(severity, exit, check, item, message, cure, List.copyOf(all));
    }

    @Override
    public String toString() {
        return item + ": " + message + "; " + cure;
    }
}
