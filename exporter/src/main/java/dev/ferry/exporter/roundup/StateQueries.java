package dev.ferry.exporter.roundup;

import dev.ferry.archive.LegacyId;
import dev.ferry.exporter.StateReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tells what the issues and users of a tracker are like: a hash of their values, one of each list of links, one of the
 * journal's length and end, and one of the messages and files that are linked. Contents on disk are not read: Roundup
 * never changes them. Secret properties are not looked at.
 */
final class StateQueries {
    private final Snapshot snapshot;
    private final TrackerTables tables;
    private final Disclosure disclosure = new Disclosure(true);

    StateQueries(Snapshot snapshot, TrackerTables tables) {
        this.snapshot = snapshot;
        this.tables = tables;
    }

    void read(StateReader reader) {
        ClassTable issues = tables.issues();
        String name = issues.schema().name();
        groups(
                values(issues, "t.id", "\"_" + name + "\" t where t.__retired__ = 0", "t.id"),
                (id, hash) -> reader.issue("values", new LegacyId(id), hash));
        for (PropertySchema multilink : issues.multilinks()) {
            groups(
                    "select nodeid, linkid from \"" + name + "_" + multilink.name() + "\" order by nodeid",
                    (id, hash) -> reader.issue(multilink.name(), new LegacyId(id), hash));
        }
        if (issues.hasJournal()) {
            groups(
                    "select nodeid, count(*), max(date) from \"" + name + "__journal\" group by nodeid order by nodeid",
                    (id, hash) -> reader.issue("journal", new LegacyId(id), hash));
        }
        linked(tables.messages(), tables.roles().messages(), reader);
        linked(tables.files(), tables.roles().files(), reader);
        tables.users()
                .ifPresent(users ->
                        groups(values(users, "t.id", "\"_" + users.schema().name() + "\" t", "t.id"), reader::user));
    }

    private void linked(Optional<ClassTable> table, Optional<PropertySchema> property, StateReader reader) {
        if (table.isEmpty()
                || property.isEmpty()
                || !tables.issues().multilinks().contains(property.get())) {
            return;
        }
        String links =
                "\"" + tables.issues().schema().name() + "_" + property.get().name() + "\"";
        String items = "\"_" + table.get().schema().name() + "\"";
        groups(
                values(table.get(), "l.nodeid", links + " l join " + items + " t on t.id = l.linkid", "l.nodeid"),
                (id, hash) -> reader.issue("in " + property.get().name(), new LegacyId(id), hash));
    }

    private String values(ClassTable table, String key, String from, String order) {
        List<String> columns = table.columns().stream()
                .filter(column -> !disclosure.withholds(column))
                // Tables that are filled from elsewhere have their columns in another order each time.
                .sorted(Comparator.comparing(PropertySchema::name))
                .map(column -> ", t.\"_" + column.name() + "\"")
                .toList();
        return "select " + key + ", t.id, t.__retired__" + columns.stream().collect(Collectors.joining()) + " from "
                + from + " order by " + order;
    }

    private interface Group {
        void seen(String id, long hash);
    }

    /** Rows with the same first column become one hash, in whatever order they came. */
    private void groups(String sql, Group group) {
        String[] id = {""};
        long[] sum = new long[1];
        snapshot.each(sql, row -> {
            String key = row.getString(1);
            if (!key.equals(id[0])) {
                if (!id[0].isEmpty()) {
                    group.seen(id[0], sum[0]);
                }
                id[0] = key;
                sum[0] = 0;
            }
            sum[0] += hash(row);
        });
        if (!id[0].isEmpty()) {
            group.seen(id[0], sum[0]);
        }
    }

    /** FNV-1a over the columns' texts, mixed at the end so that sums of hashes do not cancel out. */
    private static long hash(ResultSet row) throws SQLException {
        long hash = 0xcbf29ce484222325L;
        int columns = row.getMetaData().getColumnCount();
        for (int i = 2; i <= columns; i++) {
            String text = row.getString(i);
            hash = step(hash, text == null ? 0x1_0000 : 0x1_0001);
            for (int c = 0; text != null && c < text.length(); c++) {
                hash = step(hash, text.charAt(c));
            }
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        return hash ^ (hash >>> 33);
    }

    private static long step(long hash, long value) {
        return (hash ^ value) * 0x100000001b3L;
    }
}
