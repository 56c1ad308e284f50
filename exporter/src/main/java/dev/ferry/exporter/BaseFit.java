package dev.ferry.exporter;

import dev.ferry.archive.ArchiveSource;
import dev.ferry.archive.ConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Whether a delta may go on from a base: both must be of one tracker, and must leave the same things out. */
final class BaseFit {
    private final ArchiveSource base;
    private final ArchiveSource now;
    private final List<String> differences = new ArrayList<>();

    private BaseFit(ArchiveSource base, ArchiveSource now) {
        this.base = base;
        this.now = now;
    }

    /** @throws ConfigException where it does not fit: every reason, one a line */
    static void check(ArchiveSource base, ArchiveSource now) {
        BaseFit fit = new BaseFit(base, now);
        fit.compare("the tracker's kind", base.trackerKind(), now.trackerKind());
        fit.compare("the tracker's address (source.url)", base.trackerUrl(), now.trackerUrl());
        fit.compareWay();
        fit.compareOptions();
        if (!fit.differences.isEmpty()) {
            throw new ConfigException("the base does not fit this export: " + String.join("\n", fit.differences)
                    + "\nexport with the settings that the base has (`ferry archive info` shows them), or write a new"
                    + " full archive without --base");
        }
    }

    private void compare(String what, String before, String after) {
        if (!before.equals(after)) {
            differences.add(what + " is " + after + ", the base has " + before);
        }
    }

    /** Another way into the same tracker is fine as long as it shows the same things. */
    private void compareWay() {
        if (!base.cannotGive().equals(now.cannotGive())) {
            differences.add("the way into the tracker is " + now.door() + ", the base came through " + base.door()
                    + ", and they do not show the same things: every issue would differ");
        }
    }

    private void compareOptions() {
        if (base.options().isEmpty()) {
            // An archive whose options nobody noted has its filters in words only.
            compareWords();
            return;
        }
        Set<String> names = new TreeSet<>(base.options().keySet());
        names.addAll(now.options().keySet());
        names.remove(ArchiveSource.REDACT_CHECK);
        compareRedactions();
        for (String name : names) {
            if (!values(base, name).equals(values(now, name))) {
                differences.add("the option '" + name + "' is " + words(now, name) + ", in the base it is "
                        + words(base, name));
            }
        }
    }

    /** Other names are told as every option is; other patterns under the same names would be seen by nobody. */
    private void compareRedactions() {
        boolean noted =
                Stream.of(base, now).allMatch(source -> source.options().containsKey(ArchiveSource.REDACT_CHECK));
        if (noted
                && values(base, ArchiveSource.REDACT).equals(values(now, ArchiveSource.REDACT))
                && !values(base, ArchiveSource.REDACT_CHECK).equals(values(now, ArchiveSource.REDACT_CHECK))) {
            differences.add("the patterns under source.redact are not those that the base was made with, though they"
                    + " have the same names; no archive tells what they were");
        }
    }

    private void compareWords() {
        if (!base.filters().equals(now.filters())) {
            differences.add(
                    "the filters are not those of the base: " + only(now, base) + "; the base has " + only(base, now));
        }
    }

    private static List<String> values(ArchiveSource source, String name) {
        Map<String, List<String>> options = source.options();
        return options.getOrDefault(name, List.of());
    }

    private static String words(ArchiveSource source, String name) {
        return source.options().containsKey(name) ? "'" + String.join(", ", values(source, name)) + "'" : "not set";
    }

    private static String only(ArchiveSource one, ArchiveSource other) {
        List<String> own = one.filters().stream()
                .filter(filter -> !other.filters().contains(filter))
                .toList();
        return own.isEmpty() ? "nothing else" : "'" + String.join("', '", own) + "'";
    }
}
