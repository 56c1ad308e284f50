package dev.ferry.importer.recovery;

import dev.ferry.archive.LegacyId;
import dev.ferry.github.RepositoryName;
import dev.ferry.mapping.ledger.FoundRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.RecoveredItem;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what an assembly finds, and remembers the first names of each kind. For one thread. */
final class Tally {
    private final RepositoryName staging;
    private final RepositoryName target;
    private final Map<ItemState, Long> items = new EnumMap<>(ItemState.class);
    private final Map<Kind, Named> named = new EnumMap<>(Kind.class);
    private long staged;
    private long notFound;
    private long putAside;
    private long lost;

    /** What is remembered by name. */
    enum Kind {
        /** On staging, and not as this archive has them. */
        CHANGED,
        /** With numbers of the final repository that this archive does not name. */
        FORESEEN,
        /** On staging without all of their comments. */
        INCOMPLETE,
        /** On staging with all of their comments, and not closed or labelled yet. */
        UNFINISHED,
        /** In the final repository with other comments than the archive has. */
        OTHER_COMMENTS,
        /** Not in this archive. */
        GONE,
        /** Second copies in the final repository. */
        TWICE,
        /** Whose marker is away and which were known all the same. */
        WITHOUT_MARKER,
        /** Issues of our account that bear no marker and stand for nothing. */
        UNMARKED,
        /** In the final repository, with no number on staging known. */
        UNKNOWN_OLD_NUMBER
    }

    Tally(RepositoryName staging, RepositoryName target) {
        this.staging = staging;
        this.target = target;
        for (Kind kind : Kind.values()) {
            named.put(kind, new Named());
        }
    }

    void item(RecoveredItem item) {
        items.merge(item.state(), 1L, Long::sum);
        if (item.finalIssue().isEmpty()) {
            staged += item.staging().isPresent() ? 1 : 0;
        } else if (item.staging().isEmpty()) {
            add(Kind.UNKNOWN_OLD_NUMBER, item.planned().id());
        }
    }

    void add(Kind kind, LegacyId item) {
        of(kind).add(item.value());
    }

    /** An issue that lacks comments, or has others. */
    void otherwise(LegacyId item, boolean arrived) {
        add(arrived ? Kind.OTHER_COMMENTS : Kind.INCOMPLETE, item);
    }

    void twice(LegacyId item, int number) {
        of(Kind.TWICE).add(item.value() + " (" + target + "#" + number + ")");
    }

    void withoutMarker(LegacyId item, FoundRow row) {
        of(Kind.WITHOUT_MARKER).add(item.value() + " (" + address(row) + ")");
    }

    void unmarked(List<FoundRow> rows) {
        rows.forEach(row -> of(Kind.UNMARKED).add(address(row)));
    }

    /** An issue of the archive that stands nowhere. */
    void countNotFound() {
        notFound++;
    }

    /** One of those that were not found, though later ones have arrived and some were deleted between them. */
    void countLost() {
        lost++;
    }

    void countPutAside() {
        putAside++;
    }

    private String address(FoundRow row) {
        return (row.arrived() ? target : staging) + "#" + row.number();
    }

    Named of(Kind kind) {
        return named.computeIfAbsent(kind, absent -> new Named());
    }

    Map<ItemState, Long> items() {
        return items;
    }

    long arrived() {
        return items.getOrDefault(ItemState.MOVED, 0L);
    }

    /** How many stand on staging and nowhere else. */
    long staged() {
        return staged;
    }

    long notFound() {
        return notFound;
    }

    long putAside() {
        return putAside;
    }

    long lost() {
        return lost;
    }
}
