package dev.ferry.cli.operate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.mapping.ledger.UndoPlace;
import dev.ferry.mapping.ledger.UndoStand;
import dev.ferry.mapping.ledger.UndoState;
import dev.ferry.mapping.ledger.UndoView;
import dev.ferry.mapping.ledger.UndoWay;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How far a migration is taken back, in each repository in which it is. */
record UndoneSoFar(List<There> places) {
    static final UndoneSoFar NOTHING = new UndoneSoFar(List.of());

    UndoneSoFar {
        places = List.copyOf(places);
    }

    /** In one repository. */
    record There(UndoPlace place, UndoStand stand, Map<UndoState, Long> counts, long otherwise) {
        There {
            counts = Map.copyOf(counts);
        }

        private long of(UndoState state) {
            return counts.getOrDefault(state, 0L);
        }

        private long open() {
            return of(UndoState.PLANNED) + of(UndoState.SENDING);
        }

        /** In the way of the undo that was begun last. */
        private long done() {
            return of(UndoState.DONE) - otherwise;
        }

        private String name() {
            return place.name().toLowerCase(Locale.ROOT);
        }

        private String sentence() {
            boolean closes = stand.way() == UndoWay.CLOSE;
            String done = "in " + name() + ", " + Figures.count(done(), "issue") + " "
                    + stand.way().done()
                    + (otherwise > 0
                            ? ", " + Figures.count(otherwise) + " "
                                    + stand.way().other().done() + " earlier"
                            : "")
                    + (of(UndoState.GONE) > 0 ? ", " + Figures.count(of(UndoState.GONE)) + " gone before" : "")
                    + (of(UndoState.LEFT) > 0 ? ", " + Figures.count(of(UndoState.LEFT)) + " not touched" : "");
            return stand.isOpen()
                    ? done + ", " + Figures.count(open()) + " left: `ferry undo" + (closes ? " --close" : "")
                            + "` goes on"
                    : done + "; it does not go on: `ferry import --new` begins another migration";
        }

        private void addTo(ObjectNode json) {
            ObjectNode there = json.putObject(name())
                    .put("way", stand.way().name().toLowerCase(Locale.ROOT))
                    .put("begun", stand.begun().toString())
                    .put("ended", stand.ended().isPresent())
                    .put("done", done())
                    .put("gone", of(UndoState.GONE))
                    .put("left", of(UndoState.LEFT))
                    .put("open", open());
            if (otherwise > 0) {
                there.put("earlier", otherwise);
            }
        }
    }

    static UndoneSoFar of(MigrationView migration) {
        UndoView view = UndoView.of(migration);
        List<There> places = new ArrayList<>();
        for (UndoPlace place : UndoPlace.values()) {
            view.stand(place)
                    .ifPresent(stand ->
                            places.add(new There(place, stand, view.counts(place), view.doneOtherwise(place))));
        }
        return new UndoneSoFar(places);
    }

    List<String> sentences() {
        return places.stream().map(There::sentence).toList();
    }

    /** Of one repository; empty where nothing was taken back there. */
    Optional<String> sentence(UndoPlace place) {
        return places.stream()
                .filter(there -> there.place() == place)
                .map(There::sentence)
                .findFirst();
    }

    /** Adds nothing where nothing was taken back. */
    void addTo(ObjectNode json) {
        if (!places.isEmpty()) {
            ObjectNode undone = json.putObject("undone");
            places.forEach(there -> there.addTo(undone));
        }
    }
}
