package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import dev.ferry.archive.Sha256;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.MigrationId;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One migration, open for writing; for errors and threads see {@link Ledger}, to which it belongs. */
public final class MigrationLedger {
    private final LedgerWriter writer;
    private final MigrationView view;
    private final Clock clock;

    MigrationLedger(LedgerWriter writer, MigrationView view, Clock clock) {
        this.writer = writer;
        this.view = view;
        this.clock = clock;
    }

    public MigrationId id() {
        return view.id();
    }

    /** What is committed of this migration. */
    public MigrationView view() {
        return view;
    }

    /**
     * Plans items. One that is known already stays as it is, except that one which is still PLANNED takes the new
     * record's title, URL, hash and place. Returns how many were new.
     */
    public int plan(List<PlannedItem> items) {
        List<PlannedItem> batch = List.copyOf(items);
        return writer.write(session -> {
            Steps steps = steps(session);
            return (int)
                    batch.stream().filter(item -> PlanSteps.plan(steps, item)).count();
        });
    }

    /** Writes these transitions in their order, all or none. */
    public void commit(List<? extends Transition> transitions) {
        List<Transition> batch = List.copyOf(transitions);
        writer.write(session -> {
            Steps steps = steps(session);
            batch.forEach(transition -> transition.write(steps));
            return batch.size();
        });
    }

    /** Writes one transition. */
    public void commit(Transition transition) {
        commit(List.of(transition));
    }

    /** Forgets what an earlier comparison with a newer archive found. */
    public void forgetFindings() {
        writer.write(session -> NewerSteps.forgetFindings(steps(session)));
    }

    /** Goes on with this archive, whatever a comparison found of another. */
    public void useArchive(Sha256 archive, Path path) {
        writer.write(session -> {
            Steps steps = steps(session);
            NewerSteps.forgetFindings(steps);
            return NewerSteps.useArchive(steps, archive, path);
        });
    }

    /**
     * Goes on with this archive, and with what the comparison found of it ({@link Transition.Found}), all or nothing: see
     * {@link Fate} for what becomes of an item. Of the items that an earlier archive left behind, these stay so: this one does not
     * say what they are.
     */
    public void takeUp(Sha256 archive, Path path, Set<LegacyId> unknown) {
        Set<LegacyId> keep = Set.copyOf(unknown);
        writer.write(session -> {
            Steps steps = steps(session);
            NewerSteps.takeUpFindings(steps, keep);
            return NewerSteps.useArchive(steps, archive, path);
        });
    }

    /** Forgets which messages were told to be held where for numbers that were not foreseen to the end. */
    public void forgetUnfinishedForecast() {
        writer.write(session -> ForecastSteps.forgetUnfinished(steps(session)));
    }

    /** Which issues hold these messages, for the numbers that are foreseen next; what is known already stays. */
    public void hold(Map<MessageId, LegacyId> holders) {
        Map<MessageId, LegacyId> batch = new LinkedHashMap<>(holders);
        writer.write(session -> ForecastSteps.hold(steps(session), batch));
    }

    /**
     * Foresees the final number of every item, all or nothing: its own where it is moved, else one after the other from this one
     * on in legacy order. What is sent from now on is written with them. Returns their generation, see {@link ForecastView}.
     */
    public int foresee(FinalNumber first) {
        return writer.write(session -> ForecastSteps.foresee(steps(session), first));
    }

    /** Keeps a text under a name; see {@link MigrationView#note}. */
    public void putNote(String name, String value) {
        commit(new Transition.Kept(name, value));
    }

    private Steps steps(Session session) {
        return new Steps(session, view.key(), clock.instant());
    }
}
