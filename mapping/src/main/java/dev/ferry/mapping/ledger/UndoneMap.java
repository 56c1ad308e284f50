package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.IdMap;
import dev.ferry.mapping.MapRow;
import dev.ferry.mapping.MappedIssue;
import dev.ferry.mapping.MappedMessage;
import dev.ferry.mapping.StagingNumber;
import java.net.URI;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/**
 * The ID map of a migration without what its undo deleted: such an issue has no number and no address any more, and neither
 * has one whose deletion is in doubt. What was closed can still be read and stays. Immutable, as of the moment it was made.
 */
public final class UndoneMap {
    private final Set<Integer> staging;
    private final Set<Integer> target;

    private UndoneMap(Set<Integer> staging, Set<Integer> target) {
        this.staging = staging;
        this.target = target;
    }

    public static UndoneMap of(MigrationView migration) {
        UndoView view = UndoView.of(migration);
        return new UndoneMap(deleted(view, UndoPlace.STAGING), deleted(view, UndoPlace.TARGET));
    }

    private static Set<Integer> deleted(UndoView view, UndoPlace place) {
        Set<Integer> numbers = new HashSet<>();
        Optional<UndoStand> stand = view.stand(place);
        if (stand.isPresent()) {
            view.rows(place, UndoState.GONE).forEach(row -> numbers.add(row.number()));
            view.rows(place, UndoState.DONE).stream()
                    .filter(row -> way(row, stand.get()) == UndoWay.DELETE)
                    .forEach(row -> numbers.add(row.number()));
            if (stand.get().way() == UndoWay.DELETE) {
                view.rows(place, UndoState.SENDING).forEach(row -> numbers.add(row.number()));
            }
        }
        return numbers;
    }

    private static UndoWay way(UndoRow row, UndoStand stand) {
        return row.detail().isEmpty() ? stand.way() : UndoWay.valueOf(row.detail());
    }

    /** How many issues are left out, copies that the map never named among them. */
    public long size() {
        return (long) staging.size() + target.size();
    }

    private MapRow row(MapRow row) {
        boolean gone = isGone(row);
        return new MapRow(
                row.id(),
                row.legacyUrl(),
                row.staging().filter(number -> !staging.contains(number.value())),
                row.finalNumber().filter(number -> !gone),
                row.finalUrl().filter(url -> !gone));
    }

    private MappedIssue issue(MappedIssue issue) {
        return new MappedIssue(
                row(issue.row()),
                issue.title(),
                isGone(issue.row())
                        ? issue.messages().stream()
                                .map(message -> new MappedMessage(message.id(), Optional.empty(), message.own()))
                                .toList()
                        : issue.messages());
    }

    /** These of the map, read through anew each time. */
    public Iterable<MappedIssue> issues(Iterable<MappedIssue> issues) {
        return () -> {
            Iterator<MappedIssue> all = issues.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return all.hasNext();
                }

                @Override
                public MappedIssue next() {
                    return issue(all.next());
                }
            };
        };
    }

    /** The rows of the map; a number that is deleted finds its row, and addresses of messages stay. */
    public IdMap issues(IdMap map) {
        return new IdMap() {
            @Override
            public Optional<MapRow> row(LegacyId id) {
                return map.row(id).map(UndoneMap.this::row);
            }

            @Override
            public Optional<MapRow> row(StagingNumber number) {
                return map.row(number).map(UndoneMap.this::row);
            }

            @Override
            public Optional<MapRow> row(FinalNumber number) {
                return map.row(number).map(UndoneMap.this::row);
            }

            @Override
            public Optional<URI> messageUrl(MessageId id) {
                return map.messageUrl(id);
            }
        };
    }

    private boolean isGone(MapRow row) {
        return row.finalNumber()
                .filter(number -> target.contains(number.value()))
                .isPresent();
    }
}
