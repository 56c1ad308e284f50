package dev.ferry.exporter.roundup.spool;

import java.util.Optional;

/** A property as the tables need it. {@code target} is the class that a link or multilink leads to. */
public record SpoolColumn(String name, Kind kind, Optional<String> target) {
    /** The property types that Roundup's schema knows, by its own words for them. */
    public enum Kind {
        STRING("String", "VARCHAR(255)"),
        NUMBER("Number", "REAL"),
        INTEGER("Integer", "INTEGER"),
        BOOLEAN("Boolean", "BOOLEAN"),
        DATE("Date", "VARCHAR(30)"),
        INTERVAL("Interval", "VARCHAR(255)"),
        LINK("Link", "INTEGER"),
        MULTILINK("Multilink", "");

        private final String word;
        private final String sqlType;

        Kind(String word, String sqlType) {
            this.word = word;
            this.sqlType = sqlType;
        }
    }

    /** A property without a target. */
    public SpoolColumn(String name, Kind kind) {
        this(name, kind, Optional.empty());
    }

    /** Whether it has a table of its own. */
    public boolean isMultilink() {
        return kind == Kind.MULTILINK;
    }

    String definition() {
        return "\"_" + name + "\" " + kind.sqlType;
    }

    /** As the table {@code schema} spells it. */
    String spelling() {
        String to = target.map(name -> " to \"" + name + "\"").orElse("");
        return "('" + name + "', '<roundup.hyperdb." + kind.word + to + ">')";
    }
}
