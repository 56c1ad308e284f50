package dev.ferry.transfer.move;

import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.MigrationLedger;
import java.util.List;
import java.util.Optional;

/**
 * Some issues that are moved ahead of the rest, for a look. Where it begins is in the ledger before the first of them is announced,
 * until it was told how they are; so a run that was killed goes on with what is left of it. For one thread.
 */
public final class Canary {
    private static final String NOTE = "transfer.canary";
    private static final String BEGUN = "begun";
    private static final String TOLD = "told";

    private final MigrationLedger ledger;

    public Canary(MigrationLedger ledger) {
        this.ledger = ledger;
    }

    /** What the note says: begun or told, the highest final number at that time, and how many issues were moved by then. */
    private record Mark(boolean told, int highest, long moved) {
        static Mark parse(String text) {
            String[] words = text.split(" ");
            return new Mark(words[0].equals(TOLD), Integer.parseInt(words[1]), Long.parseLong(words[2]));
        }

        String text() {
            return (told ? TOLD : BEGUN) + " " + highest + " " + moved;
        }
    }

    private Optional<Mark> mark() {
        return ledger.view().note(NOTE).filter(text -> !text.isEmpty()).map(Mark::parse);
    }

    private Optional<Mark> begun() {
        return mark().filter(mark -> !mark.told());
    }

    private Mark now(boolean told) {
        Mark now = new Mark(told, highest(), ledger.view().moved().count());
        ledger.putNote(NOTE, now.text());
        return now;
    }

    private int highest() {
        return ledger.view().moved().highest();
    }

    /**
     * How many are to be moved: what is left of {@code size} of the canary that was begun and not told of, else so many of a new
     * one, which begins. Asked when it is known what became of all that was announced before.
     */
    public long grant(int size) {
        return left(begun().orElseGet(() -> now(false)), size);
    }

    private long left(Mark start, int size) {
        return Math.max(0, start.moved() + size - ledger.view().moved().count());
    }

    /** Whether so many of it are moved. */
    public boolean isWhole(int size) {
        return begun().filter(start -> left(start, size) == 0).isPresent();
    }

    /** Those that were moved since it was begun, by rising numbers. */
    public List<ItemRow> moved() {
        return begun().map(start -> ledger.view().moved().behind(start.highest()))
                .orElse(List.of());
    }

    /** The operator knows how its issues are: what is asked for next is another one. */
    public void told() {
        now(true);
    }

    /** The rest is moved without another look. Until some of it is moved, the next issue is still the first behind a canary. */
    public void pass() {
        if (begun().isPresent()) {
            now(true);
        }
    }

    /** Whether one was begun, some of it was moved, and nobody was told how that is. */
    public boolean isUnderWay() {
        return begun().filter(start -> start.highest() < highest()).isPresent();
    }

    /** Whether the next issue is the first of all, or the first behind a canary. */
    public boolean isNext() {
        return mark().map(mark -> !mark.told() || mark.highest() == highest()).orElseGet(() -> highest() == 0);
    }
}
