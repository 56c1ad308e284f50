package dev.ferry.transfer.rewrite;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.archive.LegacyId;
import dev.ferry.github.GraphQlAnswer;
import dev.ferry.github.Outcome;
import dev.ferry.github.Refusal;
import dev.ferry.github.RefusalCategory;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.TextHash;
import dev.ferry.mapping.ledger.Failure;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.transfer.reading.IssueText;
import dev.ferry.transfer.reading.PeoplesHand;
import dev.ferry.transfer.reading.Portion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sends edits, several in a document. An edit is announced as an event before it is sent; one that is in doubt is not sent
 * again from here: the text is read anew first, and what then still differs is a new edit. What answers said is
 * committed with the next announcement or by {@link #settle}, always before anything else is asked to be changed.
 */
final class Editing {
    /** The edits that were sent and whose outcome was not looked at. */
    private static final String UNDER_WAY = "rewrite.under-way";

    private final RewriteJob job;
    private final Collisions collisions;
    private final EditCutter cutter;
    private final Map<LegacyId, Failure> failures = new HashMap<>();
    private final Map<NodeId, Edit> doubted = new LinkedHashMap<>();
    private final List<Transition> due = new ArrayList<>();
    private final EditTally tally = new EditTally();
    private long done;
    private boolean waited;

    Editing(RewriteJob job, Collisions collisions) {
        this.job = job;
        this.collisions = collisions;
        cutter = new EditCutter(new Portion(job.github()::standing));
    }

    /** Looks at what a run that was killed had sent: what its edits replaced, nobody has told yet. */
    void lookAtLastRun() {
        String note = job.ledger().view().note(UNDER_WAY).orElse("");
        if (!note.isEmpty()) {
            collisions.look(Announced.read(note), due);
            settle(List.of());
        }
    }

    /** Sends these edits; returns the items of which some are in doubt or were put off. */
    Set<LegacyId> send(List<Edit> edits) {
        List<Edit> open = new ArrayList<>();
        int sent = 0;
        waited = false;
        while (sent < edits.size() && !waited) {
            List<Edit> document = cutter.next(edits.subList(sent, edits.size()));
            // Whoever is killed in a wait of most of an hour must not have forgotten what was answered before.
            settle(List.of());
            waited = job.github().graphQl().awaitTurn(document.size());
            if (!waited) {
                open.addAll(sendDocument(document));
                sent += document.size();
            }
        }
        // These were read before the wait, and people may have written into them since.
        open.addAll(edits.subList(sent, edits.size()));
        // Of an item that was refused an edit, nothing is tried again.
        return open.stream()
                .map(Edit::item)
                .filter(item -> !failures.containsKey(item))
                .collect(Collectors.toSet());
    }

    /** Whether the edits that {@link #send} put off last had to wait, so that only their texts have to be read again. */
    boolean hasWaited() {
        return waited;
    }

    /** Waits until an edit could be sent at all, so that what is read then need not wait and be read again. */
    void awaitRoom(List<ItemRow> items) {
        // Most of what was not gone through yet is edited; of what was settled before, little.
        if (items.stream().anyMatch(item -> item.state() == ItemState.MOVED)) {
            job.github().graphQl().awaitTurn(1);
        }
    }

    /** Of these issues, as they stand now, an edit that was in doubt and stands there took effect. */
    void confirm(List<IssueText> issues) {
        List<Announced> written = new ArrayList<>();
        for (IssueText issue : issues) {
            confirm(issue.node(), issue.body(), written);
            issue.comments().forEach(comment -> confirm(comment.node(), comment.body(), written));
        }
        collisions.look(written, due);
    }

    private void confirm(NodeId node, String text, List<Announced> written) {
        Edit edit = doubted.remove(node);
        if (edit != null) {
            // Also where it does not stand there: somebody may have edited it since.
            written.add(Announced.of(edit));
            if (edit.after().equals(text)) {
                due.add(new Transition.Rewritten(edit.item(), edit.ordinal(), TextHash.of(text)));
                count(edit);
            }
        }
    }

    /** Commits what answers said, and what it means for the items. */
    void settle(List<Transition> ends) {
        List<Transition> all = new ArrayList<>(due);
        all.addAll(ends);
        if (!all.isEmpty()) {
            all.add(new Transition.Kept(UNDER_WAY, underWay(List.of())));
            job.ledger().commit(all);
        }
        due.clear();
    }

    /** Why edits of an item were refused. */
    Optional<Failure> failure(LegacyId item) {
        return Optional.ofNullable(failures.get(item));
    }

    /** Texts changed so far. */
    long done() {
        return done;
    }

    /** What the edits were made of. */
    RewriteFigures figures() {
        return tally.figures();
    }

    private void count(Edit edit) {
        done++;
        tally.add(edit);
    }

    /** Returns those that were not carried out for certain. */
    private List<Edit> sendDocument(List<Edit> edits) {
        EditDocument document = EditDocument.of(edits);
        announce(edits);
        Outcome<GraphQlAnswer> outcome = job.github()
                .graphQl()
                .mutate(document.text(), document.variables(), edits.size(), List.of(job.target()));
        cutter.sent(edits);
        return outcome.fold(
                answer -> answered(edits, answer), refusal -> refused(edits, refusal), doubt -> inDoubt(edits));
    }

    /** Before asking: whoever looks for a lost edit finds when it was begun, and which text it replaced. */
    private void announce(List<Edit> edits) {
        List<Transition> transitions = new ArrayList<>(due);
        for (Edit edit : edits) {
            if (edit.peoples()) {
                transitions.add(PeoplesHand.remember(edit.origin()));
            }
            transitions.add(new Transition.Noted(
                    Optional.of(edit.item()), "rewriting", edit.origin().toString()));
        }
        transitions.add(new Transition.Kept(UNDER_WAY, underWay(edits)));
        job.ledger().commit(transitions);
        due.clear();
    }

    private String underWay(List<Edit> edits) {
        List<Announced> all = Stream.concat(doubted.values().stream(), edits.stream())
                .map(Announced::of)
                .toList();
        return all.isEmpty() ? "" : Announced.write(all);
    }

    private List<Edit> answered(List<Edit> edits, GraphQlAnswer answer) {
        List<Edit> open = new ArrayList<>();
        List<Announced> suspects = new ArrayList<>();
        for (int place = 0; place < edits.size(); place++) {
            Edit edit = edits.get(place);
            Outcome<JsonNode> part = answer.part(EditDocument.alias(place));
            if (part instanceof Outcome.Done<JsonNode> carriedOut) {
                due.add(new Transition.Rewritten(edit.item(), edit.ordinal(), TextHash.of(edit.after())));
                count(edit);
                if (collisions.needsALook(edit, carriedOut.value())) {
                    suspects.add(Announced.of(edit));
                }
            } else if (part instanceof Outcome.Refused<JsonNode> refused) {
                open.addAll(refused(List.of(edit), refused.refusal()));
            } else {
                open.addAll(inDoubt(List.of(edit)));
            }
        }
        collisions.look(suspects, due);
        return open;
    }

    private List<Edit> inDoubt(List<Edit> edits) {
        edits.forEach(edit -> doubted.put(edit.node(), edit));
        return edits;
    }

    private List<Edit> refused(List<Edit> edits, Refusal refusal) {
        if (refusal.category() == RefusalCategory.THROTTLED) {
            return edits;
        }
        if (edits.size() > 1) {
            // One of them is too long, or not to the server's liking: each is read anew before it goes by itself.
            cutter.refusedInCompany(edits);
            return edits;
        }
        for (Edit edit : edits) {
            failures.put(
                    edit.item(),
                    new Failure(refusal.category().name(), refusal.advice(), edit.url() + ": " + refusal.describe()));
        }
        return List.of();
    }
}
