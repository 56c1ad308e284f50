package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.ledger.Steps.Item;
import dev.ferry.mapping.ledger.Steps.Part;
import java.util.HexFormat;
import java.util.List;

/** The transitions between the archive and staging. */
final class ImportSteps {
    private ImportSteps() {}

    static void send(Steps steps, Transition.Sending sending) {
        Item item = steps.item(sending.item(), ItemState.PLANNED, ItemState.IMPORTING);
        steps.change(item, ItemState.IMPORTING);
        ForecastSteps.written(steps, item);
        List<Part> old = steps.parts(item);
        for (Part part : old) {
            steps.check(item, part, PartState.SENDING);
        }
        if (item.hasStaging()) {
            throw new IllegalStateException("item " + item.id() + " is on staging already, it can not be sent again");
        }
        if (!old.isEmpty()) {
            steps.session().update("DELETE FROM part WHERE item = ?", item.key());
            JoinedMessages.forget(steps, item);
        }
        // It is made anew, open or closed as it is now.
        steps.session().update("DELETE FROM reopened WHERE item = ?", item.key());
        long now = steps.now().toEpochMilli();
        for (int ordinal = 0; ordinal < sending.parts().size(); ordinal++) {
            PartPlan part = sending.parts().get(ordinal);
            boolean sent = ordinal < sending.inRequest();
            steps.session()
                    .update(
                            "INSERT INTO part (item, ordinal, origin, state, text_hash, message, sent_at, announced_at)"
                                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                            item.key(),
                            ordinal,
                            part.origin().toString(),
                            (sent ? PartState.SENDING : PartState.PLANNED).name(),
                            HexFormat.of().parseHex(part.text().hex()),
                            part.firstShown().map(Object::toString).orElse(null),
                            sent ? now : null,
                            sent ? now : null);
            JoinedMessages.keep(steps, item, ordinal, part);
        }
        steps.event(
                item, "sending", sending.inRequest() + " of " + sending.parts().size() + " parts");
    }

    static void pending(Steps steps, Transition.Pending pending) {
        Item item = withoutIssue(steps, pending.item());
        steps.changeInFlight(item, PartState.PENDING);
        steps.session()
                .update(
                        "UPDATE part SET import_id = ? WHERE item = ? AND state = 'PENDING'",
                        pending.importId(),
                        item.key());
        steps.event(item, "pending", "import " + pending.importId());
    }

    static void notMade(Steps steps, Transition.NotMade notMade) {
        Item item = steps.item(notMade.item(), ItemState.IMPORTING);
        steps.changeInFlight(item, PartState.PLANNED);
        steps.event(item, "not made", notMade.why());
    }

    static void unconfirmed(Steps steps, Transition.Unconfirmed unconfirmed) {
        Item item = steps.item(unconfirmed.item(), ItemState.IMPORTING);
        steps.changeInFlight(item, PartState.UNCONFIRMED);
        unconfirmed
                .sent()
                .ifPresent(sent -> steps.session()
                        .update(
                                "UPDATE part SET sent_at = ? WHERE item = ? AND state = 'UNCONFIRMED' AND sent_at < ?",
                                sent.toEpochMilli(),
                                item.key(),
                                sent.toEpochMilli()));
        steps.event(item, "unconfirmed", unconfirmed.why());
    }

    static void issueMade(Steps steps, Transition.IssueMade made) {
        Item item = withoutIssue(steps, made.item());
        store(steps, item, made.issue());
        steps.changeInFlight(item, PartState.PRESENT);
        steps.event(item, "issue made", "staging " + made.issue().number());
    }

    static void sendPart(Steps steps, Transition.PartSending sending) {
        Item item = withIssue(steps, sending.item());
        steps.change(item, steps.part(item, sending.ordinal()), PartState.SENDING);
        steps.session()
                .update(
                        "UPDATE part SET text_hash = ?, sent_at = ?, announced_at = ? WHERE item = ? AND ordinal = ?",
                        HexFormat.of().parseHex(sending.text().hex()),
                        steps.now().toEpochMilli(),
                        steps.now().toEpochMilli(),
                        item.key(),
                        sending.ordinal());
        steps.event(item, "sending part", Integer.toString(sending.ordinal()));
    }

    static void partPresent(Steps steps, Transition.PartPresent present) {
        Item item = withIssue(steps, present.item());
        Part part = steps.part(item, present.ordinal());
        if (!part.state().isInFlight()) {
            throw new IllegalStateException(
                    "item " + item.id() + ", part " + part.ordinal() + " is " + part.state() + ", it was not sent");
        }
        steps.change(item, part, PartState.PRESENT);
        present.comment().ifPresent(comment -> ItemSteps.locate(steps, item, present.ordinal(), comment));
        steps.event(item, "part present", Integer.toString(present.ordinal()));
    }

    static void imported(Steps steps, Transition.Imported imported) {
        Item item = steps.item(imported.item(), ItemState.IMPORTING);
        if (!item.hasStaging()) {
            steps.changeInFlight(item, PartState.PRESENT);
        }
        store(steps, item, imported.issue());
        steps.change(item, ItemState.IMPORTED);
        for (Part part : steps.parts(item)) {
            if (part.state() != PartState.PRESENT) {
                throw new IllegalStateException("item " + item.id() + " is not imported while its part "
                        + part.ordinal() + " is " + part.state());
            }
        }
        steps.event(item, "imported", "staging " + imported.issue().number());
    }

    static void stagingNode(Steps steps, Transition.StagingNode found) {
        Item item = steps.item(found.item());
        if (!item.hasStaging()) {
            throw new IllegalStateException("item " + item.id() + " is not on staging, it has no node id there");
        }
        steps.session()
                .update(
                        "UPDATE item SET staging_node = ? WHERE key = ?",
                        found.node().value(),
                        item.key());
        steps.event(item, "staging node", found.node().value());
    }

    static void lost(Steps steps, Transition.Lost lost) {
        Item item = steps.item(lost.item(), ItemState.IMPORTING, ItemState.IMPORTED, ItemState.MOVING);
        if (!item.hasStaging()) {
            throw new IllegalStateException("item " + item.id() + " has no issue on staging that could be lost");
        }
        steps.event(item, "lost", lost.why());
        planAgain(steps, item);
    }

    /** Nothing of the item is on staging any more. */
    static void planAgain(Steps steps, Item item) {
        steps.change(item, ItemState.PLANNED);
        steps.session().update("UPDATE item SET staging_number = NULL, staging_node = NULL WHERE key = ?", item.key());
        steps.session().update("DELETE FROM part WHERE item = ?", item.key());
        JoinedMessages.forget(steps, item);
        ForecastSteps.unwritten(steps, item);
        NewerSteps.planned(steps, steps.item(item.id()));
    }

    private static Item withoutIssue(Steps steps, LegacyId id) {
        Item item = steps.item(id, ItemState.IMPORTING);
        if (item.hasStaging()) {
            throw new IllegalStateException("item " + id + " has its issue on staging already");
        }
        return item;
    }

    private static Item withIssue(Steps steps, LegacyId id) {
        Item item = steps.item(id, ItemState.IMPORTING);
        if (!item.hasStaging()) {
            throw new IllegalStateException("item " + id + " has no issue on staging yet that a part could follow");
        }
        return item;
    }

    private static void store(Steps steps, Item item, StagingIssue issue) {
        // A node id that is known already stays when the answer does not tell one.
        steps.session()
                .update(
                        "UPDATE item SET staging_number = ?, staging_node = coalesce(?, staging_node) WHERE key = ?",
                        issue.number().value(),
                        issue.node().map(NodeId::value).orElse(null),
                        item.key());
        // The barrier may have put it aside while nobody knew whose it is.
        int released = steps.session()
                .update(
                        "DELETE FROM extra WHERE migration = ? AND staging_number = ?",
                        steps.migration(),
                        issue.number().value());
        if (released > 0) {
            steps.event(item, "out of quarantine", "staging " + issue.number());
        }
    }
}
