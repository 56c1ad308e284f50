package dev.ferry.mapping.yaml;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A value that is one of a few words: {@code BY_TYPE} is written {@code by-type}. Stateless. */
public final class Choice {
    private Choice() {}

    /** Which of the choices the text names; one that is none is a {@link BadValue} with all of them. */
    public static <T extends Enum<T>> T of(String text, T[] choices) {
        return of(text, choices, Choice::name);
    }

    /** The same of choices that are spelled otherwise. */
    public static <T> T of(String text, T[] choices, Function<T, String> name) {
        return Arrays.stream(choices)
                .filter(choice -> name.apply(choice).equals(text))
                .findFirst()
                .orElseThrow(() -> new BadValue("it is one of "
                        + Arrays.stream(choices).map(name).collect(Collectors.joining(", "))
                        + ", not '" + text + "'"));
    }

    /** Whether the text says {@code true}; one that says neither that nor {@code false} is a {@link BadValue}. */
    public static boolean yes(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new BadValue("it is true or false, not '" + text + "'");
        }
        return text.equals("true");
    }

    private static String name(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
