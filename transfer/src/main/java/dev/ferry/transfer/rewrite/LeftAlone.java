package dev.ferry.transfer.rewrite;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.ledger.MigrationLedger;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Tells what a rewrite leaves as it is, of each issue once, however often it is read. For one thread. */
final class LeftAlone {
    private static final int MOST_UNKNOWN = 100;

    private final MigrationLedger ledger;
    private final Consumer<UnknownReference> unknown;
    private final Consumer<CrowdedReference> crowded;
    private final Consumer<StagingLeft> staging;
    private final StagingNames stagingNames;
    private final Set<LegacyId> told = new HashSet<>();
    private final Set<String> references = new LinkedHashSet<>();

    LeftAlone(
            RewriteJob job,
            Consumer<UnknownReference> unknown,
            Consumer<CrowdedReference> crowded,
            Consumer<StagingLeft> staging) {
        ledger = job.ledger();
        this.unknown = unknown;
        this.crowded = crowded;
        this.staging = staging;
        stagingNames = new StagingNames(job.targets().staging());
    }

    /** An item is read again where the outcome of an edit was in doubt. */
    void tell(MovedIssues.Moved moved, Proposal proposal) {
        if (told.add(moved.item().id())) {
            proposal.unknown().forEach(reference -> {
                references.add(reference.reference());
                unknown.accept(reference);
            });
            proposal.crowded().forEach(crowded);
            stagingNames
                    .in(moved, new OurTexts(ledger.id(), moved.parts()), proposal.edits())
                    .forEach(staging);
        }
    }

    /** The first references that no map knows, each once. */
    List<String> unknown() {
        return references.stream().limit(MOST_UNKNOWN).toList();
    }
}
