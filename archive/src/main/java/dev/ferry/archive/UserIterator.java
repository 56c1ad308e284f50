package dev.ferry.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** Users, line by line; the entry may be larger than memory, so it is verified in a first pass and parsed in a second. */
final class UserIterator implements Iterator<User> {
    private final LineStream lines;
    private Optional<User> next;

    UserIterator(ZipEntries zip, Manifest manifest) {
        ZipArchiveEntry entry = zip.find(EntryNames.USERS).orElseThrow();
        Sha256 digest = java.util.Objects.requireNonNull(manifest.entries().get(EntryNames.USERS));
        try (InputStream in = zip.open(entry, digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw ZipEntries.damage(EntryNames.USERS, e);
        }
        lines = new LineStream(EntryNames.USERS, zip.open(entry, digest));
        next = read(Optional.empty());
    }

    private Optional<User> read(Optional<User> before) {
        return lines.next().map(line -> {
            User user = RecordParser.USERS.parse(EntryNames.USERS, lines.number(), line, 0, line.length);
            if (before.isPresent() && before.get().id().compareTo(user.id()) >= 0) {
                throw new DamageException(Finding.error(
                        EntryNames.USERS,
                        lines.number(),
                        "user " + user.id() + " does not come after user "
                                + before.get().id()));
            }
            return user;
        });
    }

    @Override
    public boolean hasNext() {
        return next.isPresent();
    }

    @Override
    public User next() {
        User user = next.orElseThrow(NoSuchElementException::new);
        next = read(next);
        return user;
    }
}
