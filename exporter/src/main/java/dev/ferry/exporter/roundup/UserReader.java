package dev.ferry.exporter.roundup;

import dev.ferry.archive.User;
import dev.ferry.archive.UserId;
import dev.ferry.exporter.ExportLog;
import dev.ferry.exporter.WarningKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Hands over the users: everybody, because texts refer even to retired ones. */
final class UserReader {
    private static final Set<String> FIELDS =
            Set.of("username", "realname", "github", "address", "alternate_addresses");

    private final ClassTable table;
    private final LinkedItems linked;
    private final Disclosure disclosure;
    private final boolean includeEmail;
    private final ExportLog log;
    private final List<PropertySchema> extraColumns;

    UserReader(ClassTable table, LinkedItems linked, Disclosure disclosure, boolean includeEmail, ExportLog log) {
        this.table = table;
        this.linked = linked;
        this.disclosure = disclosure;
        this.includeEmail = includeEmail;
        this.log = log;
        this.extraColumns = table.columns().stream()
                .filter(p -> !FIELDS.contains(p.name()) && !disclosure.withholds(p))
                .toList();
    }

    void read(Snapshot snapshot, Consumer<User> consumer) {
        snapshot.each(table.select() + " order by id", result -> consumer.accept(user(table.read(result))));
    }

    private User user(Row row) {
        Leftovers leftovers = new Leftovers(row, linked, log);
        for (PropertySchema column : extraColumns) {
            row.get(column.name())
                    .ifPresent(cell ->
                            leftovers.put(column.name(), Cells.json(column.type(), disclosure.withoutAddresses(cell))));
        }
        String login = row.text("username").orElse(row.designator());
        if (row.text("username").isEmpty()) {
            leftovers.warn(
                    WarningKind.LOGIN_NOT_SHOWN,
                    "the tracker did not show its login, so its number stands for it, as in user12; through REST, log in"
                            + " as somebody who may view users");
        }
        String shown = disclosure.login(login);
        if (!shown.equals(login)) {
            leftovers.warn(
                    WarningKind.LOGIN_IS_ADDRESS,
                    "its login is an e-mail address; exported as '" + shown + "' because addresses stay out");
        }
        return new User(
                new UserId(Long.toString(row.id())),
                shown,
                row.text("realname").map(disclosure::withoutAddresses),
                row.text("github").map(disclosure::withoutAddresses),
                emails(row),
                row.retired(),
                leftovers.extra());
    }

    private List<String> emails(Row row) {
        if (!includeEmail) {
            return List.of();
        }
        List<String> emails = new ArrayList<>();
        Optional<String> others = row.text("alternate_addresses");
        row.text("address").ifPresent(emails::add);
        // One a line, as people typed them.
        others.ifPresent(lines ->
                lines.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(emails::add));
        return emails;
    }
}
