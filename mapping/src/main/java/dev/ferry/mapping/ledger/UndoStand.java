package dev.ferry.mapping.ledger;

import java.time.Instant;
import java.util.Optional;

/** An undo in one repository: how, since when, and when it came to its end. Kept as a note. */
public record UndoStand(UndoWay way, Instant begun, Optional<Instant> ended) {
    static String note(UndoPlace place) {
        return "undo." + place.name();
    }

    static UndoStand read(String text) {
        String[] words = text.split(" ");
        return new UndoStand(
                UndoWay.valueOf(words[0]),
                Instant.parse(words[1]),
                words.length > 2 ? Optional.of(Instant.parse(words[2])) : Optional.empty());
    }

    String write() {
        return way + " " + begun + ended.map(time -> " " + time).orElse("");
    }

    /** Whether it was confirmed and has not come to its end. */
    public boolean isOpen() {
        return ended.isEmpty();
    }
}
