package dev.ferry.mapping.render;

import dev.ferry.archive.Archive;
import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DataException;
import dev.ferry.archive.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The files of an archive, which must stay open. Of a file that is read to its end the digest is checked: {@link DataException}
 * where it is another.
 */
public final class ArchivedFiles implements FileContents {
    private final Archive archive;

    public ArchivedFiles(Archive archive) {
        this.archive = archive;
    }

    @Override
    public Optional<byte[]> beginning(Sha256 content, int most) {
        if (archive.fileSize(content).isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = archive.file(content)) {
            return Optional.of(in.readNBytes(most));
        } catch (IOException e) {
            throw new ConfigException("can not read file " + content + " of the archive: " + e.getMessage(), e);
        }
    }
}
