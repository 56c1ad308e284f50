package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.IdMap;
import dev.ferry.mapping.MapRow;
import dev.ferry.mapping.StagingNumber;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The ID map as a view of the ledger: one indexed query a lookup, some microseconds each. */
final class LedgerIdMap implements IdMap {
    /** Of the text of part p of item i in the final repository. Ordinal 0 is the issue: its own address. */
    static final String ADDRESS = "CASE p.ordinal WHEN 0 THEN i.final_url ELSE p.comment_url END";

    /**
     * A message that two issues share is found at the first of them. CROSS JOIN keeps the order of the tables: left
     * to itself, SQLite goes through all items to spare the sorting of one row.
     */
    static final String MESSAGE_URL = "SELECT i.position, " + ADDRESS
            + " FROM part p CROSS JOIN item i ON i.key = p.item"
            + " WHERE p.message = ? AND i.migration = ? AND i.final_url IS NOT NULL ORDER BY i.position LIMIT 1";

    private final Readers readers;
    private final long migration;

    LedgerIdMap(Readers readers, long migration) {
        this.readers = readers;
        this.migration = migration;
    }

    /** A text that shows a message, where it is known. */
    record Place(LegacyPosition position, Optional<URI> url) {}

    static Place place(ResultSet row) throws SQLException {
        return new Place(
                new LegacyPosition(row.getString(1)),
                Optional.ofNullable(row.getString(2)).map(URI::create));
    }

    @Override
    public Optional<MapRow> row(LegacyId id) {
        return row("legacy_id = ?", id.value());
    }

    @Override
    public Optional<MapRow> row(StagingNumber number) {
        return row("staging_number = ?", number.value());
    }

    @Override
    public Optional<MapRow> row(FinalNumber number) {
        return row("final_number = ?", number.value());
    }

    private Optional<MapRow> row(String condition, Object value) {
        return readers.read(session ->
                        session.first(Rows::item, Rows.ITEM + "WHERE migration = ? AND " + condition, migration, value))
                .map(ItemRow::mapRow);
    }

    @Override
    public Optional<URI> messageUrl(MessageId id) {
        return readers.read(session -> Stream.of(
                                session.first(LedgerIdMap::place, MESSAGE_URL, id.value(), migration),
                                JoinedMessages.place(session, migration, id))
                        .flatMap(Optional::stream)
                        .min(Comparator.comparing(Place::position)))
                .flatMap(Place::url);
    }
}
