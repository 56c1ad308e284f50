package dev.ferry.cli.config;

import dev.ferry.github.RepositoryName;
import java.util.Optional;

/** A repository on GitHub, and by which driver issues get there; what the target says of drivers is {@code AUTO} and means nothing. */
public record RepositorySection(RepositoryName repository, DriverWish driver) {
    public RepositorySection(RepositoryName repository) {
        this(repository, DriverWish.AUTO);
    }

    static Optional<RepositorySection> read(Section section, Values values) {
        return section.required("repository", "repository: owner/name", values::repository)
                .map(RepositorySection::new);
    }

    static Optional<RepositorySection> readStaging(Section section, Values values) {
        DriverWish driver = section.value("driver", RepositorySection::driver).orElse(DriverWish.AUTO);
        return read(section, values).map(plain -> new RepositorySection(plain.repository(), driver));
    }

    private static DriverWish driver(String text) {
        try {
            return DriverWish.parse(text);
        } catch (IllegalArgumentException e) {
            throw new BadValue(String.valueOf(e.getMessage()));
        }
    }
}
