package dev.ferry.importer;

import dev.ferry.archive.DataException;
import dev.ferry.archive.LegacyId;
import dev.ferry.github.IssueLookup;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.PartRow;
import dev.ferry.mapping.ledger.PartState;
import dev.ferry.mapping.ledger.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes up what an earlier run left half done, wherever it was stopped or killed. */
final class Resumption {
    private final ImportJob job;

    Resumption(ImportJob job) {
        this.job = job;
    }

    /** Items that were begun and whose request was never made or came to nothing, and items that lack comments. */
    record Begun(List<LegacyId> unsent, Set<LegacyId> incomplete) {}

    static DataException otherArchive(LegacyId item) {
        return new DataException("issue " + item + " was begun from another archive and is not in this one;"
                + " go on with the archive it began with");
    }

    Begun takeUp(Outstanding outstanding) {
        List<LegacyId> unsent = new ArrayList<>();
        Set<LegacyId> incomplete = new LinkedHashSet<>();
        Instant now = job.surroundings().clock().instant();
        Set<LegacyId> retried = job.ledger().view().retried().waiting();
        List<LegacyId> begun = new ArrayList<>();
        for (ItemRow item : job.ledger().view().items(ItemState.IMPORTING)) {
            begun.add(item.id());
        }
        // Together: a run that is killed again and again leaves hundreds, and the next one must get past them.
        for (Map.Entry<LegacyId, List<PartRow>> entry :
                job.ledger().view().parts(begun).entrySet()) {
            if (job.stop().isRaised()) {
                break;
            }
            LegacyId item = entry.getKey();
            List<PartRow> parts = entry.getValue();
            PartRow issue = parts.get(0);
            switch (issue.state()) {
                case PLANNED -> unsent.add(item);
                // Announced, and perhaps sent much later, when a quota let it: in doubt from now on. Said once, for an
                // item in doubt keeps its time however often a run ends.
                case SENDING ->
                    job.ledger()
                            .commit(new Transition.Unconfirmed(
                                    item, "the run ended before the answer", Optional.of(now)));
                case PENDING ->
                    outstanding.add(new Outstanding.Import(
                            issue.importId().orElseThrow(),
                            item,
                            parts.stream().noneMatch(part -> part.state() == PartState.PLANNED),
                            issue.sent().orElse(now),
                            now));
                // The watch looks for it.
                case UNCONFIRMED -> {}
                case PRESENT -> {
                    if (retried.contains(item) && isDeleted(item)) {
                        // No comment can follow any more; it is sent with the other planned ones.
                        job.ledger().commit(new Transition.Lost(item, "its staging issue was deleted"));
                    } else {
                        incomplete.add(item);
                    }
                }
            }
        }
        return new Begun(unsent, incomplete);
    }

    /**
     * Only 410 says so: what answers 404 may be somewhere else, and made anew it would be there twice. Asked for those that
     * failed and were taken up again, for the advice may have been to delete the issue; what was cut short needs no look.
     */
    private boolean isDeleted(LegacyId item) {
        return job.ledger()
                .view()
                .item(item)
                .flatMap(ItemRow::staging)
                .map(staging -> job.github()
                        .issues(job.staging())
                        .lookup(staging.number().value()))
                .filter(IssueLookup.Gone.class::isInstance)
                .isPresent();
    }
}
