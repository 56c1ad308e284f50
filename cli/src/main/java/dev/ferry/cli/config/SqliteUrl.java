package dev.ferry.cli.config;

import dev.ferry.mapping.yaml.BadValue;
import java.nio.file.Path;

/** A database given as {@code jdbc:sqlite:PATH}; the path may be relative to the workspace. */
record SqliteUrl(Path file) {
    private static final String PREFIX = "jdbc:sqlite:";

    static SqliteUrl parse(String text, Path workspace) {
        String path = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : "";
        if (path.isEmpty() || path.startsWith(":") || path.contains("?")) {
            throw new BadValue("'" + text + "' is not a SQLite database; write jdbc:sqlite:PATH");
        }
        return new SqliteUrl(workspace.resolve(path).normalize());
    }
}
