package dev.ferry.cli.operate;

import dev.ferry.archive.WholeFile;
import dev.ferry.mapping.formats.MapFiles;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a map is written to: each file beside its place first, so that nobody ever reads half of one. */
final class MapOutput {
    private MapOutput() {}

    /** One file, whatever its format would call it. */
    static MapFiles file(Path path) {
        return (name, body) -> write(path.toAbsolutePath(), body);
    }

    /** A folder, which need not be there; files of other names in it stay. */
    static MapFiles folder(Path folder) {
        return (name, body) -> write(folder.toAbsolutePath().resolve(name), body);
    }

    /** A stream that stays open. */
    static MapFiles stream(OutputStream out) {
        return (name, body) -> {
            Writer writer = writer(out);
            body.to(writer);
            writer.flush();
        };
    }

    private static void write(Path place, MapFiles.Body body) throws IOException {
        Files.createDirectories(place.getParent());
        // No lock is asked for.
        try (WholeFile file = WholeFile.beginAmongOthers(place);
                Writer out = writer(file.out())) {
            body.to(out);
            out.flush();
            file.publish();
        }
    }

    /** Half a character that an old tracker let through becomes a question mark, and no error. */
    private static Writer writer(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }
}
