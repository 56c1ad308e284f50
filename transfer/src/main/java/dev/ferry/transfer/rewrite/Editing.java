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
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.transfer.reading.IssueText;
import dev.ferry.transfer.reading.PeoplesHand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sends edits, several in a document. An edit is announced as an event before it is sent; one that is in doubt is not sent
 * again from here: the text is read anew first, and what then still differs is a new edit.
 */
final class Editing {
    private static final int MOST_EDITS = 20;
    private static final int MOST_CHARACTERS = 500_000;

    private final RewriteJob job;
    private final Map<LegacyId, Failure> failures = new HashMap<>();
    private final Map<NodeId, Edit> doubted = new HashMap<>();
    private long done;

    Editing(RewriteJob job) {
        this.job = job;
    }

    /** Sends these edits; returns the items of which some are in doubt or were put off. */
    Set<LegacyId> send(List<Edit> edits) {
        List<Edit> open = new ArrayList<>();
        List<Edit> document = new ArrayList<>();
        int characters = 0;
        for (Edit edit : edits) {
            if (document.size() == MOST_EDITS
                    || (!document.isEmpty() && characters + edit.after().length() > MOST_CHARACTERS)) {
                open.addAll(sendDocument(document));
                document.clear();
                characters = 0;
            }
            document.add(edit);
            characters += edit.after().length();
        }
        if (!document.isEmpty()) {
            open.addAll(sendDocument(document));
        }
        // Of an item that was refused an edit, nothing is tried again.
        return open.stream()
                .map(Edit::item)
                .filter(item -> !failures.containsKey(item))
                .collect(Collectors.toSet());
    }

    /** An edit that was in doubt and stands there now took effect. */
    void confirm(IssueText issue) {
        List<Transition> transitions = new ArrayList<>();
        confirm(issue.node(), issue.body(), transitions);
        issue.comments().forEach(comment -> confirm(comment.node(), comment.body(), transitions));
        if (!transitions.isEmpty()) {
            job.ledger().commit(transitions);
        }
    }

    private void confirm(NodeId node, String text, List<Transition> transitions) {
        Edit edit = doubted.remove(node);
        if (edit != null && edit.after().equals(text)) {
            transitions.add(new Transition.Rewritten(edit.item(), edit.ordinal(), TextHash.of(text)));
            done++;
        }
    }

    /** Why edits of an item were refused. */
    Optional<Failure> failure(LegacyId item) {
        return Optional.ofNullable(failures.get(item));
    }

    /** Texts changed so far. */
    long done() {
        return done;
    }

    /** Returns those that were not carried out for certain. */
    private List<Edit> sendDocument(List<Edit> edits) {
        EditDocument document = EditDocument.of(edits);
        edits.stream().filter(Edit::peoples).forEach(edit -> PeoplesHand.remember(job.ledger(), edit.origin()));
        // Before asking: whoever looks for a lost edit finds when it was begun.
        job.ledger()
                .commit(edits.stream()
                        .map(edit -> new Transition.Noted(
                                Optional.of(edit.item()),
                                "rewriting",
                                edit.origin().toString()))
                        .toList());
        Outcome<GraphQlAnswer> outcome =
                job.github().graphQl().mutate(document.text(), document.variables(), edits.size());
        return outcome.fold(
                answer -> answered(edits, answer), refusal -> refused(edits, refusal), doubt -> inDoubt(edits));
    }

    private List<Edit> answered(List<Edit> edits, GraphQlAnswer answer) {
        List<Edit> open = new ArrayList<>();
        List<Transition> transitions = new ArrayList<>();
        for (int place = 0; place < edits.size(); place++) {
            Edit edit = edits.get(place);
            Outcome<JsonNode> part = answer.part(EditDocument.alias(place));
            if (part instanceof Outcome.Done<JsonNode>) {
                transitions.add(new Transition.Rewritten(edit.item(), edit.ordinal(), TextHash.of(edit.after())));
                done++;
            } else if (part instanceof Outcome.Refused<JsonNode> refused) {
                open.addAll(refused(List.of(edit), refused.refusal()));
            } else {
                open.addAll(inDoubt(List.of(edit)));
            }
        }
        job.ledger().commit(transitions);
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
        for (Edit edit : edits) {
            failures.put(
                    edit.item(),
                    new Failure(refusal.category().name(), refusal.advice(), edit.url() + ": " + refusal.describe()));
        }
        return List.of();
    }
}
