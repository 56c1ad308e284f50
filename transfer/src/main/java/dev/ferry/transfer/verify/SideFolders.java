package dev.ferry.transfer.verify;

import dev.ferry.mapping.formats.Csv;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes both sides into the folders {@code expected} and {@code found}, a CSV file a table: {@code diff -r} of the two is empty where
 * nothing differs. Files are put in place when all are whole. For one thread; throws UncheckedIOException where a file can not be written.
 */
public final class SideFolders implements Sides, AutoCloseable {
    private static final String PART = ".part";

    private final Path folder;
    private final Map<Side, Map<Table, Writer>> writers = new EnumMap<>(Side.class);

    private SideFolders(Path folder) {
        this.folder = folder;
    }

    /** Begins below a folder, which is made where it is not there. */
    public static SideFolders begin(Path folder) throws IOException {
        SideFolders folders = new SideFolders(folder);
        try {
            for (Side side : Side.values()) {
                Files.createDirectories(folders.file(side, Table.ISSUES).resolveSibling(""));
                for (Table table : Table.values()) {
                    Writer writer = Files.newBufferedWriter(part(folders.file(side, table)));
                    folders.writers
                            .computeIfAbsent(side, any -> new EnumMap<>(Table.class))
                            .put(table, writer);
                    writer.write(table.columns() + "\n");
                }
            }
            return folders;
        } catch (IOException | RuntimeException e) {
            try {
                folders.close();
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    @Override
    public void row(Table table, Side side, List<String> cells) {
        try {
            Csv.line(writer(side, table), cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Writer writer(Side side, Table table) {
        Writer writer = writers.getOrDefault(side, Map.of()).get(table);
        if (writer == null) {
            throw new IllegalStateException("no file is open for " + file(side, table));
        }
        return writer;
    }

    /** Puts the files in place; those of an earlier verification stay until then. */
    public void finish() throws IOException {
        for (Side side : Side.values()) {
            for (Table table : Table.values()) {
                writer(side, table).close();
            }
        }
        for (Side side : Side.values()) {
            for (Table table : Table.values()) {
                Path file = file(side, table);
                Files.move(part(file), file, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Path file(Side side, Table table) {
        return folder.resolve(side.name().toLowerCase(Locale.ROOT))
                .resolve(table.name().toLowerCase(Locale.ROOT) + ".csv");
    }

    private static Path part(Path file) {
        return file.resolveSibling(file.getFileName() + PART);
    }

    @Override
    public void close() throws IOException {
        for (Map<Table, Writer> tables : writers.values()) {
            for (Writer writer : tables.values()) {
                writer.close();
            }
        }
        for (Side side : Side.values()) {
            for (Table table : Table.values()) {
                Files.deleteIfExists(part(file(side, table)));
            }
        }
    }
}
