package dev.ferry.mapping.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.mapping.ledger.Transition.CommentsLocated;
import dev.ferry.mapping.ledger.Transition.Imported;
import dev.ferry.mapping.ledger.Transition.Moved;
import dev.ferry.mapping.ledger.Transition.Moving;
import dev.ferry.mapping.ledger.Transition.Pending;
import dev.ferry.mapping.ledger.Transition.Rewritten;
import dev.ferry.mapping.ledger.Transition.Sending;
import dev.ferry.mapping.ledger.Transition.Settled;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerJourneyTest {
    @TempDir
    Path folder;

    @Test
    void an_item_goes_from_planned_to_settled_and_a_reader_sees_it_afterwards() {
        Path file = folder.resolve("ferry.db");
        try (Ledger ledger = Ledger.open(file, "ferry import", Samples.CLOCK)) {
            MigrationLedger migration = Samples.begin(ledger);
            assertThat(migration.plan(Samples.items(3))).isEqualTo(3);
            assertThat(migration.plan(Samples.items(3))).isZero();

            migration.commit(new Sending(Samples.id(2), Samples.parts(2, 2), 3));
            assertThat(migration.view().parts(Samples.id(2)))
                    .extracting(PartRow::state, PartRow::sent)
                    .containsOnly(org.assertj.core.groups.Tuple.tuple(PartState.SENDING, Optional.of(Samples.NOW)));
            migration.commit(new Pending(Samples.id(2), 5_000_000_000L));
            migration.commit(new Imported(Samples.id(2), Samples.staging(1)));
            migration.commit(new Moving(Samples.id(2)));
            migration.commit(List.of(
                    new Moved(Samples.id(2), Samples.finalIssue(7)),
                    new CommentsLocated(Samples.id(2), Map.of(1, Samples.comment(7, 4_880_000_001L))),
                    new Rewritten(Samples.id(2), 1, Samples.OTHER_HASH),
                    new Settled(Samples.id(2))));
        }

        try (LedgerView ledger = LedgerView.openReadOnly(file)) {
            MigrationRecord record = ledger.findByStaging(Samples.STAGING).get(0);
            assertThat(ledger.find(record.id())).contains(record);
            MigrationView view = ledger.migration(record.id());
            ItemRow item = view.item(Samples.id(2)).orElseThrow();
            assertThat(item.state()).isEqualTo(ItemState.SETTLED);
            assertThat(item.staging()).contains(Samples.staging(1));
            assertThat(item.finalIssue()).contains(Samples.finalIssue(7));
            assertThat(view.item(Samples.staging(1).number())).contains(item);
            assertThat(view.parts(Samples.id(2)).get(1).text()).isEqualTo(Samples.OTHER_HASH);
            assertThat(view.counts().items().values()).containsExactly(2L, 0L, 0L, 0L, 0L, 1L, 0L, 0L);
            assertThat(view.idMap().row(Samples.finalIssue(7).number())).contains(item.mapRow());
            assertThat(view.idMap().messageUrl(Samples.message(2, 0)))
                    .contains(Samples.finalIssue(7).url());
            assertThat(view.idMap().messageUrl(Samples.message(2, 1)))
                    .isEqualTo(Samples.comment(7, 4_880_000_001L).url());
            assertThat(view.idMap().messageUrl(Samples.message(2, 2))).isEmpty();
            assertThat(view.events(0))
                    .extracting(EventRow::what)
                    .containsExactly(
                            "begun",
                            "planned",
                            "planned",
                            "planned",
                            "sending",
                            "pending",
                            "imported",
                            "moving",
                            "moved",
                            "comments located",
                            "rewritten",
                            "settled");
        }
    }
}
