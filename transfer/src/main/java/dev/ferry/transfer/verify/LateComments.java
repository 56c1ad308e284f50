package dev.ferry.transfer.verify;

import dev.ferry.archive.LegacyId;
import dev.ferry.github.Sleeper;
import dev.ferry.mapping.Marker;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.mapping.ledger.PartRow;
import dev.ferry.transfer.reading.IssueReader;
import dev.ferry.transfer.reading.IssueText;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Waits for the comments of issues that were moved just now: they may arrive some seconds after their issue (field reports). Gives
 * up after some looks; what is not there then is a difference. For one thread.
 */
final class LateComments {
    private static final int MOST_ROUNDS = 6;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    private final MigrationView ledger;
    private final IssueReader target;
    private final Sleeper sleeper;
    private final StopSignal stop;

    LateComments(MigrationView ledger, IssueReader target, Sleeper sleeper, StopSignal stop) {
        this.ledger = ledger;
        this.target = target;
        this.sleeper = sleeper;
        this.stop = stop;
    }

    /** Comes back when all are there, or no more are to be expected. */
    void await(List<ItemRow> items) throws InterruptedException {
        Map<LegacyId, List<PartRow>> parts =
                ledger.parts(items.stream().map(ItemRow::id).toList());
        Map<Integer, Integer> expected = new HashMap<>();
        for (ItemRow item : items) {
            expected.put(
                    item.finalIssue().orElseThrow().number().value(),
                    parts.getOrDefault(item.id(), List.of()).size() - 1);
        }
        Duration pause = FIRST_PAUSE;
        for (int round = 0; round < MOST_ROUNDS && !stop.isRaised(); round++) {
            // An issue that is not there at all is not waited for.
            Set<Integer> lacking = new HashSet<>();
            target.read(expected.keySet()).forEach((number, issue) -> {
                if (comments(issue) < expected.getOrDefault(number, 0)) {
                    lacking.add(number);
                }
            });
            expected.keySet().retainAll(lacking);
            if (lacking.isEmpty()) {
                return;
            }
            sleeper.sleep(pause);
            pause = pause.multipliedBy(2);
        }
    }

    private long comments(IssueText issue) {
        return issue.comments().stream()
                .filter(comment -> comment.marker()
                        .map(Marker::migration)
                        .filter(ledger.id()::equals)
                        .isPresent())
                .count();
    }
}
