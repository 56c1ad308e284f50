package dev.ferry.archive;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.zip.CRC32;

/** The users' entry in the making. It is one entry however many users there are, so it grows on disk. */
final class UserIntake implements Closeable {
    private final Path spool;
    private final OutputStream out;
    private final MessageDigest hash = Digests.sha256();
    private final CRC32 crc = new CRC32();
    private Optional<User> last = Optional.empty();
    private long count;

    UserIntake(Path spool) throws IOException {
        this.spool = spool;
        out = new BufferedOutputStream(Files.newOutputStream(spool), 1 << 16);
    }

    void add(User user) throws IOException {
        if (last.isPresent() && last.get().id().compareTo(user.id()) >= 0) {
            throw new IllegalArgumentException(
                    "user " + user.id() + " does not come after " + last.get().id());
        }
        last = Optional.of(user);
        count++;
        write(RecordJson.line(user));
        write(new byte[] {'\n'});
    }

    private void write(byte[] bytes) throws IOException {
        hash.update(bytes);
        crc.update(bytes);
        out.write(bytes);
    }

    long count() {
        return count;
    }

    PackedEntry pack(Packing packing, Path packed) throws IOException {
        out.close();
        return packing.pack(EntryNames.USERS, spool, crc.getValue(), Digests.finish(hash), true, packed);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
