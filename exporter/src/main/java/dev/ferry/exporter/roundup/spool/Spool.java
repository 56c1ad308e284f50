package dev.ferry.exporter.roundup.spool;

import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DataException;
import dev.ferry.exporter.roundup.sqlite.SqliteTrouble;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tables of a Roundup tracker as its SQLite database has them, filled from somewhere else, so that every way in ends
 * at the one reader. Lives in an unnamed file that is gone with the process, however that ends. Used by one thread at a
 * time.
 *
 * @throws ConfigException from any method, where the file can not be written
 */
public final class Spool implements AutoCloseable {
    private final Connection connection;
    private final Map<String, SpoolTable> classes = new HashMap<>();
    private final Set<String> schema = new java.util.TreeSet<>();
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    private Spool(Connection connection) {
        this.connection = connection;
    }

    /** An empty one in the system's folder for temporary files. */
    public static Spool temporary() {
        try {
            // With an empty name SQLite keeps its pages in a file that it has unlinked already.
            Connection connection = DriverManager.getConnection("jdbc:sqlite:");
            try (Statement statement = connection.createStatement()) {
                statement.execute("pragma journal_mode = off");
                statement.execute("pragma cache_size = -32768");
                statement.execute("create table schema (schema varchar)");
            }
            connection.setAutoCommit(false);
            return new Spool(connection);
        } catch (SQLException e) {
            throw unwritable(e);
        }
    }

    /** Adds a class with its tables. */
    public void define(SpoolClass added) {
        begin(added.name());
        added.columns().forEach(column -> extend(added.name(), column));
        describe(added);
    }

    /** Adds a class of which no property is known yet but the four that every class has. */
    public void begin(String className) {
        List<String> columns = new ArrayList<>();
        SpoolClass.SYSTEM.forEach(column -> columns.add(column.definition()));
        run("create table \"_" + className + "\" (" + String.join(", ", columns)
                + ", id INTEGER PRIMARY KEY, __retired__ INTEGER DEFAULT 0)");
        classes.put(className, new SpoolTable(className, SpoolClass.SYSTEM, List.of()));
    }

    /** Gives a class another property, which items that were put before do not have. */
    public void extend(String className, SpoolColumn column) {
        SpoolTable extended = table(className).with(column);
        if (column.isMultilink()) {
            String table = "\"" + extended.links(column);
            run("create table " + table + "\" (linkid INTEGER, nodeid INTEGER)");
            run("create index " + table + "_by_item\" on " + table + "\" (nodeid, linkid)");
        } else {
            run("alter table \"_" + className + "\" add column " + column.definition());
        }
        classes.put(className, extended);
    }

    /** Says what the properties of a class are called and what they are, once they all have their columns. */
    public void describe(SpoolClass definition) {
        schema.add(definition.spelling());
        String journal = definition.name() + "__journal";
        run("create table \"" + journal
                + "\" (nodeid integer, date varchar, tag varchar, action varchar, params text)");
        run("create index \"" + journal + "_by_item\" on \"" + journal + "\" (nodeid)");
    }

    /** Takes a class away that was not described yet. */
    public void drop(String className) {
        SpoolTable dropped = table(className);
        closeStatements();
        run("drop table \"_" + className + "\"");
        dropped.multilinks().forEach(column -> run("drop table \"" + dropped.links(column) + "\""));
        classes.remove(className);
    }

    private SpoolTable table(String className) {
        SpoolTable table = classes.get(className);
        if (table == null) {
            throw new IllegalArgumentException("no class " + className + " was defined");
        }
        return table;
    }

    /** Adds an item, or puts it in the place of the one with its id. */
    public void put(String className, SpoolItem item) {
        try {
            for (SpoolColumn column : table(className).multilinks()) {
                PreparedStatement delete =
                        statement("delete from \"" + table(className).links(column) + "\" where nodeid = ?");
                delete.setLong(1, item.id());
                delete.executeUpdate();
            }
        } catch (SQLException e) {
            throw unwritable(e);
        }
        add(className, item);
    }

    /** Adds an item that is not there yet. */
    public void add(String className, SpoolItem item) {
        SpoolTable table = table(className);
        try {
            PreparedStatement insert = statement(table.insert());
            int i = 1;
            for (SpoolColumn column : table.single()) {
                insert.setString(i++, item.cells().get(column.name()));
            }
            insert.setLong(i++, item.id());
            insert.setLong(i, item.retired() ? item.id() : 0);
            insert.executeUpdate();
            for (SpoolColumn column : table.multilinks()) {
                link(table.links(column), item.id(), item.links().getOrDefault(column.name(), List.of()));
            }
        } catch (SQLException e) {
            throw unwritable(e);
        }
    }

    private void link(String table, long item, List<Long> targets) throws SQLException {
        if (targets.isEmpty()) {
            return;
        }
        PreparedStatement insert = statement("insert into \"" + table + "\" (linkid, nodeid) values (?, ?)");
        for (long target : targets) {
            insert.setLong(1, target);
            insert.setLong(2, item);
            insert.executeUpdate();
        }
    }

    /** Adds a row to the journal of an item. */
    public void journal(String className, long item, SpoolEvent event) {
        try {
            PreparedStatement insert = statement("insert into \"" + className + "__journal\" values (?, ?, ?, ?, ?)");
            insert.setLong(1, item);
            insert.setString(2, event.date());
            insert.setString(3, event.tag());
            insert.setString(4, event.action());
            insert.setString(5, event.params());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw unwritable(e);
        }
    }

    /** Writes the schema down: from now on this is a tracker's database. */
    public Connection finish() {
        try {
            PreparedStatement insert = statement("insert into schema values (?)");
            insert.setString(1, "{'version': 8, 'tables': {" + String.join(", ", schema) + "}}");
            insert.executeUpdate();
            closeStatements();
            connection.commit();
            return connection;
        } catch (SQLException e) {
            throw unwritable(e);
        }
    }

    private void closeStatements() {
        try {
            for (PreparedStatement statement : statements.values()) {
                statement.close();
            }
            statements.clear();
        } catch (SQLException e) {
            throw unwritable(e);
        }
    }

    private PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        return statement;
    }

    private void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw unwritable(e);
        }
    }

    private static RuntimeException unwritable(SQLException e) {
        String message = "the tracker's data can not be sorted in a temporary file: " + e.getMessage()
                + "; make room in the system's folder for temporary files, or name another one in the environment"
                + " variable SQLITE_TMPDIR";
        return SqliteTrouble.of(e).isOfTheDisk() ? new ConfigException(message, e) : new DataException(message, e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw unwritable(e);
        }
    }
}
