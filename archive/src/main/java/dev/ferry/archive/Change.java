package dev.ferry.archive;

import java.util.List;

/**
 * What one event did to one property. A single-valued property that went from A to B shows A removed and B
 * added; a list shows just what left and what came.
 */
public record Change(String property, List<Value> removed, List<Value> added) {
    public Change {
        removed = List.copyOf(removed);
        added = List.copyOf(added);
    }
}
