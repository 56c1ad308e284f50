package dev.ferry.mapping.people;

import dev.ferry.archive.User;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The operator's word on who is who: legacy login or id to GitHub account. An entry without an account says that this
 * person is not to be named on GitHub, whatever the tracker holds. Immutable.
 */
public final class UserMap {
    private static final UserMap EMPTY = new UserMap(Map.of());

    private final Map<String, Optional<GitHubLogin>> byLegacy;

    private UserMap(Map<String, Optional<GitHubLogin>> byLegacy) {
        this.byLegacy = byLegacy;
    }

    /** A map that knows nobody. */
    public static UserMap empty() {
        return EMPTY;
    }

    /** A map from legacy logins or ids. */
    public static UserMap of(Map<String, Optional<GitHubLogin>> byLegacy) {
        return new UserMap(new HashMap<>(byLegacy));
    }

    /** How many people are in the map. */
    public int size() {
        return byLegacy.size();
    }

    /** The rows that are for none of these people: their logins or ids, sorted. */
    Set<String> strangers(Iterable<User> users) {
        Set<String> strangers = new TreeSet<>(byLegacy.keySet());
        for (User user : users) {
            strangers.remove(user.name());
            strangers.remove(user.id().value());
        }
        return strangers;
    }

    /** What the map says of a person, by login first, then by id; the outer one is empty where it says nothing. */
    Optional<Optional<GitHubLogin>> entry(Person person) {
        Optional<GitHubLogin> byName = byLegacy.get(person.name());
        if (byName != null) {
            return Optional.of(byName);
        }
        return Optional.ofNullable(byLegacy.get(person.id().value()));
    }

    Optional<GitHubLogin> byName(String name) {
        Optional<GitHubLogin> entry = byLegacy.get(name);
        return entry == null ? Optional.empty() : entry;
    }
}
