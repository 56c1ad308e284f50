package dev.ferry.archive;

/**
 * A user's id in the old tracker. Ids are text; ids that are all digits compare by
 * number and come before the others, so that {@code 9 < 10 < PROJ-1}.
 */
public record UserId(String value) implements Comparable<UserId> {
    public UserId {
        Ids.check(value);
    }

    @Override
    public int compareTo(UserId other) {
        return Ids.ORDER.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
