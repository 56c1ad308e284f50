package dev.ferry.mapping;

import java.util.Optional;

/** An ID map for those who only ask what became of something old; what a number of GitHub's was, it does not know. */
public interface OldToNewMap extends IdMap {
    @Override
    default Optional<MapRow> row(StagingNumber number) {
        return Optional.empty();
    }

    @Override
    default Optional<MapRow> row(FinalNumber number) {
        return Optional.empty();
    }
}
