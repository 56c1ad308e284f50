package dev.ferry.importer.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.github.GitHub;
import dev.ferry.github.RepositoryName;
import dev.ferry.mapping.Marker;
import dev.ferry.mapping.MigrationId;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.StageProgress;
import dev.ferry.mapping.StopSignal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which migrations left their markers in two repositories. Only reads; throws {@link dev.ferry.github.RemoteException}. For one thread. */
public final class MigrationList {
    private final GitHub github;
    private final StageProgress progress;
    private final StopSignal stop;
    private final Map<MigrationId, Row> rows = new TreeMap<>();

    public MigrationList(GitHub github, StageProgress progress, StopSignal stop) {
        this.github = github;
        this.progress = progress;
        this.stop = stop;
    }

    /** One migration: its issues in each repository, when the first and the last of them were created, and who wrote them. */
    public record Row(
            MigrationId migration, long staged, long arrived, Instant first, Instant last, Set<String> authors) {
        public Row {
            authors = Set.copyOf(authors);
        }
    }

    /** The migrations, oldest first; empty where the operator stopped it. */
    public Optional<List<Row>> read(RepositoryName staging, RepositoryName target) {
        try {
            look(staging, false);
            look(target, true);
            return Optional.of(List.copyOf(rows.values()));
        } catch (RecoveryJob.StoppedByOperator e) {
            return Optional.empty();
        }
    }

    private void look(RepositoryName repository, boolean arrived) {
        progress.begin("look through " + repository, 0);
        IssueListing.brief(github, repository).walk(page -> {
            if (stop.isRaised()) {
                throw new RecoveryJob.StoppedByOperator();
            }
            consider(page, arrived);
            progress.advance(page.size());
        });
    }

    private void consider(Collection<JsonNode> page, boolean arrived) {
        for (JsonNode issue : page) {
            Marker.parse(issue.path("body").asText())
                    .filter(marker -> marker.origin() instanceof Origin.OfIssue)
                    .ifPresent(marker -> rows.merge(
                            marker.migration(), row(marker.migration(), issue, arrived), MigrationList::both));
        }
    }

    private static Row row(MigrationId migration, JsonNode issue, boolean arrived) {
        Instant created = Census.time(issue.path("createdAt").asText());
        return new Row(migration, arrived ? 0 : 1, arrived ? 1 : 0, created, created, Set.of(Census.author(issue)));
    }

    private static Row both(Row one, Row other) {
        Set<String> authors = new TreeSet<>(one.authors());
        authors.addAll(other.authors());
        return new Row(
                one.migration(),
                one.staged() + other.staged(),
                one.arrived() + other.arrived(),
                one.first().isBefore(other.first()) ? one.first() : other.first(),
                one.last().isAfter(other.last()) ? one.last() : other.last(),
                authors);
    }
}
