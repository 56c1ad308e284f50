package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import dev.ferry.mapping.ledger.Steps.Item;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The messages of a joined comment after its first, which stands in the part's own row. Each is a note of its own, so that a
 * message is found by its id: {@code joined.MESSAGE ITEM} holds {@code [item, ordinal, place]}, the keys of the ledger's tables.
 */
final class JoinedMessages {
    private static final String PREFIX = "joined.";
    private static final String RANGE = "n.migration = ? AND n.name >= ? AND n.name < ?";
    private static final String MESSAGE = "substr(n.name, " + (PREFIX.length() + 1)
            + ", length(n.name) - length(i.key) - " + (PREFIX.length() + 1) + ")";
    private static final String PLACES = " FROM note n CROSS JOIN item i ON i.key = json_extract(n.value, '$[0]')"
            + " CROSS JOIN part p ON p.item = i.key AND p.ordinal = json_extract(n.value, '$[1]') WHERE " + RANGE;
    private static final String ONE = PLACES + " AND " + MESSAGE + " = ? AND i.final_url IS NOT NULL";

    static final String URL = "SELECT i.position, " + LedgerIdMap.ADDRESS + ONE + " ORDER BY i.position LIMIT 1";

    private JoinedMessages() {}

    /** A message in a joined comment; {@code place} counts from 1 in it. */
    record Joined(LegacyId item, int ordinal, int place, MessageId message, Optional<URI> url) {}

    static void keep(Steps steps, Item item, int ordinal, PartPlan part) {
        for (int place = 1; place < part.shows().size(); place++) {
            ItemSteps.kept(
                    steps,
                    new Transition.Kept(
                            PREFIX + part.shows().get(place) + " " + item.key(),
                            "[" + item.key() + "," + ordinal + "," + place + "]"));
        }
    }

    static void forget(Steps steps, Item item) {
        steps.session()
                .update(
                        "DELETE FROM note AS n WHERE " + RANGE + " AND json_extract(n.value, '$[0]') = ?",
                        steps.migration(),
                        PREFIX,
                        after(PREFIX),
                        item.key());
    }

    static boolean areThere(Session session, long migration) {
        return session.first(
                        row -> true,
                        "SELECT 1 FROM note n WHERE " + RANGE + " LIMIT 1",
                        migration,
                        PREFIX,
                        after(PREFIX))
                .isPresent();
    }

    /** Those of the items at these positions, as they stand in each. */
    static List<Joined> between(Session session, long migration, LegacyPosition after, LegacyPosition last) {
        return list(
                session,
                "i.position > ? AND i.position <= ?",
                migration,
                PREFIX,
                after(PREFIX),
                after.key(),
                last.key());
    }

    /** Those of an item, as they stand in it. */
    static List<Joined> of(Session session, long migration, LegacyId item) {
        return list(session, "i.legacy_id = ?", migration, PREFIX, after(PREFIX), item.value());
    }

    private static List<Joined> list(Session session, String which, Object... values) {
        return session.list(
                row -> new Joined(
                        new LegacyId(row.getString(1)),
                        row.getInt(2),
                        row.getInt(3),
                        new MessageId(row.getString(4)),
                        Optional.ofNullable(row.getString(5)).map(URI::create)),
                "SELECT i.legacy_id, p.ordinal, json_extract(n.value, '$[2]'), " + MESSAGE + ", " + LedgerIdMap.ADDRESS
                        + PLACES + " AND " + which + " ORDER BY i.position, p.ordinal, json_extract(n.value, '$[2]')",
                values);
    }

    /** Where the message is, at the first issue that holds it and is in the final repository. */
    static Optional<LedgerIdMap.Place> place(Session session, long migration, MessageId message) {
        String from = PREFIX + message + " ";
        return session.first(LedgerIdMap::place, URL, migration, from, after(from), message.value());
    }

    /** The first text that comes after all that begin with this one. */
    private static String after(String prefix) {
        int last = prefix.length() - 1;
        return prefix.substring(0, last) + (char) (prefix.charAt(last) + 1);
    }
}
