package dev.ferry.exporter.roundup.admin;

import dev.ferry.archive.DataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Tells an export that ran to its end from one that was given up on the way. */
final class Completeness {
    /** Every tracker has these. */
    private static final List<String> EVERYWHERE = List.of("file", "issue", "msg", "user");
    /** What issues link to in Roundup's templates, by classes of their own. */
    private static final Set<String> CUSTOMARY = Set.of(
            "status",
            "priority",
            "severity",
            "resolution",
            "stage",
            "type",
            "keyword",
            "keywords",
            "components",
            "versions",
            "topic");

    private final Path folder;
    private final Set<String> classes;
    private final Map<String, Long> highest = new HashMap<>();
    private final Map<String, Long> highestNamed = new HashMap<>();
    private final Set<String> unknown = new TreeSet<>();

    Completeness(Path folder, Set<String> classes) {
        this.folder = folder;
        this.classes = classes;
    }

    /** What can be seen before anything is read. */
    void checkFiles() {
        for (String name : List.of("issue", "msg", "user")) {
            if (!classes.contains(name) && Files.exists(folder.resolve(name + "-journals.csv"))) {
                throw cutShort("there is no " + name + ".csv");
            }
        }
        if (classes.contains("msg") && !Files.isDirectory(folder.resolve("msg-files"))) {
            throw new DataException(folder + " has messages but no folder msg-files with their texts: it comes from"
                    + " `roundup-admin exporttables`, which leaves them out; use `roundup-admin export`");
        }
        for (String name : classes) {
            Path journal = folder.resolve(name + "-journals.csv");
            if (!Files.exists(journal)) {
                throw cutShort("there is no " + journal.getFileName());
            }
            if (isEmpty(journal) && hasItems(folder.resolve(name + ".csv"))) {
                throw cutShort(journal.getFileName() + " is empty although " + name + ".csv has items");
            }
        }
    }

    void saw(String className, long id) {
        highest.merge(className, id, Math::max);
    }

    /** Notes that items of a class are linked to. */
    void names(String by, String className, List<Long> ids) {
        if (by.equals("issue")) {
            ids.forEach(id -> highestNamed.merge(className, id, Math::max));
        }
    }

    /** Notes that items of a class have the numbers of items of no class that is there. */
    void namesUnknown(String by, String property) {
        if (by.equals("issue") && CUSTOMARY.contains(property)) {
            unknown.add(property);
        }
    }

    /** What can be seen after everything was read: items are written by rising number, so the last ones would lack. */
    void checkReferences() {
        for (String name : EVERYWHERE) {
            if (!classes.contains(name)) {
                throw notWhole("there is no " + name + ".csv");
            }
        }
        if (!unknown.isEmpty()) {
            throw notWhole("issues have numbers for " + String.join(", ", unknown) + ", of which there is no file");
        }
        for (String name : List.of("msg", "file")) {
            long named = highestNamed.getOrDefault(name, 0L);
            long there = highest.getOrDefault(name, 0L);
            if (named > there && classes.contains(name)) {
                throw cutShort("issues name " + name + named + ", but " + name + ".csv ends at " + name + there);
            }
        }
    }

    private DataException cutShort(String how) {
        return new DataException(folder + " looks like an export that was given up on its way: " + how
                + ". roundup-admin stops at the first content file that is missing and at the first journal row that it"
                + " can not decode; mend that in the tracker, or export through the database, which needs neither");
    }

    private DataException notWhole(String how) {
        return new DataException(folder + " does not hold the whole tracker: " + how
                + ". Let `roundup-admin export` write all classes, which it does where none is named, and copy the"
                + " whole folder");
    }

    private static boolean isEmpty(Path file) {
        try {
            return Files.size(file) == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasItems(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.skip(1).findFirst().isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
