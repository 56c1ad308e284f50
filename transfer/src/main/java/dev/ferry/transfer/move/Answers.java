package dev.ferry.transfer.move;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.archive.LegacyId;
import dev.ferry.github.GraphQlAnswer;
import dev.ferry.github.Outcome;
import dev.ferry.github.Refusal;
import dev.ferry.github.RefusalCategory;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.transfer.move.Whereabouts.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the outcome of a document says of its items, looked up where it leaves that open, and told to the ledger. For one thread. */
final class Answers {
    private final Results results;
    private final Whereabouts whereabouts;
    private final LookAhead lookAhead;

    Answers(Results results, Whereabouts whereabouts, LookAhead lookAhead) {
        this.results = results;
        this.whereabouts = whereabouts;
        this.lookAhead = lookAhead;
    }

    /** Each part of an answer is judged by itself; returns whether every part was answered. */
    boolean inParts(List<ItemRow> batch, GraphQlAnswer answer, boolean lastRound) {
        List<Outcome<JsonNode>> parts = new ArrayList<>();
        List<ItemRow> open = new ArrayList<>();
        List<LegacyId> through = new ArrayList<>();
        for (int place = 0; place < batch.size(); place++) {
            Outcome<JsonNode> part = answer.part(TransferDocument.alias(place));
            parts.add(part);
            if (isMoved(part)) {
                through.add(batch.get(place).id());
            } else if (!isThrottled(part)) {
                // Also where GitHub says that it is there already: a look tells where.
                open.add(batch.get(place));
            }
        }
        lookAhead.wentThrough(through);
        Map<LegacyId, Place> places = whereabouts.find(open, results.highestNumber());
        boolean whole = true;
        // In the order of the batch: numbers are taken note of in legacy order.
        for (int place = 0; place < batch.size(); place++) {
            ItemRow item = batch.get(place);
            Outcome<JsonNode> part = parts.get(place);
            if (part instanceof Outcome.Done<JsonNode> done && isMoved(part)) {
                results.moved(item, TransferDocument.moved(done.value()));
            } else if (part instanceof Outcome.Refused<JsonNode> refused && isThrottled(part)) {
                results.notMoved(item, refused.refusal().describe());
                whole = false;
            } else if (part instanceof Outcome.Refused<JsonNode> refused) {
                // Where it could not be opened, that is why it can not be moved.
                Refusal why = answer.part(TransferDocument.opening(place)) instanceof Outcome.Refused<JsonNode> closed
                        ? closed.refusal()
                        : refused.refusal();
                Refused one = new Refused(item, why, overtakers(batch, place, through));
                results.refused(one, places, lastRound);
            } else {
                results.found(item, places, "the answer does not tell");
                whole = false;
            }
        }
        results.commit();
        return whole;
    }

    private static List<LegacyId> overtakers(List<ItemRow> batch, int refused, List<LegacyId> through) {
        return batch.subList(refused + 1, batch.size()).stream()
                .map(ItemRow::id)
                .filter(through::contains)
                .toList();
    }

    private static boolean isMoved(Outcome<JsonNode> part) {
        return part instanceof Outcome.Done<JsonNode> done && TransferDocument.tellsWhere(done.value());
    }

    private static boolean isThrottled(Outcome<JsonNode> part) {
        return part instanceof Outcome.Refused<JsonNode> refused
                && refused.refusal().category() == RefusalCategory.THROTTLED;
    }

    /**
     * The whole document was refused: alone, the item is to blame; among others, smaller batches find out which. Returns false.
     */
    boolean refused(List<ItemRow> batch, Refusal refusal, boolean lastRound) {
        if (batch.size() == 1 && refusal.category() != RefusalCategory.THROTTLED) {
            Map<LegacyId, Place> places = whereabouts.find(batch, results.highestNumber());
            results.refused(new Refused(batch.get(0), refusal, List.of()), places, lastRound);
        } else {
            batch.forEach(item -> results.notMoved(item, refusal.describe()));
        }
        results.commit();
        return false;
    }

    /** Any of them may be moved: looked up. Returns false. */
    boolean unknown(List<ItemRow> batch, String doubt) {
        results.found(batch, whereabouts.find(batch, results.highestNumber()), doubt);
        return false;
    }
}
