package dev.ferry.transfer;

import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Relation;
import dev.ferry.archive.RelationType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes issues that have to do with each other, for tests. */
final class RelatedIssues {
    private final int issues;
    private final Map<Integer, List<Relation>> relations = new HashMap<>();
    private final Set<Integer> closed = new HashSet<>();

    /** So many issues, open. */
    RelatedIssues(int issues) {
        this.issues = issues;
    }

    RelatedIssues closed(int... which) {
        for (int issue : which) {
            closed.add(issue);
        }
        return this;
    }

    RelatedIssues dependsOn(int issue, int... others) {
        for (int other : others) {
            add(issue, new Relation(RelationType.DEPENDS_ON, "dependencies", LegacyIssues.id(other)));
        }
        return this;
    }

    RelatedIssues supersededBy(int issue, int... others) {
        for (int other : others) {
            add(issue, new Relation(RelationType.SUPERSEDED_BY, "superseder", LegacyIssues.id(other)));
        }
        return this;
    }

    private void add(int issue, Relation relation) {
        relations.computeIfAbsent(issue, any -> new ArrayList<>()).add(relation);
    }

    List<Issue> all() {
        LegacyIssues tracker = new LegacyIssues();
        for (int i = 1; i <= issues; i++) {
            tracker.add(Map.of("status", closed.contains(i) ? "closed" : "open"), "Text of issue " + i + ".");
        }
        return tracker.all().stream().map(this::related).toList();
    }

    private Issue related(Issue issue) {
        LegacyId id = issue.id();
        return issue.toBuilder()
                .relations(relations.getOrDefault(Integer.parseInt(id.value()), List.of()))
                .build();
    }
}
