package dev.ferry.mapping.ledger;

import dev.ferry.archive.DataException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * One connection with its prepared statements: all the JDBC there is. For one thread at a time. Damage in the file is
 * a DataException, every other refusal of the database a LedgerException.
 */
final class Session implements AutoCloseable {
    private final Path file;
    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    Session(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** Makes one object of a row. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Runs a statement with these parameters (text, numbers, bytes or null) and tells how many rows it changed. */
    int update(String sql, @Nullable Object... parameters) {
        try {
            return bound(sql, parameters).executeUpdate();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Runs a statement that gives nothing back, such as BEGIN; it is not kept. */
    void execute(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** All rows of a query; the callers' limits keep them few. */
    <T> List<T> list(RowReader<T> reader, String sql, @Nullable Object... parameters) {
        try (ResultSet rows = bound(sql, parameters).executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** The first row of a query. */
    <T> Optional<T> first(RowReader<T> reader, String sql, @Nullable Object... parameters) {
        try (ResultSet rows = bound(sql, parameters).executeQuery()) {
            return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private PreparedStatement bound(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private RuntimeException failure(SQLException cause) {
        return failure(file, cause);
    }

    static RuntimeException failure(Path file, SQLException cause) {
        if (cause instanceof SQLiteException sqlite) {
            int primary = sqlite.getResultCode().code & 0xff;
            if (primary == SQLiteErrorCode.SQLITE_CONSTRAINT.code) {
                // The tables' own rules, such as one item a staging number: the database is well, our call was wrong.
                return new IllegalStateException("the ledger does not allow this: " + cause.getMessage(), cause);
            }
            if (primary == SQLiteErrorCode.SQLITE_CORRUPT.code || primary == SQLiteErrorCode.SQLITE_NOTADB.code) {
                return new DataException(
                        "the ledger " + file + " is damaged or is not a ledger (" + cause.getMessage()
                                + "); put a backup in its place",
                        cause);
            }
        }
        return new LedgerException(
                "the ledger " + file + " can not be used: " + cause.getMessage()
                        + "; see that the disk has room and the file may be written, then run the same command again",
                cause);
    }

    @Override
    public void close() {
        try {
            for (PreparedStatement statement : statements.values()) {
                statement.close();
            }
            connection.close();
        } catch (SQLException e) {
            throw failure(e);
        }
    }
}
