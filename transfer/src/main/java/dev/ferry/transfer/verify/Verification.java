package dev.ferry.transfer.verify;

import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.github.Sleeper;
import dev.ferry.mapping.ledger.FinalIssue;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.PartRow;
import dev.ferry.mapping.ledger.RelationRow;
import dev.ferry.mapping.ledger.RelationView;
import dev.ferry.transfer.reading.Chunks;
import dev.ferry.transfer.reading.IssueReader;
import dev.ferry.transfer.reading.IssueText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Compares every item with what its state promises, and looks through the final repository for issues that stand twice.
 * Reads only. Differences are told one by one as they are found, in legacy order. For one thread.
 */
public final class Verification {
    /** What is worst comes first. */
    private static final List<ItemState> NOT_COMPARED =
            List.of(ItemState.FAILED, ItemState.MOVING, ItemState.IMPORTING, ItemState.PLANNED, ItemState.SKIPPED);

    private static final Set<ItemState> COMPARED = EnumSet.of(ItemState.IMPORTED, ItemState.MOVED, ItemState.SETTLED);

    private static final Set<ItemState> ARRIVED = EnumSet.of(ItemState.MOVED, ItemState.SETTLED);

    private final VerificationJob job;
    private final Consumer<Difference> show;
    private final Consumer<ItemRow> left;
    private final Comparison comparison;
    private final RelationLook relationLook;
    private final NeutralRows rows;
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final Map<ItemState, Long> notCompared = new EnumMap<>(ItemState.class);
    private final IssueReader staging;
    private final IssueReader target;
    private long items;

    /** After the last difference, {@code notCompared} is told of each item that could not be compared, state by state. */
    public Verification(VerificationJob job, Consumer<Difference> show, Consumer<ItemRow> notCompared) {
        this(job, show, notCompared, Sides.NONE);
    }

    /** The same; {@code sides} gets both sides of all that is compared, while it is. */
    public Verification(VerificationJob job, Consumer<Difference> show, Consumer<ItemRow> notCompared, Sides sides) {
        this.job = job;
        this.show = show;
        left = notCompared;
        staging = new IssueReader(job.github(), job.staging());
        target = new IssueReader(job.github(), job.target());
        rows = new NeutralRows(job, sides);
        comparison = new Comparison(job, this::tell, rows);
        relationLook = new RelationLook(job);
    }

    /** Compares everything that is on GitHub by now. */
    public VerificationSummary run() {
        var ledger = job.ledger().counts();
        job.progress().begin("verify", COMPARED.stream().mapToLong(ledger::of).sum());
        for (List<ItemRow> chunk : new Chunks<>(job.ledger().items(), IssueReader.AT_ONCE)) {
            if (job.stop().isRaised()) {
                return summary(true);
            }
            compare(chunk.stream()
                    .filter(item -> COMPARED.contains(item.state()))
                    .toList());
        }
        if (ledger.of(ItemState.MOVED) + ledger.of(ItemState.SETTLED) > 0) {
            if (!new Census(job, this::tell, rows).take()) {
                return summary(true);
            }
        }
        tellNotCompared();
        return summary(false);
    }

    /** Whether an item in this state is compared. */
    public static boolean isCompared(ItemRow item) {
        return COMPARED.contains(item.state());
    }

    /** Compares these alone. Whether an issue stands twice, and what else there is to be compared, is not looked for. */
    public VerificationSummary run(Collection<LegacyId> some) {
        job.progress().begin("verify", some.size());
        List<ItemRow> others = new ArrayList<>();
        List<LegacyId> notPlanned = new ArrayList<>();
        boolean stopped = false;
        for (List<LegacyId> chunk : new Chunks<>(some, IssueReader.AT_ONCE)) {
            stopped = job.stop().isRaised();
            if (stopped) {
                break;
            }
            List<ItemRow> compared = new ArrayList<>();
            for (LegacyId id : chunk) {
                Optional<ItemRow> item = job.ledger().item(id);
                item.ifPresentOrElse(row -> (isCompared(row) ? compared : others).add(row), () -> notPlanned.add(id));
            }
            compare(compared);
            job.progress().advance(chunk.size() - compared.size());
        }
        for (ItemRow item : others) {
            notCompared.merge(item.state(), 1L, Long::sum);
            left.accept(item);
        }
        List<LegacyId> first = notPlanned.subList(0, Math.min(notPlanned.size(), Remainder.MOST_NAMED));
        return new VerificationSummary(
                comparison.compared(items), counts, new Remainder(notCompared, notPlanned.size(), first), stopped);
    }

    /**
     * Compares these alone, as they are moved: comments that arrive after their issue are waited for, some seconds. Whether an
     * issue stands twice, and what is not there yet, is not looked for. Other items than moved ones are left out.
     */
    public VerificationSummary run(List<ItemRow> moved, Sleeper sleeper) throws InterruptedException {
        List<ItemRow> arrived =
                moved.stream().filter(item -> ARRIVED.contains(item.state())).toList();
        job.progress().begin("verify", arrived.size());
        LateComments late = new LateComments(job.ledger(), target, sleeper, job.stop());
        for (List<ItemRow> chunk : new Chunks<>(arrived, IssueReader.AT_ONCE)) {
            late.await(chunk);
            if (job.stop().isRaised()) {
                return compared(true);
            }
            compare(chunk);
        }
        return compared(false);
    }

    private VerificationSummary compared(boolean stopped) {
        return new VerificationSummary(
                comparison.compared(items), counts, new Remainder(Map.of(), 0, List.of()), stopped);
    }

    private VerificationSummary summary(boolean stopped) {
        // The ledger may also have items that this archive lacks; each of them is a difference already.
        long notPlanned = Math.max(
                0,
                job.archive().manifest().counts().issues()
                        - (job.ledger().counts().total()
                                - job.ledger().newerArchive().gone()));
        Remainder rest = new Remainder(notCompared, notPlanned, notPlanned > 0 ? firstNotPlanned() : List.of());
        return new VerificationSummary(comparison.compared(items), counts, rest, stopped);
    }

    private List<LegacyId> firstNotPlanned() {
        List<LegacyId> first = new ArrayList<>();
        for (Issue issue : job.archive().issues()) {
            if (first.size() == Remainder.MOST_NAMED || job.stop().isRaised()) {
                break;
            }
            if (job.ledger().item(issue.id()).isEmpty()) {
                first.add(issue.id());
            }
        }
        return first;
    }

    private void tellNotCompared() {
        for (ItemState state : NOT_COMPARED) {
            for (ItemRow item : job.ledger().items(state)) {
                notCompared.merge(state, 1L, Long::sum);
                left.accept(item);
            }
        }
    }

    private void tell(Difference difference) {
        counts.merge(difference.kind(), 1L, Long::sum);
        show.accept(difference);
    }

    private void compare(List<ItemRow> chunk) {
        if (chunk.isEmpty()) {
            return;
        }
        Map<LegacyId, IssueText> texts = new HashMap<>();
        read(chunk.stream().filter(item -> item.state() == ItemState.IMPORTED).toList(), false, texts);
        read(chunk.stream().filter(item -> item.state() != ItemState.IMPORTED).toList(), true, texts);
        List<LegacyId> ids = chunk.stream().map(ItemRow::id).toList();
        Map<LegacyId, Issue> issues =
                job.archive().issues(ids).stream().collect(Collectors.toMap(Issue::id, issue -> issue));
        Map<LegacyId, List<PartRow>> parts = job.ledger().parts(ids);
        Map<LegacyId, List<RelationRow>> relations =
                RelationView.of(job.ledger()).rows(ids);
        Map<LegacyId, List<RelationLook.Tie>> ties = relationLook.look(chunk, relations);
        for (ItemRow item : chunk) {
            comparison.compare(
                    item,
                    new Comparison.Sources(
                            Optional.ofNullable(issues.get(item.id())),
                            Optional.ofNullable(texts.get(item.id())),
                            parts.getOrDefault(item.id(), List.of()),
                            relations.getOrDefault(item.id(), List.of()),
                            ties.getOrDefault(item.id(), List.of())));
        }
        items += chunk.size();
        job.progress().advance(chunk.size());
    }

    private void read(List<ItemRow> chunk, boolean moved, Map<LegacyId, IssueText> texts) {
        Map<Integer, LegacyId> owners = new HashMap<>();
        chunk.forEach(item -> owners.put(number(item, moved), item.id()));
        (moved ? target : staging).read(owners.keySet()).forEach((number, text) -> texts.put(owners.get(number), text));
    }

    private static int number(ItemRow item, boolean moved) {
        return moved
                ? item.finalIssue().map(FinalIssue::number).orElseThrow().value()
                : item.staging().orElseThrow().number().value();
    }
}
