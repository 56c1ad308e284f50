package dev.ferry.importer;

import dev.ferry.archive.Archive;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.MapRow;
import dev.ferry.mapping.OldToNewMap;
import java.net.URI;
import java.util.Optional;

/** The map as it will be when all of an archive has arrived, but for the numbers: tells which references will lead somewhere. */
record EveryIssue(Archive archive) implements OldToNewMap {
    private static final FinalNumber SOME = new FinalNumber(1);
    private static final URI SOMEWHERE = URI.create("https://github.com/example/project/issues/1#issuecomment-1");

    @Override
    public Optional<MapRow> row(LegacyId id) {
        return archive.title(id)
                .map(title ->
                        new MapRow(id, Optional.empty(), Optional.empty(), Optional.of(SOME), Optional.of(SOMEWHERE)));
    }

    /** Every message: an index of them all would cost more than the few that are named and gone. */
    @Override
    public Optional<URI> messageUrl(MessageId id) {
        return Optional.of(SOMEWHERE);
    }
}
