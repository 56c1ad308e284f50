package dev.ferry.archive;

/**
 * An issue's id in the old tracker. Ids are text; ids that are all digits compare by
 * number and come before the others, so that {@code 9 < 10 < PROJ-1}.
 */
public record LegacyId(String value) implements Comparable<LegacyId> {
    public LegacyId {
        Ids.check(value);
    }

    @Override
    public int compareTo(LegacyId other) {
        return Ids.ORDER.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
