package dev.ferry.mapping.relations;

import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Relation;
import dev.ferry.mapping.ledger.RelationKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A relation that the old tracker knew and the final repository is to show. */
public record WantedRelation(LegacyId item, RelationKind kind, LegacyId target) {

    /** Those of the issue in the tracker's order, each once. An issue that names itself says nothing. */
    public static List<WantedRelation> of(Issue issue) {
        Set<WantedRelation> wanted = new LinkedHashSet<>();
        for (Relation relation : issue.relations()) {
            if (!relation.target().equals(issue.id())) {
                kind(relation).ifPresent(kind -> wanted.add(new WantedRelation(issue.id(), kind, relation.target())));
            }
        }
        return new ArrayList<>(wanted);
    }

    /** That an issue is closed as not planned. */
    public static WantedRelation notPlanned(LegacyId item) {
        return new WantedRelation(item, RelationKind.NOT_PLANNED, item);
    }

    /** That an issue is locked. */
    public static WantedRelation locked(LegacyId item) {
        return new WantedRelation(item, RelationKind.LOCKED, item);
    }

    private static Optional<RelationKind> kind(Relation relation) {
        return switch (relation.type()) {
            case DEPENDS_ON -> Optional.of(RelationKind.BLOCKED_BY);
            case SUPERSEDED_BY -> Optional.of(RelationKind.DUPLICATE_OF);
            default -> Optional.empty();
        };
    }
}
