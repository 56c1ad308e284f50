package dev.ferry.importer.recovery;

import dev.ferry.archive.DataException;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.ledger.FoundRow;
import dev.ferry.mapping.render.RenderedComment;
import dev.ferry.mapping.render.Renderer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The comments of a transferred issue may come some seconds after it (field reports): the issues that arrived last are looked
 * at again until they have all of theirs, or until none can be on its way any more. For one thread.
 */
final class LateComments {
    private static final Duration COME_WITHIN = Duration.ofSeconds(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    /** One request moves no more. */
    private static final int LATEST = 50;

    private final RecoveryJob job;
    private final Census target;
    private final Renderer renderer;

    LateComments(RecoveryJob job, Census target) {
        this.job = job;
        this.target = target;
        renderer = new Renderer(job.rendering());
    }

    /** Counts from when the recovery began: what was transferred was transferred before. */
    void await(Instant began) throws InterruptedException {
        Clock clock = job.surroundings().clock();
        Instant end = began.plus(COME_WITHIN);
        BitSet lacking = lacking(latest());
        while (!lacking.isEmpty() && clock.instant().isBefore(end)) {
            job.surroundings().sleeper().sleep(BETWEEN_LOOKS);
            lacking = lacking(lacking);
        }
    }

    private BitSet latest() {
        BitSet latest = new BitSet();
        int number = target.own().length();
        while (number > 0 && latest.cardinality() < LATEST) {
            number = target.own().previousSetBit(number - 1);
            if (number > 0) {
                latest.set(number);
            }
        }
        return latest;
    }

    private BitSet lacking(BitSet numbers) {
        Map<LegacyId, FoundRow> found = new HashMap<>();
        numbers.stream()
                .forEach(number ->
                        target.look(number).ifPresent(row -> row.item().ifPresent(item -> found.put(item, row))));
        BitSet lacking = new BitSet();
        for (Issue issue : job.archive().issues(found.keySet())) {
            FoundRow row = found.get(issue.id());
            if (row != null && !Set.copyOf(FoundJson.read(row).origins()).containsAll(expected(issue))) {
                lacking.set(row.number());
            }
        }
        return lacking;
    }

    private List<Origin> expected(Issue issue) {
        try {
            return renderer.render(issue).comments().stream()
                    .map(RenderedComment::origin)
                    .toList();
        } catch (DataException e) {
            // It is what is found.
            return List.of();
        }
    }
}
