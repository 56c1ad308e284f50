package dev.ferry.exporter.roundup;

import dev.ferry.archive.Value;
import java.util.Map;
import java.util.Optional;

/**
 * An item that properties link to. {@code value} is what people see of it with its other properties; {@code plain} is
 * without those: history names things, it does not describe them.
 */
record LinkedItem(boolean retired, Value value, Value plain) {
    static LinkedItem of(String id, String label, boolean retired, Map<String, String> attributes) {
        Value plain = Value.linked(id, label);
        // Most items, users above all, have nothing else to show.
        return new LinkedItem(
                retired, attributes.isEmpty() ? plain : new Value(Optional.of(id), label, attributes), plain);
    }
}
