package dev.ferry.transfer.rewrite;

import dev.ferry.archive.DataException;
import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.IdMap;
import dev.ferry.mapping.Marker;
import dev.ferry.mapping.MigrationId;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.Origin;
import dev.ferry.transfer.reading.CommentText;
import dev.ferry.transfer.reading.IssueText;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which texts of an issue a migration made, told by the markers alone: no ledger knows its parts here. All are of one
 * migration, the body's; where somebody took the body's marker away, of the only one that the comments name. What has no
 * marker as its last line is people's.
 */
final class MarkedTexts {
    private MarkedTexts() {}

    /** A text of ours as it stands; {@code ordinal} 0 is the body. */
    record Marked(int ordinal, Origin origin, NodeId node, URI url, String text, Instant edited) {}

    /** The texts of this legacy issue; DataException where the body says that it is another one's. */
    static List<Marked> of(LegacyId item, IssueText issue, IdMap map) {
        Optional<Marker> body = Marker.parse(issue.body());
        Origin own = Origin.of(item);
        body.filter(marker -> marker.origin() instanceof Origin.OfIssue && !isOf(item, marker.origin()))
                .ifPresent(marker -> {
                    throw new DataException(issue.url() + " was made from " + marker.origin() + ", and the map says "
                            + own + "; give the map of the migration that made it");
                });
        Optional<MigrationId> migration = body.filter(marker -> marker.origin().equals(own))
                .map(Marker::migration)
                .or(() -> onlyOne(issue));
        List<Marked> texts = new ArrayList<>();
        if (migration.isEmpty()) {
            return texts;
        }
        if (body.filter(marker -> marker.origin().equals(own)).isPresent()) {
            texts.add(new Marked(
                    0,
                    own,
                    issue.node(),
                    issue.url(),
                    issue.body(),
                    issue.edited().orElse(issue.created())));
        }
        // Somebody may have copied a text of ours into a comment, marker and all: the first is ours, and the body is
        // none.
        Set<Origin> seen = new HashSet<>(Set.of(own));
        int ordinal = 0;
        for (CommentText comment : issue.comments()) {
            ordinal++;
            Optional<Origin> origin = comment.marker()
                    .filter(marker -> marker.migration().equals(migration.get()))
                    .map(Marker::origin)
                    .filter(made -> belongsHere(made, item, issue, comment, map));
            if (origin.filter(seen::add).isPresent()) {
                texts.add(new Marked(
                        ordinal,
                        origin.get(),
                        comment.node(),
                        comment.url(),
                        comment.body(),
                        comment.edited().orElse(comment.created())));
            }
        }
        return texts;
    }

    /**
     * Whether it is no copy of another issue's text, as far as the map tells. Fragments are compared, and not whole addresses:
     * the repository may have another name by now.
     */
    private static boolean belongsHere(Origin origin, LegacyId item, IssueText issue, CommentText comment, IdMap map) {
        if (!(origin instanceof Origin.OfMessage made)) {
            return isOf(item, origin);
        }
        List<URI> known = map.messageUrls(made.message());
        // The map has the place of a message's beginning only; what follows is in the same issue.
        return known.isEmpty()
                || known.stream()
                        .anyMatch(url -> made.piece() == 1
                                ? Objects.equals(
                                        url.getFragment(), comment.url().getFragment())
                                : url.getPath().endsWith("/issues/" + issue.number()));
    }

    private static boolean isOf(LegacyId item, Origin origin) {
        return origin instanceof Origin.OfIssue made && made.issue().equals(item);
    }

    private static Optional<MigrationId> onlyOne(IssueText issue) {
        Set<MigrationId> named = issue.comments().stream()
                .flatMap(comment -> comment.marker().stream())
                .map(Marker::migration)
                .collect(Collectors.toSet());
        return named.size() == 1 ? named.stream().findFirst() : Optional.empty();
    }
}
