package dev.ferry.cli.config;

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

    static Optional<SourceSection> read(Section section, Values values) {
        Optional<TrackerKind> tracker = section.required("tracker", "tracker: roundup", TrackerKind::parse);
        Optional<URI> url = section.value("url", values::page);
        Optional<Path> database = section.value("database", values::database);
        Optional<Path> files = section.value("files", values::path);
        List<PrivateRule> privateIssues = section.list("private", values::privateRule);
        double cutOff = section.value("spam-cut-off", values::share).orElse(ExportOptions.DEFAULT_SPAM_CUT_OFF);
        return tracker.map(kind -> new SourceSection(kind, url, database, files, privateIssues, cutOff));
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
