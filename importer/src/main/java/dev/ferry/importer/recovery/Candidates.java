package dev.ferry.importer.recovery;

import dev.ferry.archive.Issue;
import dev.ferry.archive.Message;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.ledger.FoundRow;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Issues that our account wrote and that bear no marker: somebody may have edited it away. Whose they are is told by the
 * markers of their comments, or by title and date of creation where both are the same. For one thread.
 */
final class Candidates {
    private final Map<Integer, FoundRow> staged = new LinkedHashMap<>();
    private final Map<Integer, FoundRow> arrived = new LinkedHashMap<>();
    private final Map<Origin, FoundRow> byComment = new HashMap<>();
    private final Map<String, List<FoundRow>> byTitle = new HashMap<>();

    Candidates(List<FoundRow> unmarked) {
        for (FoundRow row : unmarked) {
            (row.arrived() ? arrived : staged).put(row.number(), row);
            FoundIssue issue = FoundJson.read(row);
            issue.origins().forEach(origin -> byComment.putIfAbsent(origin, row));
            byTitle.computeIfAbsent(key(issue.title(), issue.created()), title -> new ArrayList<>())
                    .add(row);
        }
    }

    /** The one that stands for this issue of the archive; nobody else gets it any more. */
    Optional<FoundRow> take(Issue issue) {
        Optional<FoundRow> row = issue.messages().stream()
                .map(Message::id)
                .map(message -> byComment.get(Origin.of(message)))
                .filter(found -> found != null && isThere(found))
                .findFirst()
                .or(() -> alone(byTitle.getOrDefault(key(issue.title(), issue.created()), List.of())));
        row.ifPresent(taken -> (taken.arrived() ? arrived : staged).remove(taken.number()));
        return row;
    }

    /** Those of the final repository and of staging that stand for nothing in the archive. */
    List<FoundRow> rest() {
        List<FoundRow> rest = new ArrayList<>(arrived.values());
        rest.addAll(staged.values());
        return rest;
    }

    private Optional<FoundRow> alone(List<FoundRow> rows) {
        List<FoundRow> there = rows.stream().filter(this::isThere).toList();
        return there.size() == 1 ? Optional.of(there.get(0)) : Optional.empty();
    }

    private boolean isThere(FoundRow row) {
        return (row.arrived() ? arrived : staged).containsKey(row.number());
    }

    private static String key(String title, Instant created) {
        return title.strip() + "\n" + created.truncatedTo(ChronoUnit.SECONDS);
    }
}
