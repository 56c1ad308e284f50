package dev.ferry.transfer;

import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.SimulatedGitHubBuilder;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.RelationKind;
import dev.ferry.mapping.ledger.RelationRow;
import dev.ferry.mapping.ledger.RelationState;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.mapping.render.Renderer;
import dev.ferry.transfer.relations.DependencyStyle;
import dev.ferry.transfer.relations.Relations;
import dev.ferry.transfer.relations.RelationsJob;
import dev.ferry.transfer.relations.RelationsPlan;
import dev.ferry.transfer.relations.RelationsSummary;
import dev.ferry.transfer.relations.SupersederStyle;
import dev.ferry.transfer.relations.Way;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A migration whose issues are in the final repository, behind a stranger's, and whose relations are to be set. */
final class RelationScene implements AutoCloseable {
    static final String OTHER = "reader";
    /** The stranger's issue comes first, so that no legacy id is its number. */
    static final int SHIFT = 1;

    final Journey journey;
    DependencyStyle dependencies = DependencyStyle.NATIVE;
    SupersederStyle superseder = SupersederStyle.DUPLICATE;
    boolean newDates;

    private RelationScene(Journey journey) {
        this.journey = journey;
    }

    static RelationScene of(Path folder, SimulatedGitHubBuilder builder, RelatedIssues issues) throws Exception {
        Journey journey = Journey.ofIssues(folder, builder, issues.all());
        journey.hub.hands().openIssue(Journey.TARGET, OTHER, "A stranger's", "Words.");
        journey.importAll();
        journey.transfer();
        journey.rewrite();
        return new RelationScene(journey);
    }

    static RelationScene in(Journey journey) {
        return new RelationScene(journey);
    }

    RelationsSummary relate() {
        return relate(StopSignal.never());
    }

    RelationsSummary relate(StopSignal stop) {
        return relations(stop).run();
    }

    Relations relations(StopSignal stop) {
        return new Relations(
                new RelationsJob(
                        journey.rewriteJob(stop),
                        journey.archive(),
                        new Renderer(journey.context())::closedAt,
                        new Renderer(journey.context())::isNotPlanned,
                        new Renderer(journey.context())::lock,
                        dependencies,
                        superseder,
                        newDates),
                journey.collisions::add);
    }

    /** What there is to do: dependencies asked and written, superseders asked and written, bodies edited. */
    List<Long> plan() {
        RelationsPlan plan = relations(StopSignal.never()).plan();
        return List.of(
                plan.of(RelationKind.BLOCKED_BY, Way.ASKED),
                plan.of(RelationKind.BLOCKED_BY, Way.WRITTEN),
                plan.of(RelationKind.DUPLICATE_OF, Way.ASKED),
                plan.of(RelationKind.DUPLICATE_OF, Way.WRITTEN),
                plan.edits());
    }

    /** As after a crash in the middle of asking for it. */
    void begun(int item, RelationKind kind, int target, Optional<Instant> closed) {
        journey.ledger()
                .commit(List.of(new Transition.Related(new RelationRow(
                        LegacyIssues.id(item), kind, LegacyIssues.id(target), RelationState.SENDING, closed, ""))));
    }

    IssueView issue(int legacy) {
        return Finals.of(journey, Journey.TARGET, legacy);
    }

    /** The legacy ids of the issues that block this one, as GitHub knows it. */
    List<Integer> blockers(int legacy) {
        return issue(legacy).blockedBy().stream().map(number -> number - SHIFT).toList();
    }

    /** The lines of a body that begin so. */
    List<String> lines(int legacy, String beginning) {
        return issue(legacy)
                .body()
                .lines()
                .filter(line -> line.startsWith(beginning))
                .toList();
    }

    static int number(int legacy) {
        return legacy + SHIFT;
    }

    static int[] range(int first, int last) {
        return IntStream.rangeClosed(first, last).toArray();
    }

    @Override
    public void close() {
        journey.close();
    }
}
