package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.references.Forecasts;
import dev.ferry.mapping.references.Foreseen;
import java.util.Optional;

/** The numbers that a migration foresees; see {@link MigrationView}. */
public final class ForecastView {
    /** Items without a number that will get one: what went away from the tracker will not. */
    static final String TO_BE_MOVED = "migration = ? AND final_number IS NULL AND state <> 'SKIPPED'"
            + " AND key NOT IN (SELECT item FROM outdated WHERE record_hash IS NULL)";

    static final String BY_ITEM = "SELECT f.number FROM item i CROSS JOIN forecast f ON f.item = i.key"
            + " AND f.migration = i.migration WHERE i.migration = ? AND i.legacy_id = ? AND f.generation = ?";
    static final String BY_NUMBER = "SELECT i.legacy_id FROM forecast f CROSS JOIN item i ON i.key = f.item"
            + " WHERE f.migration = ? AND f.generation = ? AND f.number = ?";

    private final Readers readers;
    private final MigrationView migration;

    ForecastView(Readers readers, MigrationView migration) {
        this.readers = readers;
        this.migration = migration;
    }

    /** The generation of numbers that texts are written with from now on; empty where the migration foresees none. */
    public Optional<Integer> current() {
        return migration.note(ForecastSteps.CURRENT).map(Integer::valueOf);
    }

    /** The generation that an item's texts were written with; empty where they never were, or have the tracker's references. */
    public Optional<Integer> writtenWith(LegacyId item) {
        return readers.read(session -> session.first(
                row -> row.getInt(1),
                "SELECT w.generation FROM item i CROSS JOIN written_with w ON w.item = i.key"
                        + " WHERE i.migration = ? AND i.legacy_id = ?",
                migration.key(),
                item.value()));
    }

    /** Whether some text was written with foreseen numbers. */
    public boolean isWritten() {
        return readers.read(session -> session.first(
                        row -> 1,
                        "SELECT 1 FROM written_with w CROSS JOIN item i ON i.key = w.item WHERE i.migration = ? LIMIT 1",
                        migration.key()))
                .isPresent();
    }

    /** The number that a generation gives an item. */
    public Optional<FinalNumber> number(int generation, LegacyId item) {
        return readers.read(session -> session.first(
                row -> new FinalNumber(row.getInt(1)), BY_ITEM, migration.key(), item.value(), generation));
    }

    /** The item to which a generation gives this number. */
    public Optional<LegacyId> item(int generation, FinalNumber number) {
        return readers.read(session -> session.first(
                row -> new LegacyId(row.getString(1)), BY_NUMBER, migration.key(), generation, number.value()));
    }

    /** The numbers of a generation: of how many issues, from which to which; nothing where it has none. */
    public Optional<Span> span(int generation) {
        return readers.read(session -> session.first(
                        row -> new Span(row.getLong(1), row.getInt(2), row.getInt(3)),
                        "SELECT count(*), min(number), max(number) FROM forecast WHERE migration = ? AND generation = ?",
                        migration.key(),
                        generation))
                .filter(span -> span.issues() > 0);
    }

    /** How many issues have numbers, the lowest and the highest of them. */
    public record Span(long issues, int first, int last) {}

    /**
     * The item that will get the next number, of those that the current generation knows: the first behind what was moved that
     * still goes along. Nothing while some are on their way, for they may have their numbers already.
     */
    public Optional<Expected> next() {
        return first("i.state IN ('PLANNED', 'IMPORTING', 'IMPORTED') AND i.position > coalesce((SELECT max(position)"
                + " FROM item m WHERE m.migration = i.migration AND m.final_number IS NOT NULL), '')");
    }

    /**
     * The item that gets the next number if issues are moved now: the first on staging, whatever older one is not there yet.
     * Nothing while some are on their way.
     */
    public Optional<Expected> nextOnStaging() {
        return first("i.state = 'IMPORTED'");
    }

    /**
     * The item whose number decides whether the forecast holds, for the look as for the gate before a transfer: {@link
     * #nextOnStaging}, and {@link #next} as long as nothing is there.
     */
    public Optional<Expected> decisive() {
        return nextOnStaging().or(this::next);
    }

    private Optional<Expected> first(String which) {
        if (migration.counts().of(ItemState.MOVING) > 0) {
            return Optional.empty();
        }
        int generation = current().orElse(0);
        return readers.read(session -> session.first(
                row -> new Expected(new LegacyId(row.getString(1)), new FinalNumber(row.getInt(2))),
                "SELECT i.legacy_id, f.number FROM item i CROSS JOIN forecast f ON f.item = i.key"
                        + " AND f.migration = i.migration AND f.generation = ?"
                        + " WHERE i.migration = ? AND " + which + " ORDER BY i.position LIMIT 1",
                generation,
                migration.key()));
    }

    /** An item and the number that is foreseen for it. */
    public record Expected(LegacyId item, FinalNumber number) {}

    /**
     * Whether the current generation has a number for each item that will be moved, and none for one that will not: what was
     * planned or went away since makes it incomplete.
     */
    public boolean isComplete() {
        int generation = current().orElse(0);
        return readers.readConsistently(session -> session.first(
                                row -> 1,
                                "SELECT 1 FROM item WHERE " + TO_BE_MOVED
                                        + " AND key NOT IN (SELECT item FROM forecast WHERE migration = ? AND generation = ?)"
                                        + " LIMIT 1",
                                migration.key(),
                                migration.key(),
                                generation)
                        .isEmpty()
                && session.first(
                                row -> 1,
                                "SELECT 1 FROM forecast f CROSS JOIN item i ON i.key = f.item WHERE f.migration = ?"
                                        + " AND f.generation = ? AND i.final_number IS NULL AND (i.state = 'SKIPPED'"
                                        + " OR i.key IN (SELECT item FROM outdated WHERE record_hash IS NULL)) LIMIT 1",
                                migration.key(),
                                generation)
                        .isEmpty());
    }

    /** The forecast of each item's texts: the one that they were written with, else the current one. */
    public Forecasts forecasts() {
        return reader -> writtenWith(reader).or(this::current).map(generation -> of(generation, target()));
    }

    /** Under the name that it had when the migration began: what is written keeps it. */
    private RepositoryRef target() {
        return readers.read(session -> session.first(
                        row -> RepositoryRef.parse(row.getString(1)),
                        "SELECT target FROM migration WHERE key = ?",
                        migration.key()))
                .orElseThrow();
    }

    /** One generation. */
    private Foreseen of(int generation, RepositoryRef target) {
        return new Foreseen() {
            @Override
            public RepositoryRef repository() {
                return target;
            }

            @Override
            public Optional<FinalNumber> number(LegacyId issue) {
                return ForecastView.this.number(generation, issue);
            }

            @Override
            public Optional<LegacyId> issue(FinalNumber number) {
                return item(generation, number);
            }

            @Override
            public Optional<LegacyId> holder(MessageId message) {
                return readers.read(session -> session.first(
                        row -> new LegacyId(row.getString(1)),
                        "SELECT i.legacy_id FROM forecast_message m CROSS JOIN item i ON i.key = m.item"
                                + " WHERE m.migration = ? AND m.message = ? AND m.generation <= ?",
                        migration.key(),
                        message.value(),
                        generation));
            }
        };
    }
}
