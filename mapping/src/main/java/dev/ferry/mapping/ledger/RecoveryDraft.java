package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.StagingNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The migration that a recovery is writing, and what it found; valid while {@link RecoveryLedger#write} calls the work. */
public final class RecoveryDraft {
    private static final String FOUND = "SELECT item, arrived, number, details, key FROM recovery_found WHERE ";

    private final Steps steps;

    RecoveryDraft(Steps steps) {
        this.steps = steps;
    }

    /** The issues that bear this item's marker; none of them is told by {@link #untaken} any more. */
    public List<FoundRow> take(LegacyId item) {
        List<FoundRow> found =
                session().list(RecoveryDraft::found, FOUND + "item = ? ORDER BY arrived DESC, number", item.value());
        if (!found.isEmpty()) {
            session().update("UPDATE recovery_found SET taken = 1 WHERE item = ?", item.value());
        }
        return found;
    }

    /** The issues of items that nobody took, at most so many. */
    public List<FoundRow> untaken(int limit) {
        return session()
                .list(RecoveryDraft::found, FOUND + "item IS NOT NULL AND taken = 0 ORDER BY key LIMIT ?", limit);
    }

    /** The issues without a marker that may be some item's all the same, at most so many. */
    public List<FoundRow> unmarked(int limit) {
        return session().list(RecoveryDraft::found, FOUND + "item IS NULL ORDER BY key LIMIT ?", limit);
    }

    /** An item that was not added before. */
    public void add(RecoveredItem item) {
        if (!PlanSteps.plan(steps, item.planned())) {
            throw new IllegalStateException("item " + item.planned().id() + " is recovered already");
        }
        Steps.Item planned = steps.item(item.planned().id());
        Optional<Failure> failure = item.broken().map(RecoveredItem.Broken::why);
        Optional<FinalIssue> arrived = item.finalIssue();
        session()
                .update(
                        "UPDATE item SET state = ?, staging_number = ?, staging_node = ?, final_number = ?, final_node = ?,"
                                + " final_url = ?, failed_in = ?, failure_category = ?, failure_advice = ?,"
                                + " failure_detail = ? WHERE key = ?",
                        item.state().name(),
                        item.staging().map(issue -> issue.number().value()).orElse(null),
                        item.staging()
                                .flatMap(StagingIssue::node)
                                .map(NodeId::value)
                                .orElse(null),
                        arrived.map(issue -> issue.number().value()).orElse(null),
                        arrived.map(issue -> issue.node().value()).orElse(null),
                        arrived.map(issue -> issue.url().toString()).orElse(null),
                        item.broken().map(broken -> broken.in().name()).orElse(null),
                        failure.map(Failure::category).orElse(null),
                        failure.map(Failure::advice).orElse(null),
                        failure.map(Failure::detail).orElse(null),
                        planned.key());
        for (int ordinal = 0; ordinal < item.parts().size(); ordinal++) {
            add(planned, ordinal, item.parts().get(ordinal));
        }
        steps.event(planned, "recovered", "as " + item.state());
        mark(planned, item);
    }

    private void add(Steps.Item item, int ordinal, RecoveredItem.Part part) {
        session()
                .update(
                        "INSERT INTO part (item, ordinal, origin, state, text_hash, message, sent_at)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                        item.key(),
                        ordinal,
                        part.plan().origin().toString(),
                        part.state().name(),
                        HexFormat.of().parseHex(part.plan().text().hex()),
                        part.plan().firstShown().map(Object::toString).orElse(null),
                        part.sent().map(sent -> sent.toEpochMilli()).orElse(null));
        JoinedMessages.keep(steps, item, ordinal, part.plan());
    }

    private void mark(Steps.Item item, RecoveredItem recovered) {
        boolean gone = recovered.archived() == RecoveredItem.Archived.GONE;
        if (recovered.finalIssue().isPresent()) {
            if (gone) {
                NewerSteps.leaveGone(steps, item);
            }
        } else if (gone || recovered.archived() == RecoveredItem.Archived.CHANGED) {
            NewerSteps.outdate(
                    steps,
                    item,
                    gone ? Optional.empty() : Optional.of(recovered.planned().recordHash()));
        }
    }

    /** An issue on staging that no item owns: the barrier would put it aside as well. */
    public void putAside(StagingNumber number, Optional<Origin> origin, String why) {
        ItemSteps.quarantined(steps, new Transition.Quarantined(number, origin, why));
    }

    /** Keeps a text under a name; see {@link MigrationView#note}. */
    public void note(String name, String value) {
        ItemSteps.kept(steps, new Transition.Kept(name, value));
    }

    private Session session() {
        return steps.session();
    }

    static FoundRow found(ResultSet row) throws SQLException {
        return new FoundRow(
                Optional.ofNullable(row.getString(1)).map(LegacyId::new),
                row.getInt(2) == 1,
                row.getInt(3),
                row.getString(4));
    }
}
