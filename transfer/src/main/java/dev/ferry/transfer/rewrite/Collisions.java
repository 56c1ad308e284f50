package dev.ferry.transfer.rewrite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.github.GraphQlAnswer;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.transfer.reading.Chunks;
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

    /** GitHub takes up to a hundred ids. */
    private static final int LOOKED_AT_ONCE = 50;

    private static final String LOOK = "query($ids: [ID!]!) {\n  nodes(ids: $ids) {\n    id\n    ... on Issue { body "
            + EditHistory.WHOLE + " }\n    ... on IssueComment { body " + EditHistory.WHOLE + " }\n  }\n}";

    private final RewriteJob job;
    private final PeoplesHand people;
    private final Consumer<Collision> listener;
    private final long before;
    private long found;

    Collisions(RewriteJob job, PeoplesHand people, Consumer<Collision> listener) {
        this.job = job;
        this.people = people;
        this.listener = listener;
        before = count(job.ledger().view());
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
        JsonNode text = payload.path(edit.isBody() ? "issue" : "issueComment");
        return EditHistory.needsALook(text.path("userContentEdits"), edit.edited(), people::isOurs);
    }

    /** Looks at the whole histories of texts that were edited, or may have been; what is to be remembered goes to the transitions. */
    void look(Collection<Announced> edits, List<Transition> transitions) {
        new Chunks<>(edits, LOOKED_AT_ONCE).forEach(some -> lookAtSome(some, transitions));
    }

    private void lookAtSome(List<Announced> all, List<Transition> transitions) {
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        ArrayNode ids = variables.putArray("ids");
        all.forEach(edit -> ids.add(edit.node().value()));
        GraphQlAnswer answer = job.github().graphQl().query(LOOK, variables);
        for (int place = 0; place < all.size(); place++) {
            Announced edit = all.get(place);
            JsonNode text = answer.data().path("nodes").path(place);
            EditHistory.of(text)
                    .overwritten(edit.write(), people::isOurs)
                    .ifPresent(theirs -> tell(edit, theirs, text, transitions));
        }
    }

    private void tell(Announced edit, EditHistory.Entry theirs, JsonNode text, List<Transition> transitions) {
        Collision collision = new Collision(
                edit.item(),
                edit.origin(),
                edit.url(),
                theirs.editor(),
                theirs.at(),
                theirs.text(),
                Optional.ofNullable(text.path("body").textValue()));
        // The texts are safe before the ledger forgets that it has to look for them.
        listener.accept(collision);
        found++;
        transitions.add(new Transition.Noted(
                Optional.of(edit.item()),
                "collision",
                edit.url() + ": the edit of " + theirs.editor().orElse("somebody") + " at " + theirs.at()
                        + " came between our reading and our writing"));
        transitions.add(new Transition.Kept(COUNT, Long.toString(before + found)));
    }
}
