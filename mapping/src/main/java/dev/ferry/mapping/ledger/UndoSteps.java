package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import java.util.Locale;
import java.util.Optional;

/** The transitions of a migration that is taken back. */
final class UndoSteps {
    private UndoSteps() {}

    static void begun(Steps steps, UndoStep.Begun begun) {
        steps.session()
                .update(
                        "DELETE FROM undo WHERE migration = ? AND place = ? AND state = 'LEFT'",
                        steps.migration(),
                        begun.place().name());
        stand(steps, begun.place())
                .filter(before -> before.way() != begun.way())
                .ifPresent(before -> keepWay(steps, begun.place(), before.way()));
        for (UndoRow issue : begun.issues()) {
            steps.session()
                    .update(
                            "INSERT INTO undo (migration, place, number, node, legacy_id, state, detail)"
                                    + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET node = excluded.node,"
                                    + " legacy_id = excluded.legacy_id, state = excluded.state, detail = excluded.detail",
                            steps.migration(),
                            issue.place().name(),
                            issue.number(),
                            issue.node().value(),
                            issue.item().value(),
                            issue.state().name(),
                            issue.detail());
        }
        keep(steps, begun.place(), new UndoStand(begun.way(), steps.now(), Optional.empty()));
        steps.event(
                Optional.empty(),
                "undo begun",
                name(begun.way()) + " " + begun.issues().size() + " in " + name(begun.place()));
    }

    static void told(Steps steps, UndoStep.Told told) {
        UndoRow issue = told.issue();
        int known = steps.session()
                .update(
                        "UPDATE undo SET state = ?, detail = ? WHERE migration = ? AND place = ? AND number = ?",
                        issue.state().name(),
                        issue.detail(),
                        steps.migration(),
                        issue.place().name(),
                        issue.number());
        if (known == 0) {
            throw new IllegalStateException(issue.where() + " was not confirmed to be undone");
        }
        String why = issue.detail().isEmpty() ? "" : ": " + issue.detail();
        steps.event(key(steps, issue.item()), "undo " + name(issue.state()), issue.where() + why);
    }

    static void ended(Steps steps, UndoStep.Ended ended) {
        UndoStand stand = stand(steps, ended.place())
                .orElseThrow(() -> new IllegalStateException("no undo was begun in " + ended.place()));
        keep(steps, ended.place(), new UndoStand(stand.way(), stand.begun(), Optional.of(steps.now())));
        steps.event(Optional.empty(), "undo ended", name(ended.place()));
    }

    private static Optional<UndoStand> stand(Steps steps, UndoPlace place) {
        return steps.session()
                .first(
                        row -> UndoStand.read(row.getString(1)),
                        "SELECT value FROM note WHERE migration = ? AND name = ?",
                        steps.migration(),
                        UndoStand.note(place));
    }

    /** The place has one way from now on: what was taken back the other way says so itself. */
    private static void keepWay(Steps steps, UndoPlace place, UndoWay before) {
        steps.session()
                .update(
                        "UPDATE undo SET detail = ? WHERE migration = ? AND place = ? AND state = 'DONE' AND detail = ''",
                        before.name(),
                        steps.migration(),
                        place.name());
    }

    private static void keep(Steps steps, UndoPlace place, UndoStand stand) {
        ItemSteps.kept(steps, new Transition.Kept(UndoStand.note(place), stand.write()));
    }

    /** A copy may be of an issue that this ledger never planned. */
    private static Optional<Long> key(Steps steps, LegacyId item) {
        return steps.session()
                .first(
                        row -> row.getLong(1),
                        "SELECT key FROM item WHERE migration = ? AND legacy_id = ?",
                        steps.migration(),
                        item.value());
    }

    private static String name(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
