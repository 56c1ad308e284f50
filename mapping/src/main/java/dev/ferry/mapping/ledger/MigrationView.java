package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.IdMap;
import dev.ferry.mapping.MapRow;
import dev.ferry.mapping.MappedIssue;
import dev.ferry.mapping.MigrationId;
import dev.ferry.mapping.StagingNumber;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One migration, open for reading; for errors and threads see {@link LedgerView}. What returns an Iterable reads page by
 * page: flat in memory, each page as it is committed at that moment.
 */
public final class MigrationView {
    // CROSS JOIN keeps the order of the tables: few parts are asked for, and SQLite would go through all items first.
    static final String UNCONFIRMED_COUNT = "SELECT count(*) FROM part p CROSS JOIN item i ON i.key = p.item"
            + " WHERE p.state = 'UNCONFIRMED' AND i.migration = ?";

    /** What the event is called when something outdated is planned again. */
    static final String ANEW = "anew";

    private final Readers readers;
    private final MigrationId id;
    private final long key;

    MigrationView(Readers readers, MigrationId id, long key) {
        this.readers = readers;
        this.id = id;
        this.key = key;
    }

    public MigrationId id() {
        return id;
    }

    Readers readers() {
        return readers;
    }

    long key() {
        return key;
    }

    /** How far everything is. */
    public Counts counts() {
        return readers.readConsistently(session -> {
            Map<ItemState, Long> items = new EnumMap<>(ItemState.class);
            session.list(
                            row -> Map.entry(ItemState.valueOf(row.getString(1)), row.getLong(2)),
                            "SELECT state, count(*) FROM item WHERE migration = ? GROUP BY state",
                            key)
                    .forEach(count -> items.put(count.getKey(), count.getValue()));
            long unconfirmed =
                    session.first(row -> row.getLong(1), UNCONFIRMED_COUNT, key).orElse(0L);
            return new Counts(items, unconfirmed);
        });
    }

    /** An item by its legacy id. */
    public Optional<ItemRow> item(LegacyId item) {
        return readers.read(session ->
                session.first(Rows::item, Rows.ITEM + "WHERE migration = ? AND legacy_id = ?", key, item.value()));
    }

    /** The title by which other issues name it; none where the tracker has it no more. */
    public Optional<String> title(LegacyId item) {
        return readers.read(session -> session.first(
                row -> row.getString(1),
                "SELECT title FROM item LEFT JOIN outdated o ON o.item = key WHERE migration = ? AND legacy_id = ?"
                        + " AND state <> 'SKIPPED' AND (o.item IS NULL OR o.record_hash IS NOT NULL)",
                key,
                item.value()));
    }

    /** The item that owns this issue on staging. */
    public Optional<ItemRow> item(StagingNumber number) {
        return readers.read(session -> session.first(
                Rows::item, Rows.ITEM + "WHERE migration = ? AND staging_number = ?", key, number.value()));
    }

    /** The numbers on staging of the items of one state, rising. */
    public Iterable<StagingNumber> stagingNumbers(ItemState state) {
        return new Pages<>(
                0,
                StagingNumber::value,
                (after, limit) -> readers.read(session -> session.list(
                        row -> new StagingNumber(row.getInt(1)),
                        "SELECT staging_number FROM item WHERE migration = ? AND staging_number > ? AND state = ?"
                                + " ORDER BY staging_number LIMIT ?",
                        key,
                        after,
                        state.name(),
                        limit)));
    }

    /** All items in legacy order. */
    public Iterable<ItemRow> items() {
        return items(LegacyPosition.START);
    }

    /** The items after a position, in legacy order. */
    public Iterable<ItemRow> items(LegacyPosition start) {
        return new Pages<>(
                start,
                ItemRow::position,
                (after, limit) -> readers.read(session -> session.list(
                        Rows::item,
                        Rows.ITEM + "WHERE migration = ? AND position > ? ORDER BY position LIMIT ?",
                        key,
                        after.key(),
                        limit)));
    }

    /** The items of one state after a position, in legacy order. */
    public Iterable<ItemRow> items(ItemState state, LegacyPosition start) {
        return new Pages<>(start, ItemRow::position, (after, limit) -> next(state, after, limit));
    }

    /** The items of one state in legacy order. */
    public Iterable<ItemRow> items(ItemState state) {
        return items(state, LegacyPosition.START);
    }

    /** The items in the final repository whose texts may be read there, in legacy order. */
    public Iterable<ItemRow> arrived() {
        return new Pages<>(
                LegacyPosition.START,
                ItemRow::position,
                (after, limit) -> readers.read(session -> session.list(
                        Rows::item,
                        Rows.ITEM + "WHERE migration = ? AND state IN ('MOVED', 'SETTLED') AND position > ?"
                                + " ORDER BY position LIMIT ?",
                        key,
                        after.key(),
                        limit)));
    }

    /** At most {@code limit} items of one state after a position, in legacy order. */
    public List<ItemRow> next(ItemState state, LegacyPosition after, int limit) {
        return readers.read(session -> session.list(
                Rows::item,
                Rows.ITEM + "WHERE migration = ? AND state = ? AND position > ? ORDER BY position LIMIT ?",
                key,
                state.name(),
                after.key(),
                limit));
    }

    /** The files of its issues. */
    public FilesView files() {
        return new FilesView(readers, this);
    }

    /** What was moved. */
    public MovedView moved() {
        return new MovedView(readers, this);
    }

    /** What failed and was taken up again. */
    public RetriedView retried() {
        return new RetriedView(readers, this);
    }

    /** What comes before the items that are on staging. */
    public OrderView order() {
        return new OrderView(readers, key);
    }

    /** What newer archives found and left behind. */
    public NewerArchiveView newerArchive() {
        return new NewerArchiveView(readers, this);
    }

    /** The numbers that are foreseen. */
    public ForecastView forecast() {
        return new ForecastView(readers, this);
    }

    /** The failed items with category, advice and detail, in legacy order. */
    public Iterable<ItemRow> failures() {
        return items(ItemState.FAILED);
    }

    /** An item's parts by their ordinals; none before it was first sent. */
    public List<PartRow> parts(LegacyId item) {
        return readers.read(session -> parts(session, item));
    }

    /** Many items' parts, in the order in which the items were asked for. */
    public Map<LegacyId, List<PartRow>> parts(Collection<LegacyId> items) {
        return readers.readConsistently(session -> {
            Map<LegacyId, List<PartRow>> all = new LinkedHashMap<>();
            items.forEach(item -> all.put(item, parts(session, item)));
            return all;
        });
    }

    private List<PartRow> parts(Session session, LegacyId item) {
        return session.list(
                Rows::part,
                Rows.PART + "WHERE i.migration = ? AND i.legacy_id = ? ORDER BY p.ordinal",
                key,
                item.value());
    }

    /** The parts whose outcome is not known, in legacy order of their items. There are few: one request's for each worker. */
    public List<PartRow> unconfirmed() {
        return readers.read(session -> session.list(
                Rows::part,
                Rows.PART + "WHERE p.state = 'UNCONFIRMED' AND i.migration = ? ORDER BY i.position, p.ordinal",
                key));
    }

    /** The issues of items under way to staging whose request may have come to nothing, in legacy order. */
    public List<PartRow> issuesInDoubt() {
        return readers.read(session -> session.list(
                Rows::part,
                Rows.PART + "WHERE p.state = 'UNCONFIRMED' AND p.ordinal = 0 AND i.state = 'IMPORTING'"
                        + " AND i.migration = ? ORDER BY i.position",
                key));
    }

    /** Those of some import ids, a page of them, that items of this migration were told. */
    public Set<Long> knownImports(Collection<Long> importIds) {
        List<Object> parameters = new ArrayList<>(importIds);
        parameters.add(key);
        return Set.copyOf(readers.read(
                session -> session.list(row -> row.getLong(1), knownImports(importIds.size()), parameters.toArray())));
    }

    static String knownImports(int howMany) {
        return "SELECT p.import_id FROM part p CROSS JOIN item i ON i.key = p.item"
                + " WHERE p.ordinal = 0 AND p.import_id IN (" + String.join(",", Collections.nCopies(howMany, "?"))
                + ") AND i.migration = ?";
    }

    /** What the barrier put aside, by number. */
    public List<ExtraRow> extras() {
        return readers.read(session -> session.list(
                Rows::extra,
                "SELECT staging_number, origin, found_at FROM extra WHERE migration = ? ORDER BY staging_number",
                key));
    }

    /** Of {@link #extras} those that no other migration through the same staging repository owns. */
    public List<ExtraRow> strangers() {
        return readers.read(session -> session.list(
                Rows::extra,
                "SELECT staging_number, origin, found_at FROM extra e WHERE migration = ? AND NOT EXISTS ("
                        + "SELECT 1 FROM migration own JOIN migration m ON lower(m.staging) = lower(own.staging)"
                        + " JOIN item i ON i.migration = m.key AND i.staging_number = e.staging_number"
                        + " WHERE own.key = e.migration AND m.key <> own.key) ORDER BY staging_number",
                key));
    }

    /** The migration's history after this sequence number (0 for all), oldest first. */
    public Iterable<EventRow> events(long afterSequence) {
        return new Pages<>(
                afterSequence,
                EventRow::sequence,
                (after, limit) -> readers.read(session -> session.list(
                        Rows::event,
                        Rows.EVENT + "WHERE e.migration = ? AND e.sequence > ? ORDER BY e.sequence LIMIT ?",
                        key,
                        after,
                        limit)));
    }

    /** A text that {@link MigrationLedger#putNote} kept. */
    public Optional<String> note(String name) {
        return readers.read(session -> session.first(
                row -> row.getString(1), "SELECT value FROM note WHERE migration = ? AND name = ?", key, name));
    }

    /** The rows of the ID map in legacy order, one a planned item. */
    public Iterable<MapRow> mapRows() {
        return new MapPages(readers, this).rows();
    }

    /** The same with titles and messages. */
    public Iterable<MappedIssue> mappedIssues() {
        return new MapPages(readers, this).issues();
    }

    /** The ID map: looks everything up when asked, so it is always current and needs no memory. */
    public IdMap idMap() {
        return new LedgerIdMap(readers, key);
    }
}
