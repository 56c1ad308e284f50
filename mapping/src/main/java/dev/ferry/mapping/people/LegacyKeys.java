package dev.ferry.mapping.people;

import dev.ferry.archive.User;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** By what a row of the user map names a person: the login where that is one person's and can stand in a cell, else the id. */
final class LegacyKeys {
    /** What a spreadsheet would take for a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private final Set<String> logins = new HashSet<>();
    private final Set<String> shared = new HashSet<>();

    static LegacyKeys of(Iterable<User> users) {
        LegacyKeys keys = new LegacyKeys();
        for (User user : users) {
            if (!keys.logins.add(user.name())) {
                keys.shared.add(user.name());
            }
        }
        return keys;
    }

    /** Empty where nothing can name this person alone. */
    Optional<String> key(User user) {
        if (whyNotLogin(user).isEmpty()) {
            return Optional.of(user.name());
        }
        // An id that is somebody's login would be taken for that.
        return Optional.of(user.id().value()).filter(id -> !logins.contains(id));
    }

    /** Why the id stands for this person; empty where the login does. */
    Optional<String> whyNotLogin(User user) {
        String login = user.name();
        if (login.indexOf('@') > 0) {
            return Optional.of("by id: the login is an e-mail address");
        }
        if (shared.contains(login)) {
            return Optional.of("by id: '" + login + "' is the login of several people");
        }
        boolean bare = !login.isEmpty() && login.equals(login.strip()) && FORMULA.indexOf(login.charAt(0)) < 0;
        return bare ? Optional.empty() : Optional.of("by id: the login can not stand in a table");
    }
}
