package dev.ferry.exporter.roundup;

import dev.ferry.exporter.roundup.rest.Downloaded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** What a download keeps: texts in a table, bytes of files in a folder. */
final class SpooledContent implements ContentStore {
    private final Downloaded download;
    private final Connection texts;
    private final PreparedStatement select;

    SpooledContent(Downloaded download) {
        this.download = download;
        try {
            this.texts = DriverManager.getConnection("jdbc:sqlite:" + download.texts());
            // Each text would take and give back the file's locks; nobody writes to it any more.
            texts.setAutoCommit(false);
            this.select = texts.prepareStatement("select bytes from content where class = ? and id = ?");
        } catch (SQLException e) {
            throw new IllegalStateException("the download just made can not be opened", e);
        }
    }

    @Override
    public synchronized Optional<Content> read(String className, long id) throws IOException {
        try {
            select.setString(1, className);
            select.setLong(2, id);
            try (ResultSet row = select.executeQuery()) {
                byte[] bytes = row.next() ? row.getBytes(1) : null;
                return Optional.ofNullable(bytes).map(found -> new Content(found, false));
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    @Override
    public Optional<Located> locate(String className, long id) {
        Path file = download.file(className, id);
        return Files.isRegularFile(file) ? Optional.of(new Located(file, false)) : Optional.empty();
    }

    @Override
    public void close() {
        try {
            texts.close();
        } catch (SQLException e) {
            throw new IllegalStateException("the download can not be closed", e);
        }
        download.close();
    }
}
