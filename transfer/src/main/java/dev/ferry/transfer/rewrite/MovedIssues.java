package dev.ferry.transfer.rewrite;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.ledger.CommentRef;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.PartRow;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.transfer.reading.IssueReader;
import dev.ferry.transfer.reading.IssueText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads items in the final repository as they stand now, and keeps in the ledger where their comments are. */
final class MovedIssues {
    private static final Backoff BACKOFF = Backoff.OF_READING;

    private final RewriteJob job;
    private final IssueReader reader;

    MovedIssues(RewriteJob job) {
        this.job = job;
        reader = new IssueReader(job.github(), job.target());
    }

    /** An item with its parts and what stands on GitHub. */
    record Moved(ItemRow item, List<PartRow> parts, IssueText text) {}

    /** Those of the items that are there. */
    Map<LegacyId, Moved> read(Collection<ItemRow> items) {
        Map<LegacyId, List<PartRow>> parts = parts(items);
        Map<LegacyId, Moved> moved = new LinkedHashMap<>(readNow(items, parts));
        // A transfer's comments may arrive some seconds after the issue (field reports): late ones are waited for.
        for (int round = 0; !BACKOFF.isOver(round) && !job.stop().isRaised(); round++) {
            List<ItemRow> late = moved.values().stream()
                    .filter(issue -> lacksComments(issue))
                    .map(Moved::item)
                    .toList();
            if (late.isEmpty()) {
                break;
            }
            BACKOFF.pause(job.surroundings().sleeper(), round);
            moved.putAll(readNow(late, parts));
        }
        return moved;
    }

    /** Whether comments that the issue had on staging are not there; one that was settled had them all, whatever people deleted since. */
    boolean lacksComments(Moved moved) {
        return moved.item().state() == ItemState.MOVED
                && refs(moved).size() < moved.parts().size() - 1;
    }

    /** Where comments of these items are that the ledger does not know, which references to messages need; known ones are not asked for. */
    List<Transition> locateComments(Collection<ItemRow> items) {
        Map<LegacyId, List<PartRow>> parts = parts(items);
        List<ItemRow> unlocated = items.stream()
                .filter(item -> parts.getOrDefault(item.id(), List.of()).stream()
                        .skip(1)
                        .anyMatch(part -> !isLocated(item, part)))
                .toList();
        return located(read(unlocated).values());
    }

    /** Where comments of these issues are that the ledger does not know. */
    List<Transition> located(Collection<Moved> there) {
        List<Transition> news = new ArrayList<>();
        for (Moved moved : there) {
            Map<Integer, CommentRef> refs = refs(moved);
            moved.parts().stream()
                    .filter(part -> isLocated(moved.item(), part))
                    .forEach(part -> refs.remove(part.ordinal()));
            if (!refs.isEmpty()) {
                news.add(new Transition.CommentsLocated(moved.item().id(), refs));
            }
        }
        return news;
    }

    private Map<LegacyId, Moved> readNow(Collection<ItemRow> items, Map<LegacyId, List<PartRow>> parts) {
        Map<Integer, ItemRow> owners = new LinkedHashMap<>();
        items.forEach(
                item -> owners.put(item.finalIssue().orElseThrow().number().value(), item));
        Map<LegacyId, Moved> moved = new HashMap<>();
        Map<Integer, IssueText> texts = reader.read(owners.keySet());
        owners.forEach((number, item) -> {
            IssueText text = texts.get(number);
            if (text != null) {
                moved.put(item.id(), new Moved(item, parts.getOrDefault(item.id(), List.of()), text));
            }
        });
        return moved;
    }

    private Map<LegacyId, List<PartRow>> parts(Collection<ItemRow> items) {
        return job.ledger().view().parts(items.stream().map(ItemRow::id).toList());
    }

    private Map<Integer, CommentRef> refs(Moved moved) {
        return new OurTexts(job.ledger().id(), moved.parts())
                .located(moved.text().comments());
    }

    /** A comment that was made on staging was located there; the transfer may have given it a new id. */
    private static boolean isLocated(ItemRow item, PartRow part) {
        String issue = item.finalIssue().orElseThrow().url().toString();
        return part.comment()
                .flatMap(CommentRef::url)
                .filter(url -> url.toString().startsWith(issue + "#"))
                .isPresent();
    }
}
