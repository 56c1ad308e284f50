package dev.ferry.cli.operate;

import dev.ferry.archive.IssueIds;
import dev.ferry.archive.LegacyId;
import dev.ferry.cli.run.UsageException;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.MigrationView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which of the failed items are to be taken up again. */
record RetryFilter(Set<String> categories, Optional<IssueIds> only) {
    RetryFilter {
        categories = Set.copyOf(categories);
    }

    /** Reads what the command line says; a UsageException where it makes no sense. */
    static RetryFilter of(List<String> categories, Optional<String> only) {
        try {
            return new RetryFilter(
                    categories.stream()
                            .map(text -> text.strip().toUpperCase(Locale.ROOT))
                            .collect(Collectors.toSet()),
                    only.map(IssueIds::parse));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--only: " + e.getMessage());
        }
    }

    boolean takes(ItemRow item) {
        return (categories.isEmpty() || categories.contains(Cause.reason(item).category()))
                && only.map(ids -> ids.holds(item.id())).orElse(true);
    }

    /** A typing error must not look like a retry of nothing: a UsageException names what there is. */
    void refuseUnknown(MigrationView migration) {
        CategoryCounts failed = CategoryCounts.of(migration);
        Set<String> unknown = new TreeSet<>(categories);
        unknown.removeAll(failed.categories());
        if (!unknown.isEmpty()) {
            throw new UsageException("--category: no item failed with " + String.join(", ", unknown)
                    + (failed.total() == 0 ? "; nothing failed at all" : "; what failed:" + failed.words()));
        }
        List<String> wrong = new ArrayList<>();
        for (LegacyId id : new TreeSet<>(only.map(IssueIds::named).orElse(Set.of()))) {
            Optional<ItemState> state = migration.item(id).map(ItemRow::state);
            if (state.filter(ItemState.FAILED::equals).isEmpty()) {
                wrong.add(id + state.map(known -> " is " + Causes.name(known)).orElse(" is not planned"));
            }
        }
        if (!wrong.isEmpty()) {
            throw new UsageException(
                    "--only: " + String.join(", ", wrong) + ": only what failed can be taken up again; nothing was");
        }
    }
}
