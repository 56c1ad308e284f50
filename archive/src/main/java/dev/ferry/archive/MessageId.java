package dev.ferry.archive;

/**
 * A message's id in the old tracker. Ids are text; ids that are all digits compare by
 * number and come before the others, so that {@code 9 < 10 < PROJ-1}.
 */
public record MessageId(String value) implements Comparable<MessageId> {
    public MessageId {
        Ids.check(value);
    }

    @Override
    public int compareTo(MessageId other) {
        return Ids.ORDER.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
