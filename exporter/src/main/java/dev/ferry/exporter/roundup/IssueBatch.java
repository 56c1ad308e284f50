package dev.ferry.exporter.roundup;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A few hundred issues with all that is needed to put them together, except content; {@code linked} holds items of the growing classes. */
record IssueBatch(
        List<Long> order,
        ItemBatch issues,
        ItemBatch messages,
        ItemBatch files,
        Map<String, Map<String, LinkedItem>> linked) {
    Optional<LinkedItem> linked(String className, String id) {
        Map<String, LinkedItem> items = linked.get(className);
        return items == null ? Optional.empty() : Optional.ofNullable(items.get(id));
    }
}
