package dev.ferry.exporter.roundup;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads batches of issues: a fixed number of queries each, however many issues it holds. */
final class BatchLoader {
    private final Snapshot snapshot;
    private final TrackerTables tables;
    private final LinkedItems linked;
    private final Journals issueJournals;
    private final Optional<Journals> messageJournals;
    private final Optional<Journals> fileJournals;

    BatchLoader(Snapshot snapshot, TrackerTables tables, LinkedItems linked) {
        this.snapshot = snapshot;
        this.tables = tables;
        this.linked = linked;
        this.issueJournals = Journals.whole(snapshot, tables.issues());
        this.messageJournals = tables.messages().map(table -> Journals.telling(snapshot, table));
        this.fileJournals = tables.files().map(table -> Journals.telling(snapshot, table));
    }

    IssueBatch load(List<Long> ids) {
        IssueClass roles = tables.roles();
        ItemBatch issues = ItemBatch.load(snapshot, tables.issues(), ids, issueJournals);
        Set<Long> fileIds = new HashSet<>();
        roles.files().ifPresent(p -> fileIds.addAll(issues.targets(p)));
        ItemBatch messages = ItemBatch.empty();
        if (tables.messages().isPresent() && roles.messages().isPresent()) {
            ClassTable table = tables.messages().get();
            messages = ItemBatch.load(
                    snapshot, table, issues.targets(roles.messages().get()), messageJournals.get());
            for (PropertySchema property : table.multilinks()) {
                if (property.name().equals("files")) {
                    fileIds.addAll(messages.targets(property));
                }
            }
        }
        ItemBatch files = tables.files().isPresent()
                ? ItemBatch.load(snapshot, tables.files().get(), fileIds, fileJournals.get())
                : ItemBatch.empty();
        return new IssueBatch(ids, issues, messages, files, growing(issues));
    }

    private Map<String, Map<String, LinkedItem>> growing(ItemBatch issues) {
        Map<String, Map<String, LinkedItem>> items = new HashMap<>();
        for (String className : linked.growingClasses()) {
            Collection<Long> wanted = new HashSet<>();
            for (PropertySchema property : tables.roles().properties()) {
                if (property.type().linksTo(className)) {
                    wanted.addAll(issues.targets(property));
                }
            }
            items.put(className, linked.load(className, wanted));
        }
        return items;
    }
}
