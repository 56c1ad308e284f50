package dev.ferry.mapping.links;

import dev.ferry.mapping.RepositoryRef;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Commit maps from texts. */
public final class CommitRows {
    private CommitRows() {}

    /** The map of links.spec.txt. */
    public static CommitMap spec(RepositoryRef repository) {
        return of("""
                revision,commit,repository
                r2222,c0ffee1,
                2224,c0ffee2
                r88501,C0FFEE3,
                r1234567,c0ffee4,
                41a99a2a7198,c0ffee5,
                8f4c52a9ab1e02f0000000000000000000000000,c0ffee6,
                1234567890,c0ffee7,
                0badc0de01aa,c0ffee8,
                0badc0de01bb,c0ffee9,
                r77777,c0ffeea,example/docs
                """, Optional.of(repository));
    }

    static CommitMap of(String csv, Optional<RepositoryRef> repository) {
        try {
            return CommitMapReader.read("commits.csv", new StringReader(csv), repository);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
