package dev.ferry.archive;

import java.util.List;

/**
 * A property of an issue that is not one of {@link Issue}'s own fields: status, priority, versions, a number.
 * Single-valued properties hold no or one value.
 */
public record Property(String name, List<Value> values) {
    public Property {
        values = List.copyOf(values);
    }
}
