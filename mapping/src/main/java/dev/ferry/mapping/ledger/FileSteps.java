package dev.ferry.mapping.ledger;

import dev.ferry.archive.AttachedFile;
import java.util.List;

/** Which files an item has: what it is planned with, and what a newer archive has of it until that is taken up. */
final class FileSteps {
    private FileSteps() {}

    static void plan(Steps steps, long item, List<AttachedFile> files) {
        replace(steps, "attached_file", item, files);
    }

    static void found(Steps steps, long item, List<AttachedFile> files) {
        replace(steps, "found_file", item, files);
    }

    /** None where the newer archive lacks the item. */
    static void takeUpFound(Steps steps, long item) {
        steps.session().update("DELETE FROM attached_file WHERE item = ?", item);
        steps.session()
                .update(
                        "INSERT INTO attached_file (item, file, name, url)"
                                + " SELECT item, file, name, url FROM found_file WHERE item = ?",
                        item);
    }

    private static void replace(Steps steps, String table, long item, List<AttachedFile> files) {
        steps.session().update("DELETE FROM " + table + " WHERE item = ?", item);
        for (AttachedFile file : files) {
            // A record may name a file twice.
            steps.session()
                    .update(
                            "INSERT OR IGNORE INTO " + table + " (item, file, name, url) VALUES (?, ?, ?, ?)",
                            item,
                            file.id().value(),
                            file.name(),
                            file.url().orElse(null));
        }
    }
}
