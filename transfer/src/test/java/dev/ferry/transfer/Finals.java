package dev.ferry.transfer;

import dev.ferry.archive.LegacyId;
import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.mapping.Marker;
import dev.ferry.mapping.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands in a repository, looked at from inside the simulator. */
final class Finals {
    private Finals() {}

    /** The legacy ids of the final repository's issues, by rising number, from the markers. */
    static List<LegacyId> origins(Journey journey) {
        return origins(journey, Journey.TARGET);
    }

    static List<LegacyId> origins(Journey journey, String repository) {
        return journey.hub.state().issues(repository).stream()
                .map(issue -> Marker.parse(issue.body()).orElseThrow().origin())
                .map(origin -> ((Origin.OfIssue) origin).issue())
                .toList();
    }

    /** The origins of an issue's comments, in their order. */
    static List<String> comments(IssueView issue) {
        return issue.comments().stream()
                .map(comment -> Marker.parse(comment.body())
                        .map(marker -> marker.origin().toString())
                        .orElse("?"))
                .toList();
    }

    static IssueView of(Journey journey, String repository, int legacy) {
        List<IssueView> issues = journey.hub.state().issues(repository).stream()
                .filter(issue -> Marker.parse(issue.body())
                        .filter(marker -> marker.origin().equals(Origin.of(LegacyIssues.id(legacy))))
                        .isPresent())
                .toList();
        if (issues.size() != 1) {
            throw new AssertionError("issue " + legacy + " stands " + issues.size() + " times in " + repository);
        }
        return issues.get(0);
    }

    /** All texts of the final repository by number, without the migration's own id: the same whatever happened on the way. */
    static Map<Integer, List<String>> texts(Journey journey) {
        String migration = journey.ledger().id().value();
        Map<Integer, List<String>> texts = new LinkedHashMap<>();
        for (IssueView issue : journey.hub.state().issues(Journey.TARGET)) {
            List<String> all = new ArrayList<>();
            all.add(issue.title() + " " + (issue.open() ? "open" : "closed") + " " + issue.labels());
            all.add(issue.body().replace(migration, "M"));
            // Permalinks hold ids that the server gives out as it likes.
            issue.comments().forEach(comment -> all.add(comment.body().replace(migration, "M")));
            texts.put(
                    issue.number(),
                    all.stream()
                            .map(text -> text.replaceAll("#issuecomment-\\d+", "#issuecomment"))
                            .toList());
        }
        return texts;
    }
}
