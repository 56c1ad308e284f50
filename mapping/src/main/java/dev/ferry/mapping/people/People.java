package dev.ferry.mapping.people;

import dev.ferry.archive.Anonymizer;
import dev.ferry.archive.Issue;
import dev.ferry.archive.User;
import dev.ferry.archive.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The archive's users and their GitHub accounts. The user map decides; for those it does not name, the account that
 * the tracker itself held counts where the preset says so. Immutable.
 */
public final class People implements Anonymizer {
    private static final People NOBODY = of(List.of(), UserMap.empty(), false);

    private final PersonTable people;
    private final UserMap map;
    private final boolean trackerNames;
    private final Unnamed unnamed;

    private People(PersonTable people, UserMap map, boolean trackerNames, Unnamed unnamed) {
        this.people = people;
        this.map = map;
        this.trackerNames = trackerNames;
        this.unnamed = unnamed;
    }

    /** Reads the users through once and keeps of each, in some 50 bytes, what texts say of people. */
    public static People of(Iterable<User> users, UserMap map, boolean trackerNames) {
        return of(users, map, trackerNames, OptOut.nobody());
    }

    /** The same but for those who asked not to be named: they have no login, no account, and one name for all. */
    public static People of(Iterable<User> users, UserMap map, boolean trackerNames, OptOut optOut) {
        Iterable<User> searched = optOut.isEmpty() ? List.of() : users;
        return new People(PersonTable.of(users), map, trackerNames, new Unnamed(optOut, searched));
    }

    /** A tracker without people. */
    public static People nobody() {
        return NOBODY;
    }

    /** The person's name in life, as far as the archive has it and there is something to see in it. */
    public Optional<String> realName(UserId id) {
        return unnamed.contains(id)
                ? Optional.empty()
                : people.find(id).flatMap(Person::realName).filter(name -> !name.isBlank());
    }

    /** The person's login in the old tracker, or {@code user12} for somebody the archive does not hold. */
    public String name(UserId id) {
        return unnamed.contains(id)
                ? Unnamed.NAME
                : people.find(id).map(Person::name).orElse("user" + id);
    }

    /** The account to name, from the user map or else from the tracker. */
    public Optional<GitHubLogin> login(UserId id) {
        return named(id)
                .flatMap(person -> map.entry(person)
                        .orElseGet(
                                () -> trackerNames ? person.github().flatMap(LoginCleaner::clean) : Optional.empty()));
    }

    /** Whether the user map says something of this person, be it that there is no account. */
    public boolean isMapped(UserId id) {
        return unnamed.contains(id) || people.find(id).flatMap(map::entry).isPresent();
    }

    /** The account that the user map itself names: the only one that work may be assigned to. */
    public Optional<GitHubLogin> mappedLogin(UserId id) {
        return named(id).flatMap(map::entry).flatMap(entry -> entry);
    }

    /** The account that the user map gives for a legacy login, as it stands behind an {@code @} in a text. */
    public Optional<GitHubLogin> mentioned(String name) {
        return map.byName(name);
    }

    /** Whether this person asked not to be named. */
    public boolean isUnnamed(UserId id) {
        return unnamed.contains(id);
    }

    @Override
    public User anonymized(User user) {
        return unnamed.anonymized(user);
    }

    @Override
    public String anonymized(String text) {
        return unnamed.isEmpty() ? text : unnamed.anonymized(text);
    }

    @Override
    public Issue anonymized(Issue issue) {
        return unnamed.isEmpty() ? issue : unnamed.anonymized(issue);
    }

    /** Logins and ids on the opt-out list that nobody in the archive has. */
    public Set<String> unknownOptOuts() {
        return unnamed.unknown();
    }

    /** Logins and ids that the user map has and none of these users: all of the archive's, gone through once more. */
    public Set<String> unknownMapped(Iterable<User> users) {
        return map.strangers(users);
    }

    private Optional<Person> named(UserId id) {
        return unnamed.contains(id) ? Optional.empty() : people.find(id);
    }
}
