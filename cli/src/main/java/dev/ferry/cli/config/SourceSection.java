package dev.ferry.cli.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ferry.archive.ConfigException;
import dev.ferry.exporter.ExportOptions;
import dev.ferry.exporter.PrivateRule;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the old tracker's data lies and what of it stays out.
 *
 * @param privateIssues issues with one of these values never leave the tracker
 * @param spamCutOff from this score on messages and files stay out; 0 to 1
 */
public record SourceSection(
        TrackerKind tracker,
        Optional<URI> url,
        Optional<Path> database,
        Optional<Path> files,
        List<PrivateRule> privateIssues,
        double spamCutOff) {
    public SourceSection {
        privateIssues = List.copyOf(privateIssues);
    }

    @JsonCreator
    static SourceSection of(
            @JsonProperty("tracker") Optional<TrackerKind> tracker,
            @JsonProperty("url") Optional<URI> url,
            @JsonProperty("database") Optional<SqliteUrl> database,
            @JsonProperty("files") Optional<Path> files,
            @JsonProperty("private") Optional<List<PrivateRule>> privateIssues,
            @JsonProperty("spam-cut-off") Optional<Double> spamCutOff) {
        double cutOff = spamCutOff.orElse(ExportOptions.DEFAULT_SPAM_CUT_OFF);
        if (!(cutOff >= 0 && cutOff <= 1)) {
            throw new BadValue("spam-cut-off is a number from 0 to 1, not " + cutOff);
        }
        return new SourceSection(
                tracker.orElseThrow(() -> new BadValue("the key 'tracker' is missing; write tracker: roundup")),
                url,
                database.map(SqliteUrl::file),
                files,
                privateIssues.orElse(List.of()),
                cutOff);
    }

    /** The tracker's own web address. */
    public URI needUrl() {
        return url.orElseThrow(() -> missing("url", "url: https://bugs.example.org/"));
    }

    /** The tracker's SQLite database. */
    public Path needDatabase() {
        return database.orElseThrow(() -> missing("database", "database: jdbc:sqlite:tracker/db/db"));
    }

    /** The folder that holds the tracker's messages and files. */
    public Path needFiles() {
        return files.orElseThrow(() -> missing("files", "files: tracker/db/files"));
    }

    private static ConfigException missing(String key, String example) {
        return new ConfigException(
                "ferry.yaml: source: the key '" + key + "' is missing; write, for example, " + example);
    }
}
