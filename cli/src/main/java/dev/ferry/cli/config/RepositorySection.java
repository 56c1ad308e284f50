package dev.ferry.cli.config;

import dev.ferry.github.RepositoryName;
import dev.ferry.mapping.ledger.ReferenceMode;
import dev.ferry.mapping.yaml.BadValue;
import dev.ferry.mapping.yaml.Section;
import java.util.Optional;

/**
 * A repository on GitHub, by which driver issues get there, and how their texts name other issues; of the target, these are
 * {@code AUTO} and empty and mean nothing.
 */
public record RepositorySection(RepositoryName repository, DriverWish driver, Optional<ReferenceMode> references) {
    public RepositorySection(RepositoryName repository) {
        this(repository, DriverWish.AUTO, Optional.empty());
    }

    static Optional<RepositorySection> read(Section section, Values values) {
        return section.required("repository", "repository: owner/name", values::repository)
                .map(RepositorySection::new);
    }

    static Optional<RepositorySection> readStaging(Section section, Values values) {
        DriverWish driver = section.value("driver", RepositorySection::driver).orElse(DriverWish.AUTO);
        Optional<ReferenceMode> references = section.value("references", RepositorySection::references);
        return read(section, values).map(plain -> new RepositorySection(plain.repository(), driver, references));
    }

    private static ReferenceMode references(String text) {
        try {
            return ReferenceMode.parse(text);
        } catch (IllegalArgumentException e) {
            throw new BadValue(String.valueOf(e.getMessage()));
        }
    }

    private static DriverWish driver(String text) {
        try {
            return DriverWish.parse(text);
        } catch (IllegalArgumentException e) {
            throw new BadValue(String.valueOf(e.getMessage()));
        }
    }
}
