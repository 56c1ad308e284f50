package dev.ferry.exporter.roundup;

import dev.ferry.archive.User;
import dev.ferry.exporter.ExportLog;
import dev.ferry.exporter.ExportOptions;
import dev.ferry.exporter.LegacyIssue;
import dev.ferry.exporter.Tracker;
import dev.ferry.exporter.TrackerInfo;
import dev.ferry.exporter.WarningKind;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A Roundup tracker read from its database in legacy order, a few hundred issues at a time. */
final class RoundupTracker implements Tracker {
    /** Issues read at once: enough that queries cost nothing, few enough that they fit in memory with all their rows. */
    private static final int BATCH = 250;

    private final TrackerInfo info;
    private final Snapshot snapshot;
    private final TrackerTables tables;
    private final ContentStore store;
    private final IssueOrder order;

    RoundupTracker(TrackerInfo info, Snapshot snapshot, TrackerTables tables, ContentStore store) {
        this.info = info;
        this.snapshot = snapshot;
        this.tables = tables;
        this.store = store;
        this.order = IssueOrder.load(snapshot, tables.roles().schema().name());
    }

    @Override
    public TrackerInfo info() {
        return info;
    }

    @Override
    public Set<String> issueProperties() {
        Set<String> names = new TreeSet<>();
        tables.roles().properties().forEach(p -> names.add(p.name()));
        return names;
    }

    @Override
    public long issueCount() {
        return order.size();
    }

    @Override
    public void users(ExportOptions options, ExportLog log, Consumer<User> consumer) {
        Disclosure disclosure = new Disclosure(options.includeEmail());
        LinkedItems linked = linked(disclosure);
        tables.users()
                .ifPresent(table -> new UserReader(table, linked, disclosure, options.includeEmail(), log)
                        .read(snapshot, consumer));
    }

    @Override
    public void issues(ExportOptions options, ExportLog log, Consumer<LegacyIssue> consumer) {
        Disclosure disclosure = new Disclosure(options.includeEmail());
        reportSchema(disclosure, log);
        SpamFilter spam = new SpamFilter(options.spamCutOff());
        new Census(snapshot, tables, spam, log).take();
        LinkedItems linked = linked(disclosure);
        BatchLoader loader = new BatchLoader(snapshot, tables, linked);
        IssueAssembler assembler = new IssueAssembler(
                tables, new IssueAssembler.Context(info.url(), linked, order, disclosure, spam, store, log));
        try (BatchAhead batches = new BatchAhead(loader, order, BATCH)) {
            while (batches.hasNext()) {
                IssueBatch batch = batches.next();
                for (long id : batch.order()) {
                    batch.issues().row(id).ifPresent(row -> consumer.accept(assembler.assemble(row, batch)));
                }
            }
        }
    }

    private LinkedItems linked(Disclosure disclosure) {
        return LinkedItems.of(
                snapshot, tables.schema(), tables.roles().schema(), tables.namedByDesignator(), disclosure);
    }

    /** Tells which properties and classes stay in the tracker, and which the database lacks. */
    private void reportSchema(Disclosure disclosure, ExportLog log) {
        for (ClassSchema schema : tables.schema().classes().values()) {
            if (Disclosure.isSecretClass(schema.name())) {
                log.withhold("class " + schema.name());
                continue;
            }
            schema.properties().stream()
                    .filter(disclosure::withholds)
                    .forEach(p -> log.withhold(schema.name() + "." + p.name()));
        }
        reportMissing(tables.issues(), log);
        tables.messages().ifPresent(table -> reportMissing(table, log));
        tables.files().ifPresent(table -> reportMissing(table, log));
        tables.users().ifPresent(table -> reportMissing(table, log));
    }

    private static void reportMissing(ClassTable table, ExportLog log) {
        String name = table.schema().name();
        table.missing()
                .forEach(property -> log.warn(
                        WarningKind.SCHEMA_MISMATCH,
                        "class " + name,
                        "the schema has a property '" + property + "', the database does not; exported without it"));
        if (!table.hasJournal()) {
            log.warn(WarningKind.SCHEMA_MISMATCH, "class " + name, "it has no journal; exported without history");
        }
    }

    @Override
    public void close() {
        snapshot.close();
        store.close();
    }
}
