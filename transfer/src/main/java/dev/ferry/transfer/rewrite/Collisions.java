package dev.ferry.transfer.rewrite;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.github.GitHub;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.transfer.reading.PeoplesHand;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds out after each edit whether somebody edited the text between our reading and our writing. The server takes no
 * condition with an edit, so this can not be kept from happening; it can be told. For one thread.
 */
public final class Collisions {
    private static final String COUNT = "rewrite.collisions";

    private final MigrationView ledger;
    private final HistoryLook history;
    private final Consumer<Collision> listener;
    private final long before;
    private long found;

    Collisions(MigrationView ledger, GitHub github, PeoplesHand people, Consumer<Collision> listener) {
        this.ledger = ledger;
        history = new HistoryLook(github, people::isOurs);
        this.listener = listener;
        before = count(ledger);
    }

    /** How many were found in a migration so far, in all runs. */
    public static long count(MigrationView ledger) {
        return ledger.note(COUNT).map(Long::parseLong).orElse(0L);
    }

    /** How many this run found. */
    long found() {
        return found;
    }

    /** Whether the answer to an edit leaves room for somebody's edit that it replaced. */
    boolean needsALook(Edit edit, JsonNode payload) {
        return history.isNeeded(edit, payload);
    }

    /** Looks at the whole histories of texts that were edited, or may have been; what is to be remembered goes to the transitions. */
    void look(Collection<Announced> edits, List<Transition> transitions) {
        history.collisions(edits).forEach(collision -> tell(collision, transitions));
    }

    private void tell(Collision collision, List<Transition> transitions) {
        // The texts are safe before the ledger forgets that it has to look for them.
        listener.accept(collision);
        found++;
        transitions.add(new Transition.Noted(
                // A copy may be of an issue that this ledger never planned.
                Optional.of(collision.item()).filter(item -> ledger.item(item).isPresent()),
                "collision",
                collision.url() + ": the edit of " + collision.editor().orElse("somebody") + " at " + collision.at()
                        + " came between our reading and our writing"));
        transitions.add(new Transition.Kept(COUNT, Long.toString(before + found)));
    }
}
