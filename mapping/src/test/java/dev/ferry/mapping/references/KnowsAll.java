package dev.ferry.mapping.references;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.IdMap;
import dev.ferry.mapping.MapRow;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.StagingNumber;
import java.net.URI;
import java.util.Optional;

/** A map in which every number leads somewhere: what could be rewritten is. */
public final class KnowsAll implements IdMap {
    public static ReferenceTargets targets() {
        return new ReferenceTargets(
                new KnowsAll(),
                RepositoryRef.parse("example/project"),
                Optional.of(RepositoryRef.parse("example/issues-staging")),
                ReferenceTargets.GITHUB);
    }

    /** The legacy id of what was rewritten: an issue's number, or that of a message with {@code msg} in front. */
    public static String legacy(ReferenceEdit edit) {
        if (edit.kind() == ReferenceKind.MESSAGE) {
            return "msg" + edit.after().replaceFirst(".*#issuecomment-([0-9]+).*", "$1");
        }
        return String.valueOf(
                Integer.parseInt(edit.after().substring(edit.after().indexOf('#') + 1)) - 7);
    }

    @Override
    public Optional<MapRow> row(LegacyId id) {
        return isNumber(id.value())
                ? Optional.of(new MapRow(
                        id,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new FinalNumber(Integer.parseInt(id.value()) + 7)),
                        Optional.empty()))
                : Optional.empty();
    }

    // Without a pattern: benchmarks look each reference up here.
    private static boolean isNumber(String id) {
        for (int i = 0; i < id.length(); i++) {
            if (!Boundaries.isDigit(id.charAt(i))) {
                return false;
            }
        }
        return !id.isEmpty() && id.length() <= 7 && id.charAt(0) != '0';
    }

    @Override
    public Optional<MapRow> row(StagingNumber number) {
        return row(new LegacyId(String.valueOf(number.value())));
    }

    @Override
    public Optional<MapRow> row(FinalNumber number) {
        return row(new LegacyId(String.valueOf(number.value())));
    }

    @Override
    public Optional<URI> messageUrl(MessageId id) {
        return Optional.of(URI.create("https://github.com/example/project/issues/1#issuecomment-" + id));
    }
}
