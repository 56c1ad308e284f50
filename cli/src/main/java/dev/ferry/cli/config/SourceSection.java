package dev.ferry.cli.config;

import dev.ferry.archive.ConfigException;
import dev.ferry.exporter.ExportOptions;
import dev.ferry.exporter.PrivateRule;
import dev.ferry.exporter.redaction.RedactionRule;
import dev.ferry.exporter.roundup.RestAccess;
import dev.ferry.mapping.yaml.BadValue;
import dev.ferry.mapping.yaml.Section;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the old tracker's data lies, by which way it is read, and what of it stays out.
 *
 * @param door the way in; needed by the commands that read the tracker
 * @param privateIssues issues with one of these values never leave the tracker
 * @param frozen the way through REST by which it is tried whether the tracker is read-only, where {@code door} is another
 * @param spamCutOff from this score on messages and files stay out; 0 to 1
 * @param redactions what must not be read in any text
 */
public record SourceSection(
        TrackerKind tracker,
        Optional<URI> url,
        Optional<SourceDoor> door,
        Optional<SourceDoor.Rest> frozen,
        List<PrivateRule> privateIssues,
        double spamCutOff,
        List<RedactionRule> redactions) {
    public SourceSection {
        privateIssues = List.copyOf(privateIssues);
        redactions = List.copyOf(redactions);
    }

    static Optional<SourceSection> read(Section section, Values values) {
        Optional<TrackerKind> tracker = section.required("tracker", "tracker: roundup", TrackerKind::parse);
        Optional<URI> url = section.value("url", values::page);
        Optional<SourceDoor> door = DoorKeys.read(section, values);
        Optional<SourceDoor.Rest> frozen = section.section("frozen", inner -> DoorKeys.readRest(inner, values));
        List<PrivateRule> privateIssues = section.list("private", values::privateRule);
        double cutOff = section.value("spam-cut-off", values::share).orElse(ExportOptions.DEFAULT_SPAM_CUT_OFF);
        List<RedactionRule> redactions = redactions(section);
        return tracker.map(kind -> new SourceSection(kind, url, door, frozen, privateIssues, cutOff, redactions));
    }

    private static List<RedactionRule> redactions(Section section) {
        Set<String> names = new HashSet<>();
        return section.groups("redact", rule -> {
            Optional<String> name = rule.required("name", "name: phone numbers", text -> redactionName(text, names));
            Optional<String> pattern =
                    rule.requiredAsWritten("pattern", "pattern: '[0-9]{3}-[0-9]{4}'", SourceSection::redactionPattern);
            return name.flatMap(called -> pattern.map(text -> RedactionRule.of(called, text)));
        });
    }

    private static String redactionName(String text, Set<String> names) {
        try {
            String name = RedactionRule.checkName(text.strip());
            if (!names.add(name)) {
                throw new BadValue("the name '" + name + "' stands there twice; the report counts by name");
            }
            return name;
        } catch (BadValue e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new BadValue(String.valueOf(e.getMessage()));
        }
    }

    private static String redactionPattern(String text) {
        try {
            return RedactionRule.checkPattern(text);
        } catch (IllegalArgumentException e) {
            throw new BadValue(String.valueOf(e.getMessage()));
        }
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

    /** The way by which it is tried whether the tracker is read-only. */
    public RestAccess needRest() {
        if (frozen.isPresent()) {
            return frozen.get().access().get();
        }
        if (door.isPresent() && door.get() instanceof SourceDoor.Rest rest) {
            return rest.access().get();
        }
        throw missing(
                "frozen",
                "frozen: { rest: https://bugs.example.org/, user: joe, password: \"${TRACKER_PASSWORD}\" }: whether"
                        + " people can still write is tried through the tracker's REST interface");
    }

    private static ConfigException missing(String key, String example) {
        return new ConfigException(
                "ferry.yaml: source: the key '" + key + "' is missing; write, for example, " + example);
    }
}
