package dev.ferry.mapping.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.ledger.Transition.Failed;
import dev.ferry.mapping.ledger.Transition.Imported;
import dev.ferry.mapping.ledger.Transition.IssueMade;
import dev.ferry.mapping.ledger.Transition.Lost;
import dev.ferry.mapping.ledger.Transition.Moved;
import dev.ferry.mapping.ledger.Transition.Moving;
import dev.ferry.mapping.ledger.Transition.NotMade;
import dev.ferry.mapping.ledger.Transition.NotMoved;
import dev.ferry.mapping.ledger.Transition.PartPresent;
import dev.ferry.mapping.ledger.Transition.PartSending;
import dev.ferry.mapping.ledger.Transition.Pending;
import dev.ferry.mapping.ledger.Transition.Requeued;
import dev.ferry.mapping.ledger.Transition.Rewritten;
import dev.ferry.mapping.ledger.Transition.Sending;
import dev.ferry.mapping.ledger.Transition.Settled;
import dev.ferry.mapping.ledger.Transition.Skipped;
import dev.ferry.mapping.ledger.Transition.StagingNode;
import dev.ferry.mapping.ledger.Transition.Unconfirmed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every transition told to an item in every situation: what is allowed, and that a refused one leaves no trace. */
class TransitionWalkTest {
    @TempDir
    Path folder;

    /** Ways into every situation an item can be in; the parts are the issue and one comment. */
    private static Map<String, List<Transition>> situations(LegacyId id) {
        Transition sending = new Sending(id, Samples.parts(1, 1), 2);
        Transition sendingIssue = new Sending(id, Samples.parts(1, 1), 1);
        Transition made = new IssueMade(id, Samples.staging(1));
        Transition imported = new Imported(id, Samples.staging(1));
        Transition moved = new Moved(id, Samples.finalIssue(1));
        Transition failed = new Failed(id, Samples.FAILURE);
        Map<String, List<Transition>> ways = new LinkedHashMap<>();
        ways.put("PLANNED", List.of());
        ways.put("IMPORTING sending", List.of(sending));
        ways.put("IMPORTING pending", List.of(sending, new Pending(id, 5)));
        ways.put("IMPORTING unconfirmed", List.of(sending, new Unconfirmed(id, "")));
        ways.put("IMPORTING not made", List.of(sending, new NotMade(id, "")));
        ways.put("IMPORTING issue made", List.of(sendingIssue, made));
        ways.put("IMPORTING sending part", List.of(sendingIssue, made, new PartSending(id, 1, Samples.HASH)));
        ways.put("IMPORTED", List.of(sending, imported));
        ways.put("MOVING", List.of(sending, imported, new Moving(id)));
        ways.put("MOVED", List.of(sending, imported, new Moving(id), moved));
        ways.put("SETTLED", List.of(sending, imported, new Moving(id), moved, new Settled(id)));
        ways.put("FAILED", List.of(failed));
        ways.put("FAILED moving", List.of(sending, imported, new Moving(id), failed));
        ways.put("SKIPPED", List.of(new Skipped(id, "not wanted")));
        return ways;
    }

    private static List<Transition> transitions(LegacyId id) {
        return List.of(
                new Sending(id, Samples.parts(1, 1), 2),
                new Pending(id, 5),
                new NotMade(id, ""),
                new Unconfirmed(id, ""),
                new IssueMade(id, Samples.staging(1)),
                new PartSending(id, 1, Samples.HASH),
                new PartPresent(id, 1, Optional.empty()),
                new Imported(id, Samples.staging(1)),
                new StagingNode(id, new NodeId("I_1")),
                new Lost(id, ""),
                new Skipped(id, ""),
                new Moving(id),
                new NotMoved(id, ""),
                new Moved(id, Samples.finalIssue(1)),
                new Rewritten(id, 1, Samples.HASH),
                new Settled(id),
                new Failed(id, Samples.FAILURE),
                new Requeued(id));
    }

    private static final Map<String, String> ALLOWED = Map.ofEntries(
            Map.entry("PLANNED", "Failed Sending Skipped"),
            Map.entry("IMPORTING sending", "Failed Imported IssueMade NotMade Pending Unconfirmed"),
            Map.entry("IMPORTING pending", "Failed Imported IssueMade NotMade Unconfirmed"),
            Map.entry("IMPORTING unconfirmed", "Failed Imported IssueMade NotMade Sending Unconfirmed"),
            Map.entry("IMPORTING not made", "Failed Sending"),
            Map.entry("IMPORTING issue made", "Failed Lost PartSending StagingNode"),
            Map.entry("IMPORTING sending part", "Failed Lost NotMade PartPresent StagingNode Unconfirmed"),
            Map.entry("IMPORTED", "Failed Lost Moving Rewritten StagingNode"),
            Map.entry("MOVING", "Failed Lost Moved Moving NotMoved Rewritten StagingNode"),
            Map.entry("MOVED", "Failed Rewritten Settled StagingNode"),
            Map.entry("SETTLED", "Failed Rewritten Settled StagingNode"),
            Map.entry("FAILED", "Requeued"),
            Map.entry("FAILED moving", "Requeued Rewritten StagingNode"),
            Map.entry("SKIPPED", ""));

    @Test
    void each_situation_allows_what_is_listed_and_refuses_the_rest_without_a_trace() {
        try (Ledger ledger = Ledger.open(folder.resolve("ferry.db"), "test", Samples.CLOCK)) {
            LegacyId id = Samples.id(1);
            Random random = new Random(1);
            Map<String, String> found = new LinkedHashMap<>();
            situations(id).forEach((situation, way) -> {
                Set<String> allowed = new TreeSet<>();
                for (Transition transition : transitions(id)) {
                    // A migration of its own for each try.
                    MigrationLedger migration = ledger.begin(Samples.migration(), random);
                    migration.plan(Samples.items(1));
                    way.forEach(migration::commit);
                    if (isAllowed(migration, transition)) {
                        allowed.add(transition.getClass().getSimpleName());
                    }
                }
                found.put(situation, String.join(" ", allowed));
            });
            assertThat(found).containsExactlyInAnyOrderEntriesOf(ALLOWED);
        }
    }

    private static boolean isAllowed(MigrationLedger migration, Transition transition) {
        List<Object> before = everything(migration.view());
        try {
            migration.commit(transition);
        } catch (IllegalStateException e) {
            assertThat(everything(migration.view())).isEqualTo(before);
            return false;
        }
        assertThat(everything(migration.view()))
                .as("an event of %s", transition)
                .isNotEqualTo(before);
        return true;
    }

    private static List<Object> everything(MigrationView view) {
        List<Object> all = new ArrayList<>();
        view.items().forEach(item -> {
            all.add(item);
            all.addAll(view.parts(item.id()));
        });
        view.events(0).forEach(all::add);
        return all;
    }

    @Test
    void a_batch_is_written_whole_or_not_at_all() {
        try (Ledger ledger = Ledger.open(folder.resolve("ferry.db"), "test", Samples.CLOCK)) {
            MigrationLedger migration = Samples.begin(ledger);
            migration.plan(Samples.items(2));
            List<Object> before = everything(migration.view());
            assertThatThrownBy(() -> migration.commit(
                            List.of(new Sending(Samples.id(1), Samples.parts(1, 1), 2), new Moving(Samples.id(2)))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("item 2 is PLANNED, not one of [IMPORTED, MOVING]");
            assertThat(everything(migration.view())).isEqualTo(before);
            assertThatThrownBy(() -> migration.commit(new Settled(Samples.id(99))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("item 99 was never planned");
        }
    }
}
