package dev.ferry.transfer.relations;

import dev.ferry.mapping.ledger.RelationKind;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a run would do, by archive and ledger alone: relations of each kind by what is to be done for them. A superseder, or a reason,
 * of an issue that was closed in the old tracker counts as asked for; where people opened or closed it since, a run does not ask.
 * {@code edits} are bodies that get lines.
 */
public record RelationsPlan(Map<RelationKind, Map<Way, Long>> ways, long edits) {
    public RelationsPlan {
        ways = Map.copyOf(ways);
    }

    public long of(RelationKind kind, Way way) {
        return ways.getOrDefault(kind, Map.of()).getOrDefault(way, 0L);
    }

    public long of(Way way) {
        return Stream.of(RelationKind.values()).mapToLong(kind -> of(kind, way)).sum();
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
