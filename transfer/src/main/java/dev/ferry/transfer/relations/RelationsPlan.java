package dev.ferry.transfer.relations;

import java.util.EnumMap;
import java.util.Map;

/**
 * What a run would do, by archive and ledger alone: dependencies and superseders by what is to be done for them. A superseder of an
 * issue that was closed in the old tracker counts as asked for; where people opened or closed it since, a run writes it. {@code edits}
 * are bodies that get lines.
 */
public record RelationsPlan(Map<Way, Long> dependencies, Map<Way, Long> superseders, long edits) {
    public RelationsPlan {
        dependencies = Map.copyOf(dependencies);
        superseders = Map.copyOf(superseders);
    }

    static Map<Way, Long> counts() {
        return new EnumMap<>(Way.class);
    }

    public long dependencies(Way way) {
        return dependencies.getOrDefault(way, 0L);
    }

    public long superseders(Way way) {
        return superseders.getOrDefault(way, 0L);
    }

    public long of(Way way) {
        return dependencies(way) + superseders(way);
    }

    /** Relations that are to be asked for or written. */
    public long open() {
        return of(Way.ASKED) + of(Way.WRITTEN);
    }

    /** What the server's limits count. */
    public long modifications() {
        return of(Way.ASKED) + edits;
    }
}
