package dev.ferry.cli.config;

import dev.ferry.mapping.yaml.BadValue;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The environment, as {@code ${NAME}} in {@code ferry.yaml} refers to it. Immutable. */
final class Variables {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Map<String, String> environment;

    Variables(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** The text with every reference replaced; a variable that is not set, or is empty, is refused by name. */
    String fill(String text) {
        Matcher reference = REFERENCE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (reference.find()) {
            if (!NAME.matcher(reference.group(1)).matches()
                    || !reference.group().endsWith("}")) {
                throw new BadValue("'" + reference.group() + "' is not a variable; write ${NAME}");
            }
            reference.appendReplacement(filled, Matcher.quoteReplacement(value(reference.group(1))));
        }
        return reference.appendTail(filled).toString();
    }

    /** The names of the variables that a text refers to. */
    static List<String> names(String text) {
        return REFERENCE.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private String value(String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new BadValue("the environment variable " + name + " is not set; set it, for example with: export "
                    + name + "=...");
        }
        return value;
    }
}
