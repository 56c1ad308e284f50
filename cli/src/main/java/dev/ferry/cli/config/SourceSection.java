package dev.ferry.cli.config;

import dev.ferry.archive.ConfigException;
import dev.ferry.exporter.ExportOptions;
import dev.ferry.exporter.PrivateRule;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where the old tracker's data lies, by which way it is read, and what of it stays out.
 *
 * @param door the way in; needed by the commands that read the tracker
 * @param privateIssues issues with one of these values never leave the tracker
 * @param spamCutOff from this score on messages and files stay out; 0 to 1
 */
public record SourceSection(
        TrackerKind tracker,
        Optional<URI> url,
        Optional<SourceDoor> door,
        List<PrivateRule> privateIssues,
        double spamCutOff) {
    public SourceSection {
        privateIssues = List.copyOf(privateIssues);
    }

    static Optional<SourceSection> read(Section section, Values values) {
        Optional<TrackerKind> tracker = section.required("tracker", "tracker: roundup", TrackerKind::parse);
        Optional<URI> url = section.value("url", values::page);
        Optional<SourceDoor> door = DoorKeys.read(section, values);
        List<PrivateRule> privateIssues = section.list("private", values::privateRule);
        double cutOff = section.value("spam-cut-off", values::share).orElse(ExportOptions.DEFAULT_SPAM_CUT_OFF);
        return tracker.map(kind -> new SourceSection(kind, url, door, privateIssues, cutOff));
    }

    /** The tracker's own web address. */
    public URI needUrl() {
        return url.orElseThrow(() -> missing("url", "url: https://bugs.example.org/"));
    }

    /** The way in. */
    public SourceDoor needDoor() {
        return door.orElseThrow(() -> missing(
                "database",
                "database: jdbc:sqlite:tracker/db/db and files: tracker/db/files; or export: DIRECTORY (what"
                        + " roundup-admin export wrote), or rest: https://bugs.example.org/"));
    }

    private static ConfigException missing(String key, String example) {
        return new ConfigException(
                "ferry.yaml: source: the key '" + key + "' is missing; write, for example, " + example);
    }
}
