package dev.ferry.mapping.yaml;

import dev.ferry.archive.ConfigException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Everything that is wrong with one file of settings, and the names in it that only an archive can judge; collected while it is
 * read. For one thread.
 */
public final class ConfigFindings {
    private record Finding(YamlNode.Place place, String text) {}

    private final String file;
    private final List<Finding> findings = new ArrayList<>();
    private final List<PropertyName> properties = new ArrayList<>();

    /** @param file its name, as messages have it */
    public ConfigFindings(String file) {
        this.file = file;
    }

    /**
     * Adds one.
     *
     * @param place that is shown, unless it is before the first line
     * @param path of the key, such as {@code github.token}; empty where none is meant
     */
    public void add(YamlNode.Place place, String path, String reason) {
        findings.add(new Finding(place, place.in(file) + ": " + (path.isEmpty() ? "" : path + ": ") + reason));
    }

    void name(YamlNode.Place place, String path, String property) {
        properties.add(new PropertyName(file, place, path, property));
    }

    /** The old tracker's properties that the file named so far, in the file's order. */
    public List<PropertyName> properties() {
        return properties.stream()
                .sorted(Comparator.comparing(PropertyName::place))
                .toList();
    }

    /** Throws a ConfigException with all of them in the file's order, one a line; does nothing where there are none. */
    public void refuse() {
        if (!findings.isEmpty()) {
            throw new ConfigException(findings.stream()
                    .sorted(Comparator.comparing(Finding::place))
                    .map(Finding::text)
                    .collect(Collectors.joining("\n")));
        }
    }
}
