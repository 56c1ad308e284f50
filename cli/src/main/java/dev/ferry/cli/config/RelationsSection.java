package dev.ferry.cli.config;

import dev.ferry.mapping.yaml.Choice;
import dev.ferry.mapping.yaml.Section;
import dev.ferry.transfer.relations.DependencyStyle;
import dev.ferry.transfer.relations.SupersederStyle;

/**
 * How {@code ferry relations} shows what issues have to do with each other.
 *
 * @param dependencies that an issue waits for another one
 * @param superseder that another issue took an issue's place
 */
public record RelationsSection(DependencyStyle dependencies, SupersederStyle superseder) {
    static RelationsSection read(Section section) {
        return new RelationsSection(
                section.value("dependencies", text -> Choice.of(text, DependencyStyle.values()))
                        .orElse(DependencyStyle.NATIVE),
                section.value("superseder", text -> Choice.of(text, SupersederStyle.values()))
                        .orElse(SupersederStyle.DUPLICATE));
    }

    static RelationsSection absent() {
        return new RelationsSection(DependencyStyle.NATIVE, SupersederStyle.DUPLICATE);
    }
}
