package dev.ferry.transfer.rewrite;

import dev.ferry.archive.LegacyId;
import dev.ferry.github.GitHub;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.TextHash;
import dev.ferry.mapping.ledger.MigrationLedger;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.transfer.reading.PeoplesHand;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds out whether bodies that are edited by other ways than a rewrite's held words that came between reading and writing. What was
 * announced and not looked at yet stands in a note of the ledger, so that a killed run's edits are looked at by the next one.
 * For one thread.
 */
public final class WatchedBodies {
    private final MigrationLedger ledger;
    private final String note;
    private final PeoplesHand people;
    private final Collisions collisions;
    /** One that is asked for again as it was is the same. */
    private final Set<Announced> announced = new LinkedHashSet<>();

    /** Of a collision the ledger keeps a line only: the one who is told must have kept both texts safe before returning. */
    public WatchedBodies(MigrationLedger ledger, GitHub github, String note, Consumer<Collision> collided) {
        this.ledger = ledger;
        this.note = note;
        people = new PeoplesHand(github, ledger.view());
        collisions = new Collisions(ledger.view(), github, people, collided);
    }

    /** Looks at what a run that was killed had sent. To be done before anything is changed. */
    public void lookAtLastRun() {
        String text = ledger.view().note(note).orElse("");
        if (!text.isEmpty()) {
            announced.addAll(Announced.read(text));
            look();
        }
    }

    /** What is to be committed before this edit of an item's body is asked for. */
    public List<Transition> announce(LegacyId item, ReadBody read, String after) {
        Origin origin = Origin.of(item);
        announced.add(new Announced(
                item,
                origin,
                read.node(),
                read.url(),
                new EditHistory.Write(
                        TextHash.of(read.body()),
                        TextHash.of(after),
                        read.edited().orElse(read.created()))));
        List<Transition> transitions = new ArrayList<>();
        if (people.isIn(read.edited(), read.editor())) {
            transitions.add(PeoplesHand.remember(origin));
        }
        transitions.add(new Transition.Kept(note, Announced.write(announced)));
        return transitions;
    }

    /** Looks at all that was announced since, and tells whose words were replaced. */
    public void look() {
        if (!announced.isEmpty()) {
            List<Transition> transitions = new ArrayList<>();
            collisions.look(announced, transitions);
            transitions.add(new Transition.Kept(note, ""));
            ledger.commit(transitions);
            announced.clear();
        }
    }

    /** How many collisions were found. */
    public long collisions() {
        return collisions.found();
    }
}
