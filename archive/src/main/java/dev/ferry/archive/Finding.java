package dev.ferry.archive;

import java.util.OptionalLong;

/**
 * Something wrong with an archive: in which entry, on which line (from 1, where it is about one), what, and what to do
 * about it. An {@link Severity#ERROR} makes the archive unusable, a {@link Severity#WARNING} does not.
 */
public record Finding(Severity severity, String entry, OptionalLong line, String message, Cure cure) {
    /** How bad it is. */
    public enum Severity {
        ERROR,
        WARNING
    }

    /** What helps. */
    public enum Cure {
        /** Records can be read, and so be edited. */
        MEND("mend it with `ferry archive unpack`, an editor and `ferry archive pack`, or export again"),
        /** Where bytes are not what they were, there is nothing to edit. */
        REPLACE("take a copy that is whole, or export again"),
        UPGRADE("read it with a newer Ferry, or export again");

        private final String words;

        Cure(String words) {
            this.words = words;
        }

        /** The end of a message, as an order. */
        public String words() {
            return words;
        }
    }

    static Finding error(String entry, String message) {
        return new Finding(Severity.ERROR, entry, OptionalLong.empty(), message, Cure.REPLACE);
    }

    static Finding error(String entry, long line, String message) {
        Cure cure = entry.equals(EntryNames.MANIFEST) ? Cure.REPLACE : Cure.MEND;
        return new Finding(Severity.ERROR, entry, OptionalLong.of(line), message, cure);
    }

    static Finding warning(String entry, long line, String message) {
        return new Finding(Severity.WARNING, entry, OptionalLong.of(line), message, Cure.MEND);
    }

    Finding withCure(Cure other) {
        return new Finding(severity, entry, line, message, other);
    }

    /** Entry, line and message as one line of text. */
    @Override
    public String toString() {
        String where = entry + (line.isPresent() ? " line " + line.getAsLong() : "");
        return (where.isEmpty() ? "" : where + ": ") + message;
    }
}
