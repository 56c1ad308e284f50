package dev.ferry.exporter.roundup;

import dev.ferry.archive.ConfigException;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.User;
import dev.ferry.exporter.ExportLog;
import dev.ferry.exporter.ExportOptions;
import dev.ferry.exporter.LeftOut;
import dev.ferry.exporter.LegacyIssue;
import dev.ferry.exporter.StateReader;
import dev.ferry.exporter.Tracker;
import dev.ferry.exporter.TrackerInfo;
import dev.ferry.exporter.WarningKind;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A Roundup tracker read from its database in legacy order, a few hundred issues at a time. */
final class RoundupTracker implements Tracker {
    /** Issues read at once: enough that queries cost nothing, few enough that they fit in memory with all their rows. */
    private static final int BATCH = 250;

    /** An id that Roundup gives; anything else names no issue here. */
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

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
    public boolean holds(LegacyId id) {
        return NUMBER.matcher(id.value()).matches() && order.isAlive(Long.parseLong(id.value()));
    }

    @Override
    public long issueCount(ExportOptions options) {
        return chosen(options).size();
    }

    private IssueOrder chosen(ExportOptions options) {
        return options.choice()
                .only()
                .map(ids -> order.only(id -> ids.holds(new LegacyId(Long.toString(id)))))
                .orElse(order);
    }

    /** What nobody chose need not be read to be left out. */
    private void reportOthers(IssueOrder chosen, ExportLog log) {
        if (chosen.size() < order.size()) {
            IdSet kept = new IdSet();
            chosen.ordered().forEach(kept::add);
            String name = tables.roles().schema().name();
            order.ordered()
                    .filter(id -> !kept.contains(id))
                    .forEach(id -> log.leaveOut(LeftOut.ISSUE_NOT_CHOSEN, name + id));
        }
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
        LinkedItems linked = linked(disclosure);
        IssueOrder chosen = chosen(options);
        reportOthers(chosen, log);
        BatchLoader loader = new BatchLoader(snapshot, tables, linked);
        IssueAssembler assembler = new IssueAssembler(
                tables, new IssueAssembler.Context(info.url(), linked, order, disclosure, spam, store, log));
        try (BatchAhead batches = new BatchAhead(loader, chosen, BATCH)) {
            while (batches.hasNext()) {
                IssueBatch batch = batches.next();
                for (long id : batch.order()) {
                    batch.issues().row(id).ifPresent(row -> consumer.accept(assembler.assemble(row, batch)));
                }
            }
        }
        // Last, so that reading the issues begins early and the last ones are packed meanwhile.
        new Census(snapshot, tables, spam, log).take();
    }

    @Override
    public void state(StateReader reader) {
        if (info.door().equals(RoundupAdminExport.DOOR)) {
            throw new ConfigException("what roundup-admin export wrote never changes, so it can not tell whether the"
                    + " tracker did; export through the database or REST to know, or leave --final out");
        }
        new StateQueries(snapshot, tables).read(reader);
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
