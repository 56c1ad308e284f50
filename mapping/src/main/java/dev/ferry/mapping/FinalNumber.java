package dev.ferry.mapping;

/** An issue's number in the final repository, from 1. */
public record FinalNumber(int value) implements Comparable<FinalNumber> {
    public FinalNumber {
        if (value < 1) {
            throw new IllegalArgumentException("an issue number is 1 or more, not " + value);
        }
    }

    @Override
    public int compareTo(FinalNumber other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return "#" + value;
    }
}
