package dev.ferry.mapping.ledger;

import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.ledger.Steps.Item;
import dev.ferry.mapping.ledger.Steps.Part;
import java.net.URI;
import java.util.HexFormat;
import java.util.Optional;

/** The transitions from staging on, and those that may come at any time. */
final class ItemSteps {
    private ItemSteps() {}

    static void skipped(Steps steps, Transition.Skipped skipped) {
        Item item = steps.item(skipped.item());
        steps.change(item, ItemState.SKIPPED);
        steps.session().update("UPDATE item SET skipped = ? WHERE key = ?", skipped.why(), item.key());
        steps.event(item, "skipped", skipped.why());
    }

    static void moving(Steps steps, Transition.Moving moving) {
        Item item = steps.item(moving.item(), ItemState.IMPORTED, ItemState.MOVING);
        steps.change(item, ItemState.MOVING);
        steps.event(item, "moving", "");
    }

    static void notMoved(Steps steps, Transition.NotMoved notMoved) {
        Item item = steps.item(notMoved.item(), ItemState.MOVING);
        steps.change(item, ItemState.IMPORTED);
        ReopenSteps.inDoubt(steps, item);
        steps.event(item, "not moved", notMoved.why());
    }

    static void moved(Steps steps, Transition.Moved moved) {
        Item item = steps.item(moved.item(), ItemState.MOVING);
        steps.change(item, ItemState.MOVED);
        FinalIssue issue = moved.issue();
        steps.session()
                .update(
                        "UPDATE item SET final_number = ?, final_node = ?, final_url = ? WHERE key = ?",
                        issue.number().value(),
                        issue.node().value(),
                        issue.url().toString(),
                        item.key());
        // What was known of the comments was known on staging: their addresses there must not reach a final text.
        steps.session()
                .update(
                        "UPDATE part SET comment_id = NULL, comment_node = NULL, comment_url = NULL"
                                + " WHERE item = ? AND comment_id IS NOT NULL",
                        item.key());
        steps.event(item, "moved", "final " + issue.number());
    }

    static void commentsLocated(Steps steps, Transition.CommentsLocated located) {
        Item item = steps.item(located.item());
        located.comments().forEach((ordinal, comment) -> {
            present(steps, item, ordinal);
            locate(steps, item, ordinal, comment);
        });
        steps.event(
                item, "comments located", Integer.toString(located.comments().size()));
    }

    static void locate(Steps steps, Item item, int ordinal, CommentRef comment) {
        steps.session()
                .update(
                        "UPDATE part SET comment_id = ?, comment_node = ?, comment_url = ?"
                                + " WHERE item = ? AND ordinal = ?",
                        comment.databaseId(),
                        comment.node().map(NodeId::value).orElse(null),
                        comment.url().map(URI::toString).orElse(null),
                        item.key(),
                        ordinal);
    }

    static void rewritten(Steps steps, Transition.Rewritten rewritten) {
        Item item = steps.item(rewritten.item());
        present(steps, item, rewritten.ordinal());
        steps.session()
                .update(
                        "UPDATE part SET text_hash = ? WHERE item = ? AND ordinal = ?",
                        HexFormat.of().parseHex(rewritten.text().hex()),
                        item.key(),
                        rewritten.ordinal());
        steps.event(item, "rewritten", "part " + rewritten.ordinal());
    }

    static void settled(Steps steps, Transition.Settled settled) {
        Item item = steps.item(settled.item());
        steps.change(item, ItemState.SETTLED);
        steps.event(item, "settled", "");
    }

    static void failed(Steps steps, Transition.Failed failed) {
        Item item = steps.item(failed.item());
        steps.change(item, ItemState.FAILED);
        Failure failure = failed.failure();
        steps.session()
                .update(
                        "UPDATE item SET failed_in = ?, failure_category = ?, failure_advice = ?, failure_detail = ?"
                                + " WHERE key = ?",
                        item.state().name(),
                        failure.category(),
                        failure.advice(),
                        failure.detail(),
                        item.key());
        steps.event(item, "failed", failure.category() + ": " + failure.detail());
    }

    static void requeued(Steps steps, Transition.Requeued requeued) {
        Item item = steps.item(requeued.item(), ItemState.FAILED);
        ItemState failedIn = item.failedIn();
        if (failedIn == null) {
            throw new IllegalStateException(
                    "item " + item.id() + " is FAILED and the ledger does not say in which state");
        }
        ItemState next = ItemTransitions.afterRetry(failedIn, isBegun(steps, item));
        steps.change(item, next);
        steps.session()
                .update(
                        "UPDATE item SET failed_in = NULL, failure_category = NULL, failure_advice = NULL,"
                                + " failure_detail = NULL WHERE key = ?",
                        item.key());
        steps.event(item, "requeued", "as " + next);
        if (next == ItemState.PLANNED) {
            if (!steps.parts(item).isEmpty()) {
                // It was sent before, and what failed may have left an issue behind.
                remember(steps, item);
            }
            NewerSteps.planned(steps, steps.item(item.id()));
        }
    }

    private static void remember(Steps steps, Item item) {
        steps.session()
                .update(
                        "INSERT INTO note (migration, name, value) VALUES (?, ?, ?)"
                                + " ON CONFLICT (migration, name) DO UPDATE SET value = value || ' ' || excluded.value",
                        steps.migration(),
                        Transition.Requeued.RETRIED_IMPORTS,
                        item.key());
    }

    /** Whether something of the item is on staging, or may be. */
    static boolean isBegun(Steps steps, Item item) {
        return item.hasStaging() || steps.parts(item).stream().anyMatch(part -> part.state() != PartState.PLANNED);
    }

    static void quarantined(Steps steps, Transition.Quarantined extra) {
        int added = steps.session()
                .update(
                        "INSERT INTO extra (migration, staging_number, origin, found_at) VALUES (?, ?, ?, ?)"
                                + " ON CONFLICT DO NOTHING",
                        steps.migration(),
                        extra.number().value(),
                        extra.origin().map(Origin::toString).orElse(null),
                        steps.now().toEpochMilli());
        if (added > 0) {
            steps.event(Optional.empty(), "quarantined", "staging " + extra.number() + ": " + extra.why());
        }
    }

    static void noted(Steps steps, Transition.Noted noted) {
        steps.event(noted.item().map(steps::item).map(Item::key), noted.what(), noted.detail());
    }

    static void kept(Steps steps, Transition.Kept kept) {
        steps.session()
                .update(
                        "INSERT INTO note (migration, name, value) VALUES (?, ?, ?)"
                                + " ON CONFLICT (migration, name) DO UPDATE SET value = excluded.value",
                        steps.migration(),
                        kept.name(),
                        kept.value());
    }

    private static void present(Steps steps, Item item, int ordinal) {
        Part part = steps.part(item, ordinal);
        if (part.state() != PartState.PRESENT) {
            throw new IllegalStateException(
                    "item " + item.id() + ", part " + ordinal + " is " + part.state() + ", not PRESENT");
        }
    }
}
