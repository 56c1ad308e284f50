package dev.ferry.cli.config;

import dev.ferry.transfer.relations.DependencyStyle;
import dev.ferry.transfer.relations.SupersederStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How {@code ferry relations} shows what issues have to do with each other.
 *
 * @param dependencies that an issue waits for another one
 * @param superseder that another issue took an issue's place
 */
public record RelationsSection(DependencyStyle dependencies, SupersederStyle superseder) {
    static RelationsSection read(Section section) {
        return new RelationsSection(
                section.value("dependencies", text -> choice(text, DependencyStyle.values()))
                        .orElse(DependencyStyle.NATIVE),
                section.value("superseder", text -> choice(text, SupersederStyle.values()))
                        .orElse(SupersederStyle.DUPLICATE));
    }

    static RelationsSection absent() {
        return new RelationsSection(DependencyStyle.NATIVE, SupersederStyle.DUPLICATE);
    }

    private static <T extends Enum<T>> T choice(String text, T[] choices) {
        return Arrays.stream(choices)
                .filter(choice -> name(choice).equals(text))
                .findFirst()
                .orElseThrow(() -> new BadValue("it is one of "
                        + Arrays.stream(choices).map(RelationsSection::name).collect(Collectors.joining(", "))
                        + ", not '" + text + "'"));
    }

    private static String name(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
