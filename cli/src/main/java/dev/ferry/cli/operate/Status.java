package dev.ferry.cli.operate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.cli.config.Configuration;
import dev.ferry.cli.session.Stages;
import dev.ferry.mapping.ledger.Counts;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.LockHolder;
import dev.ferry.mapping.ledger.MigrationRecord;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.mapping.ledger.ReopenedView;
import dev.ferry.mapping.ledger.StagedLocks;
import dev.ferry.transfer.guard.HeldLock;
import dev.ferry.transfer.rewrite.Collisions;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How far a migration is.
 *
 * @param running the command that works in the workspace now
 * @param paused why that command sends nothing, if so
 */
record Status(
        Optional<MigrationRecord> migration,
        String stage,
        Optional<LockHolder> running,
        Optional<String> paused,
        Counts counts,
        List<String> extras,
        long collisions,
        NotYetAsBefore arrived,
        NewerArchive newer,
        UndoneSoFar undone,
        RelationsSoFar relations,
        Optional<HeldLock> lock,
        String staging,
        String target) {
    /** How many issues a newer archive has otherwise: on staging and to be made anew, and not touched any more. */
    record NewerArchive(int outdated, int leftBehind) {
        static final NewerArchive NONE = new NewerArchive(0, 0);

        static NewerArchive of(MigrationView view) {
            return new NewerArchive(
                    view.newerArchive().outdated().size(),
                    view.newerArchive().leftBehind().size());
        }
    }

    /** How many issues the transfer opened, or perhaps unlocked, that are not as they were again. */
    record NotYetAsBefore(int open, long unlocked) {
        static final NotYetAsBefore NONE = new NotYetAsBefore(0, 0);

        static NotYetAsBefore of(MigrationView view) {
            return new NotYetAsBefore(
                    ReopenedView.of(view).stillOpen().size(),
                    StagedLocks.of(view).arrived(view));
        }
    }

    static Status of(
            Configuration configuration,
            Optional<MigrationRecord> migration,
            Optional<MigrationView> view,
            Optional<LockHolder> running,
            Instant now) {
        return new Status(
                migration,
                Stages.of(view),
                running,
                Optional.empty(),
                view.map(MigrationView::counts).orElseGet(() -> new Counts(Map.of(), 0)),
                view.map(known -> extras(known, migration, configuration)).orElse(List.of()),
                view.map(Collisions::count).orElse(0L),
                view.map(NotYetAsBefore::of).orElse(NotYetAsBefore.NONE),
                view.map(NewerArchive::of).orElse(NewerArchive.NONE),
                view.map(UndoneSoFar::of).orElse(UndoneSoFar.NOTHING),
                view.map(RelationsSoFar::of).orElse(RelationsSoFar.NONE),
                view.flatMap(HeldLock::of).filter(held -> !held.hasEnded(now)),
                migration
                        .map(known -> known.staging().toString())
                        .or(() -> configuration
                                .staging()
                                .map(section -> section.repository().toString()))
                        .orElse(""),
                migration
                        .map(known -> known.target().toString())
                        .or(() -> configuration
                                .target()
                                .map(section -> section.repository().toString()))
                        .orElse(""));
    }

    private static List<String> extras(
            MigrationView view, Optional<MigrationRecord> migration, Configuration configuration) {
        String issues = configuration.github().web() + "/"
                + migration.map(known -> known.staging().toString()).orElse("") + "/issues/";
        return view.strangers().stream()
                .map(extra -> issues
                        + extra.number().value()
                        + extra.origin()
                                .map(origin -> " (a second " + origin + ")")
                                .orElse(""))
                .toList();
    }

    /** The same while the command that works pauses. */
    Status pausedFor(Optional<String> why) {
        return new Status(
                migration,
                stage,
                running,
                why,
                counts,
                extras,
                collisions,
                arrived,
                newer,
                undone,
                relations,
                lock,
                staging,
                target);
    }

    /** One line of JSON; its names are a promise to people's scripts. */
    String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        migration.ifPresentOrElse(known -> json.put("migration", known.id().value()), () -> json.putNull("migration"));
        json.put("stage", stage);
        json.put("running", running.isPresent());
        ObjectNode states = json.putObject("counts");
        counts.items().forEach((state, count) -> states.put(name(state), count));
        json.put("unconfirmed", counts.unconfirmedParts());
        json.put("staging", staging);
        json.put("target", target);
        if (paused.isPresent()) {
            json.put("paused", true);
        }
        undone.addTo(json);
        relations.addTo(json);
        lock.ifPresent(held -> {
            ObjectNode told = json.putObject("locked").put("since", held.since().toString());
            held.expires().ifPresent(time -> told.put("expires", time.toString()));
        });
        return json.toString();
    }

    /** For people, a line a subject. */
    List<String> lines() {
        return new StatusText(this).lines();
    }

    /** For people, the whole migration in one line. */
    String line() {
        return new StatusText(this).line();
    }

    static String name(ItemState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
