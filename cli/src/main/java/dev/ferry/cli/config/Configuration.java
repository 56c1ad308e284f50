package dev.ferry.cli.config;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ferry.archive.ConfigException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code ferry.yaml} as it was read: every key typed, checked and given its default. Sections that only some commands
 * need are optional; {@code needSource} and the like give them to those that do. Paths are absolute. Immutable.
 *
 * @param database the ledger's file
 */
public record Configuration(
        Optional<SourceSection> source,
        GitHubSection github,
        Optional<RepositorySection> staging,
        Optional<RepositorySection> target,
        MappingSection mapping,
        LimitsSection limits,
        Path database,
        ReconcileSection reconcile) {

    @JsonCreator
    static Configuration of(
            @JacksonInject Path workspace,
            @JsonProperty("source") Optional<SourceSection> source,
            @JsonProperty("github") Optional<GitHubSection> github,
            @JsonProperty("staging") Optional<RepositorySection> staging,
            @JsonProperty("target") Optional<RepositorySection> target,
            @JsonProperty("mapping") Optional<MappingSection> mapping,
            @JsonProperty("limits") Optional<LimitsSection> limits,
            @JsonProperty("ledger") Optional<SqliteUrl> ledger,
            @JsonProperty("reconcile") Optional<ReconcileSection> reconcile) {
        return new Configuration(
                source,
                github.orElseGet(GitHubSection::absent),
                staging,
                target,
                mapping.orElseGet(MappingSection::absent),
                limits.orElseGet(LimitsSection::absent),
                ledger.map(SqliteUrl::file).orElse(workspace.resolve("ferry.db")),
                reconcile.orElseGet(ReconcileSection::absent));
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
