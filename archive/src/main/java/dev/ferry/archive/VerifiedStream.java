package dev.ferry.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** An entry's bytes, counted and hashed as they pass: never more than announced, and at the end exactly those that the manifest names. */
final class VerifiedStream extends FilterInputStream {
    private final String entry;
    private final long size;
    private final Sha256 expected;
    private final MessageDigest hash = Digests.sha256();
    private long passed;
    private boolean verified;

    VerifiedStream(String entry, InputStream in, long size, Sha256 expected) {
        super(in);
        this.entry = entry;
        this.size = size;
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int read = readDamageable(buffer, offset, length);
        if (read < 0) {
            verify();
            return -1;
        }
        passed += read;
        if (passed > size) {
            throw new DamageException(
                    Finding.error(entry, "it holds more than the " + size + " bytes that the zip's directory says"));
        }
        hash.update(buffer, offset, read);
        return read;
    }

    private int readDamageable(byte[] buffer, int offset, int length) {
        try {
            return in.read(buffer, offset, length);
        } catch (IOException e) {
            throw ZipEntries.damage(entry, e);
        }
    }

    private void verify() {
        if (verified) {
            return;
        }
        if (passed != size) {
            throw new DamageException(Finding.error(entry, "it is cut off: " + passed + " of " + size + " bytes"));
        }
        Sha256 actual = Digests.finish(hash);
        if (!actual.equals(expected)) {
            throw new DamageException(
                    Finding.error(
                            entry,
                            "it was changed: its SHA-256 is " + actual + ", the manifest says " + expected
                                    + " (if the change is meant, unpack it with a plain zip program and `ferry archive pack` the folder)"));
        }
        verified = true;
    }

    @Override
    public long skip(long count) throws IOException {
        // Skipped bytes must be hashed too.
        return readNBytes((int) Math.min(count, 1 << 16)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
