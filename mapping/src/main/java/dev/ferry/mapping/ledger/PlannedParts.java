package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import java.util.ArrayList;
import java.util.List;

/** The parts of an item as they were planned, with every message that they show. Thread-safe, like {@link MigrationView}. */
public final class PlannedParts {
    private final MigrationView migration;

    private PlannedParts(MigrationView migration) {
        this.migration = migration;
    }

    public static PlannedParts of(MigrationView migration) {
        return new PlannedParts(migration);
    }

    /** In their order; empty where the item was never sent. */
    public List<PartPlan> parts(LegacyId item) {
        List<JoinedMessages.Joined> joined =
                migration.readers().read(session -> JoinedMessages.of(session, migration.key(), item));
        List<PartPlan> parts = new ArrayList<>();
        for (PartRow part : migration.parts(item)) {
            List<MessageId> shows = new ArrayList<>(part.shows().stream().toList());
            joined.stream()
                    .filter(each -> each.ordinal() == part.ordinal())
                    .map(JoinedMessages.Joined::message)
                    .forEach(shows::add);
            parts.add(new PartPlan(part.origin(), part.text(), shows));
        }
        return parts;
    }
}
