package dev.ferry.archive;

/**
 * An attached file's id in the old tracker. Ids are text; ids that are all digits compare by
 * number and come before the others, so that {@code 9 < 10 < PROJ-1}.
 */
public record FileId(String value) implements Comparable<FileId> {
    public FileId {
        Ids.check(value);
    }

    @Override
    public int compareTo(FileId other) {
        return Ids.ORDER.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
