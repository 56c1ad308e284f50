package dev.ferry.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Lays an archive out as files that can be looked at and mended by hand: the entries under their own names, each
 * line one record. {@link ArchivePacker} is the way back.
 */
public final class ArchiveUnpacker {
    private ArchiveUnpacker() {}

    /**
     * Unpacks into a folder that is empty or does not exist yet. Every byte is verified; when anything is wrong
     * ({@link DataException}), the folder stays empty.
     */
    public static Manifest unpack(Path zip, Path folder) {
        checkEmpty(folder);
        try (Archive archive = Archive.open(zip);
                PartFolder part = PartFolder.beside(folder)) {
            Path layout = part.spool();
            for (Map.Entry<String, Sha256> entry : archive.manifest().entries().entrySet()) {
                // Names were checked when the archive was opened: none leads out of the folder.
                Path file = layout.resolve(entry.getKey());
                Files.createDirectories(file.resolveSibling("."));
                try (InputStream in = archive.entry(entry.getKey(), entry.getValue())) {
                    Files.copy(in, file);
                }
            }
            Files.write(layout.resolve(EntryNames.MANIFEST), archive.manifestJson());
            Files.deleteIfExists(folder);
            Files.move(layout, folder);
            return archive.manifest();
        } catch (IOException e) {
            throw ArchiveWriter.unwritable(folder, e);
        }
    }

    private static void checkEmpty(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> content = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            files.forEach(content::add);
        } catch (IOException e) {
            throw new ConfigException("can not unpack into " + folder + ": it is no folder or can not be read", e);
        }
        if (!content.isEmpty()) {
            throw new ConfigException(folder + " is not empty; name a folder that does not exist yet");
        }
    }
}
