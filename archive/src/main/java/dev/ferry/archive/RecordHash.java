package dev.ferry.archive;

/** The identity of a record's content: the SHA-256 of its canonical JSON. Two equal records have the same hash on every machine. */
public final class RecordHash {
    private RecordHash() {}

    public static Sha256 of(Issue issue) {
        return Digests.sha256(RecordJson.line(issue));
    }
}
