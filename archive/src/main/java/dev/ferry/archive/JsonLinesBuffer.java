package dev.ferry.archive;

import java.io.ByteArrayOutputStream;

/** Records as lines of JSON in one growing buffer, handed over without a copy. */
final class JsonLinesBuffer extends ByteArrayOutputStream {
    JsonLinesBuffer() {
        super(1 << 16);
    }

    void add(Object item) {
        RecordJson.line(item, this);
        write('\n');
    }

    Sha256 digest() {
        java.security.MessageDigest digest = Digests.sha256();
        digest.update(buf, 0, count);
        return Digests.finish(digest);
    }

    PackedEntry pack(String name, Packing packing) {
        return packing.pack(name, buf, count, digest(), true);
    }
}
