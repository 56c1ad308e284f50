package dev.ferry.exporter.roundup;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A text column's value; {@code damaged} where its bytes were not UTF-8 and were read as windows-1252. */
record SqlText(@Nullable String value, boolean damaged) {
    /** Reads a column through the driver's own decoding, whatever the database's encoding. */
    static SqlText read(ResultSet row, int column) throws SQLException {
        String quick = row.getString(column);
        if (quick == null || quick.indexOf('\uFFFD') < 0) {
            return new SqlText(quick, false);
        }
        // The driver puts U+FFFD for what it can not decode: only the bytes tell what was there.
        return readBytes(row, column);
    }

    /** Reads a column of a driver that hands over text as UTF-8 bytes. */
    static SqlText readBytes(ResultSet row, int column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        if (bytes == null) {
            return new SqlText(null, false);
        }
        DecodedText decoded = DecodedText.of(bytes);
        return new SqlText(decoded.text(), !decoded.utf8());
    }

    String orEmpty() {
        return value == null ? "" : value;
    }
}
