package dev.ferry.cli.preview;

import dev.ferry.archive.Archive;
import dev.ferry.archive.Issue;
import dev.ferry.archive.Message;
import dev.ferry.archive.MessageId;
import dev.ferry.archive.packed.TextTable;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Which messages an archive holds: it is read through once, when somebody first asks. For one thread. */
final class ArchivedMessages implements Predicate<MessageId> {
    private final Archive archive;
    private Optional<TextTable> ids = Optional.empty();

    ArchivedMessages(Archive archive) {
        this.archive = archive;
    }

    @Override
    public boolean test(MessageId id) {
        TextTable known = ids.orElseGet(this::read);
        ids = Optional.of(known);
        return known.find(id.value()).isPresent();
    }

    private TextTable read() {
        TextTable.Builder table = new TextTable.Builder();
        for (Issue issue : archive.issues()) {
            for (Message message : issue.messages()) {
                table.add(message.id().value(), List.of());
            }
        }
        return table.build();
    }
}
