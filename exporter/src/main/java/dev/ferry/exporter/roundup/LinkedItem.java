package dev.ferry.exporter.roundup;

import dev.ferry.archive.Value;
import java.util.Map;
import java.util.Optional;

/** An item that properties link to: what people see of it, and its other properties as text. */
record LinkedItem(String id, String label, boolean retired, Map<String, String> attributes) {
    LinkedItem {
        attributes = Map.copyOf(attributes);
    }

    Value value() {
        return new Value(Optional.of(id), label, attributes);
    }

    /** Without the attributes: history names things, it does not describe them. */
    Value plain() {
        return Value.linked(id, label);
    }
}
