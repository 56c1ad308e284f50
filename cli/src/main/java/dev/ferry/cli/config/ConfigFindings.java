package dev.ferry.cli.config;

import dev.ferry.archive.ConfigException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that is wrong with one {@code ferry.yaml}, collected while it is read. */
final class ConfigFindings {
    private record Finding(YamlNode.Place place, String text) {}

    private final String file;
    private final List<Finding> findings = new ArrayList<>();

    ConfigFindings(String file) {
        this.file = file;
    }

    /** @param path of the key, such as {@code github.token}; empty where none is meant */
    void add(YamlNode.Place place, String path, String reason) {
        String where = place.line() < 1 ? "" : " line " + place.line() + ", column " + place.column();
        findings.add(new Finding(place, file + where + ": " + (path.isEmpty() ? "" : path + ": ") + reason));
    }

    /** All of them in the file's order, one a line. */
    void refuse() {
        if (!findings.isEmpty()) {
            throw new ConfigException(findings.stream()
                    .sorted(Comparator.comparing(Finding::place))
                    .map(Finding::text)
                    .collect(Collectors.joining("\n")));
        }
    }
}
