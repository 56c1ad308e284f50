package dev.ferry.cli.config;

import dev.ferry.github.RepositoryName;
import java.util.Optional;

/** A repository on GitHub. */
public record RepositorySection(RepositoryName repository) {
    static Optional<RepositorySection> read(Section section, Values values) {
        return section.required("repository", "repository: owner/name", values::repository)
                .map(RepositorySection::new);
    }
}
