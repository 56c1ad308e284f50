package dev.ferry.exporter.roundup.spool;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A class of the tracker.
 *
 * @param key the property that names its items for people, where there is one
 * @param columns its properties without the four that every class has
 */
public record SpoolClass(String name, Optional<String> key, List<SpoolColumn> columns) {
    /** What every class has beside its schema. */
    public static final List<SpoolColumn> SYSTEM = List.of(
            new SpoolColumn("activity", SpoolColumn.Kind.DATE),
            new SpoolColumn("actor", SpoolColumn.Kind.LINK),
            new SpoolColumn("creation", SpoolColumn.Kind.DATE),
            new SpoolColumn("creator", SpoolColumn.Kind.LINK));

    public SpoolClass {
        columns = List.copyOf(columns);
    }

    String spelling() {
        return columns.stream()
                .map(SpoolColumn::spelling)
                .collect(Collectors.joining(", ", "'" + name + "': ('" + key.orElse("") + "', [", "])"));
    }
}
