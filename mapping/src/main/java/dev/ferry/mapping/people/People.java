package dev.ferry.mapping.people;

import dev.ferry.archive.User;
import dev.ferry.archive.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The archive's users and their GitHub accounts. The user map decides; for those it does not name, the account that
 * the tracker itself held counts where the preset says so. Immutable.
 */
public final class People {
    private static final People NOBODY = new People(Map.of(), UserMap.empty(), false);

    private final Map<UserId, User> users;
    private final UserMap map;
    private final boolean trackerNames;

    private People(Map<UserId, User> users, UserMap map, boolean trackerNames) {
        this.users = users;
        this.map = map;
        this.trackerNames = trackerNames;
    }

    /** Reads the users through once and keeps them in memory. */
    public static People of(Iterable<User> users, UserMap map, boolean trackerNames) {
        Map<UserId, User> byId = new HashMap<>();
        users.forEach(user -> byId.put(user.id(), user));
        return new People(byId, map, trackerNames);
    }

    /** A tracker without people. */
    public static People nobody() {
        return NOBODY;
    }

    /** The record of a person; empty for an id that the archive does not hold. */
    public Optional<User> user(UserId id) {
        return Optional.ofNullable(users.get(id));
    }

    /** The person's login in the old tracker, or {@code user12} for somebody the archive does not hold. */
    public String name(UserId id) {
        return user(id).map(User::name).orElse("user" + id);
    }

    /** The account to name, from the user map or else from the tracker. */
    public Optional<GitHubLogin> login(UserId id) {
        return user(id).flatMap(user -> map.entry(user)
                .orElseGet(() -> trackerNames ? user.github().flatMap(LoginCleaner::clean) : Optional.empty()));
    }

    /** Whether the user map says something of this person, be it that there is no account. */
    public boolean isMapped(UserId id) {
        return user(id).flatMap(map::entry).isPresent();
    }

    /** The account that the user map itself names: the only one that work may be assigned to. */
    public Optional<GitHubLogin> mappedLogin(UserId id) {
        return user(id).flatMap(map::entry).flatMap(entry -> entry);
    }

    /** The account that the user map gives for a legacy login, as it stands behind an {@code @} in a text. */
    public Optional<GitHubLogin> mentioned(String name) {
        return map.byName(name);
    }
}
