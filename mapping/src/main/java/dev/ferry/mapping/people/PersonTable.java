package dev.ferry.mapping.people;

import dev.ferry.archive.User;
import dev.ferry.archive.UserId;
import dev.ferry.archive.packed.TextTable;
import java.util.List;
import java.util.Optional;

/** What texts need of the users, and no more of them, since a large tracker has them by the ten thousands. Immutable. */
final class PersonTable {
    private final TextTable names;

    private PersonTable(TextTable names) {
        this.names = names;
    }

    static PersonTable of(Iterable<User> users) {
        TextTable.Builder names = new TextTable.Builder();
        for (User user : users) {
            names.add(user.id().value(), List.of(Optional.of(user.name()), user.realName(), user.github()));
        }
        return new PersonTable(names.build());
    }

    Optional<Person> find(UserId id) {
        return names.find(id.value())
                .map(texts -> new Person(id, texts.get(0).orElseThrow(), texts.get(1), texts.get(2)));
    }
}
