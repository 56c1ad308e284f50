package dev.ferry.cli.config;

import dev.ferry.archive.ConfigException;
import dev.ferry.mapping.yaml.PropertyName;
import dev.ferry.mapping.yaml.Section;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code ferry.yaml} as it was read: every key typed, checked and given its default. Sections that only some commands
 * need are optional; {@code needSource} and the like give them to those that do. Paths are absolute. Immutable.
 *
 * @param database the ledger's file
 * @param properties those of the old tracker that the file names; an archive tells whether there are such
 */
public record Configuration(
        Optional<SourceSection> source,
        GitHubSection github,
        Optional<RepositorySection> staging,
        Optional<RepositorySection> target,
        MappingSection mapping,
        LimitsSection limits,
        Path database,
        ReconcileSection reconcile,
        List<PropertyName> properties) {
    public Configuration {
        properties = List.copyOf(properties);
    }

    static Configuration read(Section root, Values values, Supplier<List<PropertyName>> properties) {
        return new Configuration(
                root.section("source", section -> SourceSection.read(section, values)),
                root.section("github", section -> Optional.of(GitHubSection.read(section, values)))
                        .orElseGet(GitHubSection::absent),
                root.section("staging", section -> RepositorySection.readStaging(section, values)),
                root.section("target", section -> RepositorySection.read(section, values)),
                root.section("mapping", section -> Optional.of(MappingSection.read(section, values)))
                        .orElseGet(MappingSection::absent),
                root.section("limits", section -> Optional.of(LimitsSection.read(section, values)))
                        .orElseGet(LimitsSection::absent),
                root.value("ledger", values::database)
                        .orElseGet(() -> values.workspace().resolve("ferry.db")),
                root.section("reconcile", section -> Optional.of(ReconcileSection.read(section)))
                        .orElseGet(ReconcileSection::absent),
                // The last: all of them have been read now.
                properties.get());
    }

    /** The tracker to export. */
    public SourceSection needSource() {
        return source.orElseThrow(() -> missing("source", "where the old tracker's data lies"));
    }

    /** The repository that takes the import. */
    public RepositorySection needStaging() {
        return staging.orElseThrow(() -> missing("staging", "the repository that takes the import"));
    }

    /** The repository that the issues end in. */
    public RepositorySection needTarget() {
        return target.orElseThrow(() -> missing("target", "the repository that the issues end in"));
    }

    private static ConfigException missing(String section, String meaning) {
        return new ConfigException("ferry.yaml: the section '" + section + "' is missing; add it: it names " + meaning);
    }
}
