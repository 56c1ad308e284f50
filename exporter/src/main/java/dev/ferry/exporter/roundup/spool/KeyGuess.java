package dev.ferry.exporter.roundup.spool;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the property that names a class's items for people, where the schema does not say: {@code username} of users,
 * {@code name} of others if every living item has one of its own.
 */
public final class KeyGuess {
    private final String property;
    private final Set<String> seen = new HashSet<>();
    private boolean unique = true;

    public KeyGuess(String className) {
        this.property = className.equals("user") ? "username" : "name";
    }

    /** The property in question. */
    public String property() {
        return property;
    }

    /** Takes the value of one item. */
    public void see(boolean retired, Optional<String> name) {
        if (unique && !retired) {
            unique = name.filter(seen::add).isPresent();
        }
    }

    /** The property if it does name the items. */
    public Optional<String> key() {
        return unique && !seen.isEmpty() ? Optional.of(property) : Optional.empty();
    }
}
