package dev.ferry.exporter.roundup;

import dev.ferry.archive.packed.TextTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The users as properties link to them, by their logins alone: they are too many to be held as objects. Immutable. */
final class Accounts {
    private static final Accounts NONE = new Accounts(new TextTable.Builder().build());
    private static final Optional<String> RETIRED = Optional.of("");

    private final TextTable logins;

    private Accounts(TextTable logins) {
        this.logins = logins;
    }

    static Accounts none() {
        return NONE;
    }

    static Accounts read(Snapshot snapshot, ClassTable table, Disclosure disclosure) {
        TextTable.Builder logins = new TextTable.Builder();
        snapshot.each(table.select(), result -> {
            Row row = table.read(result);
            String id = Long.toString(row.id());
            String login = disclosure.login(row.text("username").orElse(id));
            logins.add(id, List.of(Optional.of(login), row.retired() ? RETIRED : Optional.empty()));
        });
        return new Accounts(logins.build());
    }

    Optional<LinkedItem> find(String id) {
        return logins.find(id)
                .map(texts -> LinkedItem.of(
                        id, texts.get(0).orElseThrow(), texts.get(1).isPresent(), Map.of()));
    }
}
