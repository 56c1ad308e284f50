package dev.ferry.exporter.roundup;

import dev.ferry.archive.DataException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A class as the database holds it: table {@code _CLASS} with a column for each single value and
 * {@code CLASS_PROPERTY(linkid, nodeid)} for each multilink. Columns and tables that are not there are known as
 * missing; columns that the schema does not name are read too.
 */
final class ClassTable {
    /** What every class has beside its schema. */
    static final Set<String> SYSTEM = Set.of("creation", "creator", "activity", "actor");

    private final ClassSchema schema;
    private final Dialect dialect;
    private final List<PropertySchema> columns;
    private final List<PropertySchema> multilinks;
    private final List<String> missing;
    private final boolean journal;
    private final Map<String, Integer> index = new HashMap<>();

    private ClassTable(
            ClassSchema schema,
            Dialect dialect,
            List<PropertySchema> columns,
            List<PropertySchema> multilinks,
            List<String> missing,
            boolean journal) {
        this.schema = schema;
        this.dialect = dialect;
        this.columns = columns;
        this.multilinks = multilinks;
        this.missing = missing;
        this.journal = journal;
        for (int i = 0; i < columns.size(); i++) {
            index.put(columns.get(i).name(), i);
        }
    }

    static ClassTable of(Snapshot snapshot, ClassSchema schema) {
        List<String> present = snapshot.columns("_" + schema.name());
        if (!present.contains("id") || !present.contains("__retired__")) {
            throw new DataException(
                    "the tracker's schema has a class '" + schema.name() + "', but its table '_" + schema.name()
                            + "' is missing or is not Roundup's; export from an undamaged copy of the database");
        }
        List<PropertySchema> columns = new ArrayList<>();
        for (String column : present) {
            if (column.startsWith("_") && !column.equals("__retired__")) {
                String name = column.substring(1);
                columns.add(schema.property(name).orElseGet(() -> new PropertySchema(name, systemType(name))));
            }
        }
        Set<String> read = columns.stream().map(PropertySchema::name).collect(Collectors.toSet());
        List<PropertySchema> multilinks = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (PropertySchema property : schema.properties()) {
            if (property.isMultilink()) {
                boolean there = snapshot.columns(schema.name() + "_" + property.name())
                        .containsAll(List.of("linkid", "nodeid"));
                if (there) {
                    multilinks.add(property);
                } else {
                    missing.add(property.name());
                }
            } else if (!read.contains(property.name())) {
                missing.add(property.name());
            }
        }
        boolean journal = snapshot.columns(schema.name() + "__journal").contains("params");
        return new ClassTable(
                schema,
                snapshot.dialect(),
                List.copyOf(columns),
                List.copyOf(multilinks),
                List.copyOf(missing),
                journal);
    }

    private static PropertyType systemType(String name) {
        return switch (name) {
            case "creation", "activity" -> PropertyType.of(PropertyType.Kind.DATE);
            case "creator", "actor" -> new PropertyType(PropertyType.Kind.LINK, Optional.of("user"));
            default -> PropertyType.of(PropertyType.Kind.OTHER);
        };
    }

    ClassSchema schema() {
        return schema;
    }

    /** The single-valued properties that are there, the system's own and unknown ones included. */
    List<PropertySchema> columns() {
        return columns;
    }

    List<PropertySchema> multilinks() {
        return multilinks;
    }

    boolean hasJournal() {
        return journal;
    }

    /** Properties that the schema names and the database lacks. */
    List<String> missing() {
        return missing;
    }

    /** {@code select} of all columns; a condition may be appended. */
    String select() {
        return "select " + columnNames() + " from " + name();
    }

    private String columnNames() {
        return columns.stream()
                .map(column -> ", \"_" + column.name() + "\"")
                .collect(Collectors.joining("", "id, __retired__", ""));
    }

    private String name() {
        return "\"_" + schema.name() + "\"";
    }

    /** Rows {@code (nodeid, linkid)} of a multilink for a set of items, in any order. */
    String selectLinks(PropertySchema multilink) {
        return dialect.selectOf("nodeid, linkid", "\"" + schema.name() + "_" + multilink.name() + "\"", "nodeid");
    }

    /** Selects the items of a set of ids. */
    String selectByIds() {
        return dialect.selectOf(columnNames(), name(), "id");
    }

    /** Reads the current row of a result of {@link #select}. */
    Row read(ResultSet result) throws SQLException {
        @Nullable String[] cells = new String[columns.size()];
        boolean damaged = false;
        for (int i = 0; i < cells.length; i++) {
            int column = i + 3;
            if (columns.get(i).type().kind() == PropertyType.Kind.NUMBER) {
                cells[i] = dialect.readNumber(result, column);
                continue;
            }
            SqlText text = dialect.readText(result, column);
            damaged |= text.damaged();
            cells[i] = text.value();
        }
        return new Row(this, result.getLong(1), result.getLong(2) != 0, cells, damaged);
    }

    int indexOf(String property) {
        return index.getOrDefault(property, -1);
    }
}
