package dev.ferry.transfer.undo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.Marker;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.StagingNumber;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.UndoPlace;
import dev.ferry.transfer.reading.Chunks;
import dev.ferry.transfer.reading.CommentText;
import dev.ferry.transfer.reading.IssueReader;
import dev.ferry.transfer.reading.IssueText;
import dev.ferry.transfer.reading.PeoplesHand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what the migration made in a repository. The marker in the last line decides, and beside it the ledger or the
 * account: a text that somebody copied into an issue of theirs has our marker too. For one thread.
 */
final class MadeByUs {
    private final UndoJob job;
    private final PeoplesHand hand;
    private final Map<Integer, LegacyId> known = new HashMap<>();
    private final List<MadeIssue> made = new ArrayList<>();
    private final List<Integer> unmarked = new ArrayList<>();
    private final List<Integer> copied = new ArrayList<>();
    private long others;

    MadeByUs(UndoJob job) {
        this.job = job;
        hand = new PeoplesHand(job.github(), job.ledger().view());
    }

    UndoPreview find() {
        readLedger();
        job.progress().begin("look through " + job.repository(), 0);
        new IssuePages(job.github(), job.repository()).each(this::listed);
        // A list may lag: what the ledger knows is asked for by its number, which is fresh.
        IssueReader reader = new IssueReader(job.github(), job.repository());
        for (List<Integer> some : new Chunks<>(List.copyOf(known.keySet()), IssueReader.AT_ONCE)) {
            reader.read(some).values().forEach(this::unlisted);
        }
        made.sort(Comparator.comparing(MadeIssue::number));
        return new UndoPreview(made, unmarked, copied, others, known.size());
    }

    private void readLedger() {
        for (ItemRow item : job.ledger().view().items()) {
            number(item).ifPresent(number -> known.put(number, item.id()));
        }
    }

    private Optional<Integer> number(ItemRow item) {
        Optional<Integer> there = item.finalIssue().map(issue -> issue.number()).map(FinalNumber::value);
        if (job.place() == UndoPlace.TARGET) {
            return there;
        }
        return there.isPresent() || item.state() == ItemState.SKIPPED
                ? Optional.empty()
                : item.staging().map(issue -> issue.number()).map(StagingNumber::value);
    }

    private void listed(JsonNode issue) {
        job.progress().advance(1);
        int number = issue.path("number").asInt();
        boolean isKnown = known.remove(number) != null;
        Optional<LegacyId> item =
                Marker.issueIn(issue.path("body").asText(), job.ledger().id());
        if (item.isEmpty()) {
            if (isKnown) {
                unmarked.add(number);
            } else {
                others++;
            }
        } else if (isKnown || hand.isOurs(login(issue, "author"))) {
            made.add(new MadeIssue(
                    number,
                    new NodeId(issue.path("id").asText()),
                    item.get(),
                    issue.path("title").asText(),
                    isKnown,
                    peoplesComments(issue),
                    isEdited(issue)));
        } else {
            copied.add(number);
        }
    }

    private void unlisted(IssueText issue) {
        known.remove(issue.number());
        Optional<LegacyId> item = Marker.issueIn(issue.body(), job.ledger().id());
        if (item.isEmpty()) {
            unmarked.add(issue.number());
            return;
        }
        long comments = issue.comments().stream()
                .filter(comment -> comment.marker().isEmpty())
                .count();
        boolean edited = hand.isIn(issue.edited(), issue.editor())
                || issue.comments().stream().anyMatch(this::isEdited);
        made.add(new MadeIssue(issue.number(), issue.node(), item.get(), issue.title(), true, comments, edited));
    }

    private long peoplesComments(JsonNode issue) {
        long count = 0;
        for (JsonNode comment : issue.path("comments").path("nodes")) {
            count += hand.isOurs(login(comment, "author")) ? 0 : 1;
        }
        return count;
    }

    private boolean isEdited(JsonNode issue) {
        boolean edited = isEditedByPeople(issue);
        for (JsonNode comment : issue.path("comments").path("nodes")) {
            edited |= hand.isOurs(login(comment, "author")) && isEditedByPeople(comment);
        }
        return edited;
    }

    private boolean isEdited(CommentText comment) {
        return hand.isIn(comment.edited(), comment.editor());
    }

    private boolean isEditedByPeople(JsonNode text) {
        Optional<Instant> edited =
                text.path("lastEditedAt").isTextual() ? Optional.of(Instant.EPOCH) : Optional.empty();
        return hand.isIn(edited, login(text, "editor"));
    }

    private static Optional<String> login(JsonNode text, String who) {
        return Optional.ofNullable(text.path(who).path("login").textValue());
    }
}
