package dev.ferry.mapping.people;

import dev.ferry.archive.Anonymizer;
import dev.ferry.archive.Change;
import dev.ferry.archive.HistoryEvent;
import dev.ferry.archive.Issue;
import dev.ferry.archive.Property;
import dev.ferry.archive.User;
import dev.ferry.archive.UserId;
import dev.ferry.archive.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The archive's people on the opt-out list, and texts without their names. Immutable; thread-safe. */
final class Unnamed implements Anonymizer {
    /** Stands for each of them. */
    static final String NAME = "a former contributor";

    private final Map<UserId, String> logins = new HashMap<>();
    private final Set<String> unknown;
    private final Phrases phrases;

    /** Goes through the users once. */
    Unnamed(OptOut list, Iterable<User> users) {
        unknown = new LinkedHashSet<>(list.keys());
        List<Phrase> found = new ArrayList<>();
        for (User user : users) {
            List<String> keys = keysOf(user, list);
            if (!keys.isEmpty()) {
                logins.put(user.id(), user.name());
                keys.forEach(unknown::remove);
                Stream.concat(spellings(user).stream(), keys.stream().flatMap(key -> list.also(key).stream()))
                        .forEach(text -> Phrase.of(text.strip()).ifPresent(found::add));
            }
        }
        phrases = new Phrases(found);
    }

    /** One person may have rows by login and by id. */
    private static List<String> keysOf(User user, OptOut list) {
        return Stream.of(user.name(), user.id().value())
                .distinct()
                .filter(list.keys()::contains)
                .toList();
    }

    private static List<String> spellings(User user) {
        List<String> all = new ArrayList<>(user.emails());
        all.add("@" + user.name());
        user.github().flatMap(LoginCleaner::clean).ifPresent(login -> all.add("@" + login));
        user.realName().filter(Unnamed::isName).ifPresent(all::add);
        Optional.of(user.name()).filter(Unnamed::isName).ifPresent(all::add);
        return all;
    }

    /** One word of letters, or a number, may mean anything; it goes where an {@code @} marks it as a name alone. */
    private static boolean isName(String text) {
        return Phrase.of(text)
                .filter(phrase -> phrase.size() > 1 || phrase.mixesLettersAndDigits())
                .isPresent();
    }

    boolean isEmpty() {
        return logins.isEmpty();
    }

    boolean contains(UserId id) {
        return logins.containsKey(id);
    }

    /** Rows of the list that name nobody of the archive. */
    Set<String> unknown() {
        return unknown;
    }

    @Override
    public String anonymized(String text) {
        return phrases.replace(text, NAME);
    }

    @Override
    public User anonymized(User user) {
        return contains(user.id())
                ? new User(user.id(), NAME, Optional.empty(), Optional.empty(), List.of(), user.retired(), Map.of())
                : user;
    }

    @Override
    public Issue anonymized(Issue issue) {
        return issue.toBuilder()
                .title(anonymized(issue.title()))
                .properties(issue.properties().stream()
                        .map(property -> new Property(property.name(), without(property.values())))
                        .toList())
                .files(issue.files().stream()
                        .map(file -> file.named(
                                anonymized(file.name()), file.description().map(this::anonymized)))
                        .toList())
                .history(issue.history().stream().map(this::without).toList())
                .build();
    }

    private HistoryEvent without(HistoryEvent event) {
        List<Change> changes = event.changes().stream()
                .map(change -> new Change(change.property(), without(change.removed()), without(change.added())))
                .toList();
        return new HistoryEvent(event.at(), event.actor(), event.action(), changes, event.extra());
    }

    private List<Value> without(List<Value> values) {
        return values.stream().map(this::without).toList();
    }

    private Value without(Value value) {
        boolean person = value.id()
                .map(id -> logins.get(new UserId(id)))
                .filter(value.text()::equals)
                .isPresent();
        return person ? Value.of(NAME) : new Value(value.id(), anonymized(value.text()), value.attributes());
    }
}
