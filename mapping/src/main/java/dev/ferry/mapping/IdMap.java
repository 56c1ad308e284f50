package dev.ferry.mapping;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where legacy issues and messages went. A view of the ledger: lookups answer what is known at that moment. Safe for
 * use by several threads.
 */
public interface IdMap {
    /** The row of a planned issue. */
    Optional<MapRow> row(LegacyId id);

    /** The issue that was made on staging under this number. */
    Optional<MapRow> row(StagingNumber number);

    /** The issue that has this number in the final repository. */
    Optional<MapRow> row(FinalNumber number);

    /** The address of the comment, or of the issue, that holds the beginning of the message; empty until it is in the final repository. */
    Optional<URI> messageUrl(MessageId id);

    /**
     * All addresses of the message that are known: a message of two issues has one in each. Of those, {@link #messageUrl} gives
     * the first, and a map that does not know more has that alone.
     */
    default List<URI> messageUrls(MessageId id) {
        return messageUrl(id).map(List::of).orElse(List.of());
    }

    /** A map that knows nothing. */
    static IdMap empty() {
        return of(List.of(), Map.of());
    }

    /** A map held in memory; of a message's addresses the first is the one that references lead to. */
    static IdMap of(Collection<MapRow> rows, Map<MessageId, List<URI>> messages) {
        return new FixedIdMap(rows, messages);
    }
}
