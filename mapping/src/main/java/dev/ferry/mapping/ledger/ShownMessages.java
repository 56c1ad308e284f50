package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import dev.ferry.mapping.MappedMessage;
import dev.ferry.mapping.ledger.JoinedMessages.Joined;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the messages of the items of one page are, in their order. */
record ShownMessages(Session session, long migration) {
    // CROSS JOIN keeps the order of the tables: the items of a page are few, and their parts are found by key.
    static final String MESSAGES = "SELECT i.legacy_id, p.ordinal, p.message, " + LedgerIdMap.ADDRESS
            + ", NOT EXISTS (SELECT 1 FROM part q CROSS JOIN item j ON j.key = q.item"
            + " WHERE q.message = p.message AND j.migration = i.migration AND j.position < i.position"
            + " AND j.final_url IS NOT NULL) FROM item i CROSS JOIN part p ON p.item = i.key"
            + " WHERE i.migration = ? AND i.position > ? AND i.position <= ? AND p.message IS NOT NULL"
            + " ORDER BY i.position, p.ordinal";

    private record Row(LegacyId item, int ordinal, MappedMessage message) {}

    /** Of these items, which are all that follow on this position. */
    Map<LegacyId, List<MappedMessage>> of(LegacyPosition after, List<ItemRow> items) {
        Map<LegacyId, List<MappedMessage>> messages = new HashMap<>();
        rows(after, items)
                .forEach(row -> messages.computeIfAbsent(row.item(), item -> new ArrayList<>())
                        .add(row.message()));
        return messages;
    }

    private List<Row> rows(LegacyPosition after, List<ItemRow> items) {
        LegacyPosition last = items.get(items.size() - 1).position();
        List<Row> rows = session.list(ShownMessages::row, MESSAGES, migration, after.key(), last.key());
        return JoinedMessages.areThere(session, migration)
                ? withJoined(rows, JoinedMessages.between(session, migration, after, last), items)
                : rows;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new LegacyId(row.getString(1)),
                row.getInt(2),
                new MappedMessage(
                        new MessageId(row.getString(3)),
                        Optional.ofNullable(row.getString(4)).map(URI::create),
                        row.getBoolean(5)));
    }

    /** Whose own a message is, is asked anew: the query above knows only what stands in the rows of parts. */
    private List<Row> withJoined(List<Row> rows, List<Joined> joined, List<ItemRow> items) {
        Map<LegacyId, LegacyPosition> positions = new HashMap<>();
        items.forEach(item -> positions.put(item.id(), item.position()));
        return Stream.concat(
                        rows.stream(),
                        joined.stream()
                                .map(each -> new Row(
                                        each.item(),
                                        each.ordinal(),
                                        new MappedMessage(each.message(), each.url(), true))))
                .sorted(Comparator.comparing(Row::ordinal))
                .map(row -> judged(row, Objects.requireNonNull(positions.get(row.item()))))
                .toList();
    }

    private Row judged(Row row, LegacyPosition position) {
        MappedMessage message = row.message();
        return new Row(
                row.item(),
                row.ordinal(),
                new MappedMessage(message.id(), message.url(), isOwn(position, message.id())));
    }

    private boolean isOwn(LegacyPosition position, MessageId message) {
        return Stream.of(
                        session.first(LedgerIdMap::place, LedgerIdMap.MESSAGE_URL, message.value(), migration),
                        JoinedMessages.place(session, migration, message))
                .flatMap(Optional::stream)
                .noneMatch(place -> place.position().compareTo(position) < 0);
    }
}
