package dev.ferry.exporter.roundup.admin;

import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DataException;
import dev.ferry.exporter.roundup.spool.KeyGuess;
import dev.ferry.exporter.roundup.spool.LinkTargets;
import dev.ferry.exporter.roundup.spool.Spool;
import dev.ferry.exporter.roundup.spool.SpoolClass;
import dev.ferry.exporter.roundup.spool.SpoolColumn;
import dev.ferry.exporter.roundup.spool.SpoolItem;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * The folder that {@code roundup-admin export} writes. It says nothing of the tracker's schema: what type a property is
 * of shows in its values, and what it links to in the journals. The program gives up at the first content file that is
 * missing and at the first journal row that it can not decode; a folder that looks like that is refused, because what is
 * not in it can not be told from what never was.
 */
public final class AdminExport {
    static final String ANEW = "make the export anew and look at what roundup-admin says at its end";

    private static final String CSV = ".csv";
    private static final String JOURNALS = "-journals.csv";
    private static final Set<String> SYSTEM = Set.of("activity", "actor", "creation", "creator");
    /** What never gets a column: the item's number, and whether it is retired, have their own places. */
    private static final Set<String> NO_PROPERTY = Set.of(ClassFile.ID, ClassFile.RETIRED);

    private final Path folder;
    private final BiPredicate<String, String> withheld;
    private final Set<String> classes;
    private final LinkTargets targets;

    /** {@code withheld} names properties (class, property) that are not to be read. */
    private AdminExport(Path folder, BiPredicate<String, String> withheld) {
        this.folder = folder;
        this.withheld = withheld;
        this.classes = classes(folder);
        this.targets = new LinkTargets(classes);
    }

    /**
     * Reads a folder.
     *
     * @param withheld tells of class and property whether its values are to stay where they are
     * @throws ConfigException where there is no such folder
     * @throws DataException where it is no export or was cut short
     */
    public static Spool read(Path folder, BiPredicate<String, String> withheld) {
        if (!Files.isDirectory(folder)) {
            throw new ConfigException("there is no folder " + folder
                    + "; source.export must name the folder that `roundup-admin export` wrote");
        }
        AdminExport export = new AdminExport(folder, withheld);
        Spool spool = Spool.temporary();
        try {
            export.fill(spool);
            return spool;
        } catch (DataException e) {
            spool.close();
            throw e;
        }
    }

    private static Set<String> classes(Path folder) {
        Set<String> names = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + CSV)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (!name.endsWith(JOURNALS)) {
                    names.add(name.substring(0, name.length() - CSV.length()));
                }
            }
        } catch (IOException e) {
            throw new DataException(folder + " can not be read: " + e.getMessage(), e);
        }
        if (names.isEmpty()) {
            throw new DataException(folder + " holds no CLASS.csv; source.export must name the folder that"
                    + " `roundup-admin export` wrote");
        }
        return names;
    }

    private void fill(Spool spool) {
        Completeness completeness = new Completeness(folder, classes);
        completeness.checkFiles();
        for (String name : classes) {
            journal(name)
                    .ifPresent(file -> file.read((item, event) -> {
                        List<String> link = JournalFile.linkedBy(event);
                        if (link.size() == 3) {
                            targets.saw(link.get(0), link.get(2), name);
                        }
                    }));
        }
        for (String name : classes) {
            SpoolClass found = guess(name, completeness);
            spool.define(found);
            load(found, spool, completeness);
            journal(name).ifPresent(file -> file.read((item, event) -> spool.journal(name, item, event)));
        }
        completeness.checkReferences();
    }

    private Optional<JournalFile> journal(String name) {
        Path file = folder.resolve(name + JOURNALS);
        return Files.isRegularFile(file) ? Optional.of(new JournalFile(new CsvFile(file))) : Optional.empty();
    }

    private ClassFile items(String name) {
        return new ClassFile(new CsvFile(folder.resolve(name + CSV)));
    }

    private SpoolClass guess(String name, Completeness completeness) {
        KeyGuess key = new KeyGuess(name);
        Map<String, ColumnGuess> guesses = new TreeMap<>();
        items(name).read((id, retired, cells) -> {
            cells.forEach((property, cell) ->
                    guesses.computeIfAbsent(property, p -> new ColumnGuess()).see(cell));
            key.see(retired, Optional.ofNullable(cells.get(key.property())).flatMap(Cell::text));
        });
        List<SpoolColumn> columns = new ArrayList<>();
        guesses.forEach((property, guess) -> {
            if (guess.namesItems() && targets.of(name, property).isEmpty()) {
                completeness.namesUnknown(name, property);
            }
            if (!NO_PROPERTY.contains(property) && !SYSTEM.contains(property) && !withheld.test(name, property)) {
                columns.add(guess.column(property, targets.of(name, property)));
            }
        });
        // Files have names too, but they are known by their numbers.
        boolean content = Files.isDirectory(folder.resolve(name + "-files"));
        return new SpoolClass(name, content ? Optional.empty() : key.key(), columns);
    }

    private void load(SpoolClass definition, Spool spool, Completeness completeness) {
        items(definition.name()).read((id, retired, cells) -> {
            Map<String, String> texts = new HashMap<>();
            Map<String, List<Long>> links = new HashMap<>();
            completeness.saw(definition.name(), id);
            for (SpoolColumn column : definition.columns()) {
                Cell cell = cells.get(column.name());
                if (cell != null && column.kind() == SpoolColumn.Kind.MULTILINK) {
                    links.put(column.name(), cell.ids());
                    completeness.names(definition.name(), column.target().orElse(""), cell.ids());
                } else if (cell != null) {
                    cell.text().ifPresent(text -> texts.put(column.name(), text));
                }
            }
            for (String column : SYSTEM) {
                Cell cell = cells.get(column);
                if (cell != null) {
                    cell.text().ifPresent(text -> texts.put(column, text));
                }
            }
            spool.put(definition.name(), new SpoolItem(id, retired, texts, links));
        });
    }
}
