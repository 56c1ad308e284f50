package dev.ferry.mapping.references;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.IdMap;
import dev.ferry.mapping.MapRow;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.StagingNumber;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The tracker, the repositories and the map of references.spec.txt. */
public final class SpecWorld {
    public static final String TRACKER = "https://bugs.example.org/";
    public static final String OTHER_TRACKER = "http://old.example.net/tracker";
    public static final String WWW_TRACKER = "http://www.example.net/bugs/";
    public static final RepositoryRef TARGET = RepositoryRef.parse("example/project");
    private static final Optional<RepositoryRef> STAGING = Optional.of(RepositoryRef.parse("example/issues-staging"));

    private SpecWorld() {}

    public static ReferenceTargets targets() {
        List<MapRow> rows = IntStream.of(1, 4, 12, 34, 555, 1000, 1234, 12345, 1635741, 1999999)
                .mapToObj(SpecWorld::row)
                .toList();
        URI message = URI.create("https://github.com/example/project/issues/100012#issuecomment-7");
        return new ReferenceTargets(
                IdMap.of(rows, Map.of(new MessageId("34"), List.of(message))),
                TARGET,
                STAGING,
                ReferenceTargets.GITHUB);
    }

    public static ReferenceTargets nothing() {
        return new ReferenceTargets(IdMap.empty(), TARGET, STAGING, ReferenceTargets.GITHUB);
    }

    public static ReferenceRewriter rewriter() {
        return new ReferenceRewriter(grammar(), 65_536);
    }

    public static ReferenceGrammar grammar() {
        return ReferenceGrammar.roundup(TRACKER, "bpo-").with(List.of(OTHER_TRACKER, WWW_TRACKER));
    }

    private static MapRow row(int id) {
        return new MapRow(
                new LegacyId(String.valueOf(id)),
                Optional.empty(),
                id == 12 ? Optional.of(new StagingNumber(5)) : Optional.empty(),
                Optional.of(new FinalNumber(id + 100_000)),
                Optional.empty());
    }
}
