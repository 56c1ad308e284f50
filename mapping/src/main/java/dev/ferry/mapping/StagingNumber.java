package dev.ferry.mapping;

/** An issue's number in the staging repository, from 1. */
public record StagingNumber(int value) implements Comparable<StagingNumber> {
    public StagingNumber {
        if (value < 1) {
            throw new IllegalArgumentException("an issue number is 1 or more, not " + value);
        }
    }

    @Override
    public int compareTo(StagingNumber other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return "#" + value;
    }
}
