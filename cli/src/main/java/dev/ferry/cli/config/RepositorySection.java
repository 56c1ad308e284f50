package dev.ferry.cli.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ferry.github.RepositoryName;
import java.util.Optional;

/** A repository on GitHub. */
public record RepositorySection(RepositoryName repository) {
    @JsonCreator
    static RepositorySection of(@JsonProperty("repository") Optional<RepositoryName> repository) {
        return new RepositorySection(repository.orElseThrow(
                () -> new BadValue("the key 'repository' is missing; write repository: owner/name")));
    }
}
