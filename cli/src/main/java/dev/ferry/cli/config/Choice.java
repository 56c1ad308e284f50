package dev.ferry.cli.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A value that is one of a few words: {@code BY_TYPE} is written {@code by-type}. */
final class Choice {
    private Choice() {}

    static <T extends Enum<T>> T of(String text, T[] choices) {
        return Arrays.stream(choices)
                .filter(choice -> name(choice).equals(text))
                .findFirst()
                .orElseThrow(() -> new BadValue("it is one of "
                        + Arrays.stream(choices).map(Choice::name).collect(Collectors.joining(", "))
                        + ", not '" + text + "'"));
    }

    private static String name(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
