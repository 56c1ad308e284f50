package dev.ferry.exporter.roundup;

import dev.ferry.archive.Attachment;
import dev.ferry.archive.FileId;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Message;
import dev.ferry.archive.MessageId;
import dev.ferry.archive.Property;
import dev.ferry.archive.Relation;
import dev.ferry.archive.UserId;
import dev.ferry.archive.Value;
import dev.ferry.exporter.ByteSource;
import dev.ferry.exporter.ExportLog;
import dev.ferry.exporter.LegacyIssue;
import dev.ferry.exporter.WarningKind;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Puts the issues of a batch together, each with its messages, files, links and history. */
final class IssueAssembler {
    private final IssueClass roles;
    private final URI url;
    private final LinkedItems linked;
    private final IssueOrder order;
    private final Optional<MessageAssembler> messages;
    private final Optional<FileAssembler> files;
    private final HistoryReader history;
    private final List<PropertySchema> disclosed;
    private final SpamFilter spam;
    private final ExportLog log;
    private final List<PropertySchema> unknownColumns;
    private final IdSet seenMessages = new IdSet();

    /** What all issues of one export share. */
    record Context(
            URI url,
            LinkedItems linked,
            IssueOrder order,
            Disclosure disclosure,
            SpamFilter spam,
            ContentStore store,
            ExportLog log) {}

    IssueAssembler(TrackerTables tables, Context context) {
        this.roles = tables.roles();
        this.url = context.url();
        this.linked = context.linked();
        this.order = context.order();
        Disclosure disclosure = context.disclosure();
        this.disclosed = roles.properties().stream()
                .filter(property -> !disclosure.withholds(property))
                .toList();
        this.spam = context.spam();
        this.log = context.log();
        this.messages =
                tables.messages().map(table -> new MessageAssembler(table, context.store(), url, linked, disclosure));
        this.files = tables.files().map(table -> new FileAssembler(table, context.store(), url, linked, disclosure));
        this.history = new HistoryReader(linked, disclosure);
        this.unknownColumns = tables.issues().columns().stream()
                .filter(p -> roles.schema().property(p.name()).isEmpty())
                .filter(p -> !ClassTable.SYSTEM.contains(p.name()) && !disclosure.withholds(p))
                .toList();
    }

    LegacyIssue assemble(Row row, IssueBatch batch) {
        Leftovers leftovers = new Leftovers(row, linked, log);
        leftovers.keep(unknownColumns);
        Instant created = leftovers.date("creation", row.date("activity").orElse(Instant.EPOCH));
        List<Row> messageRows = messageRows(row, batch, leftovers);
        Map<FileId, ByteSource> bytes = new HashMap<>();
        List<Attachment> attachments = attachments(row, messageRows, batch, bytes, leftovers);
        Map<MessageId, ByteSource> raw = new HashMap<>();
        Issue issue = new Issue(
                new LegacyId(Long.toString(row.id())),
                Optional.of(url + row.designator()),
                title(row, leftovers),
                leftovers.user("creator", row.text("creator")),
                created,
                leftovers.user("actor", row.text("actor")),
                leftovers.date("activity", created),
                roles.assignee().flatMap(p -> leftovers.user(p.name(), row.text(p.name()))),
                properties(row, batch, leftovers),
                watchers(row, batch, leftovers),
                relations(row, batch, leftovers),
                messages(messageRows, attachments, batch, raw),
                attachments,
                history.read(row, batch.issues(), created, leftovers),
                leftovers.extra());
        return new LegacyIssue(issue, bytes, raw);
    }

    private String title(Row row, Leftovers leftovers) {
        Optional<String> title = roles.title().flatMap(p -> row.text(p.name()));
        if (title.isEmpty()) {
            leftovers.warn(WarningKind.TITLE_MISSING, "it has no title; exported with an empty one");
        }
        return title.orElse("");
    }

    private static List<String> targets(PropertySchema property, Row row, IssueBatch batch) {
        if (!property.isMultilink()) {
            Optional<String> target = row.text(property.name());
            return target.isPresent() ? List.of(target.get()) : List.of();
        }
        List<Long> ids = batch.issues().links(property, row.id());
        List<String> targets = new ArrayList<>(ids.size());
        for (long id : ids) {
            targets.add(Long.toString(id));
        }
        return targets;
    }

    private List<Property> properties(Row row, IssueBatch batch, Leftovers leftovers) {
        List<Property> properties = new ArrayList<>(disclosed.size());
        for (PropertySchema property : disclosed) {
            List<Value> values = new ArrayList<>();
            for (String cell : targets(property, row, batch)) {
                values.add(
                        property.type().target().isPresent()
                                ? link(property, property.type().target().get(), cell, batch, leftovers)
                                : Value.of(Cells.text(property.type(), cell)));
            }
            properties.add(new Property(property.name(), values));
        }
        return properties;
    }

    private Value link(PropertySchema property, String target, String id, IssueBatch batch, Leftovers leftovers) {
        if (linked.isNamedByDesignator(target)) {
            return LinkedItems.designator(target, id);
        }
        Optional<LinkedItem> held = linked.find(target, id);
        Optional<LinkedItem> item = held.isPresent() ? held : batch.linked(target, id);
        if (item.isEmpty()) {
            leftovers.dangles(property.name(), target, id);
            return LinkedItems.designator(target, id);
        }
        if (item.get().retired() && !target.equals("user")) {
            leftovers.warn(
                    WarningKind.LINK_TO_RETIRED,
                    property.name() + " links to " + target + id + ", which is retired; kept as a value");
        }
        return item.get().value();
    }

    private List<UserId> watchers(Row row, IssueBatch batch, Leftovers leftovers) {
        if (roles.nosy().isEmpty()) {
            return List.of();
        }
        PropertySchema nosy = roles.nosy().get();
        List<UserId> watchers = new ArrayList<>();
        for (String id : targets(nosy, row, batch)) {
            Optional<UserId> watcher = leftovers.user(nosy.name(), Optional.of(id));
            if (watcher.isPresent()) {
                watchers.add(watcher.get());
            }
        }
        return watchers;
    }

    private List<Relation> relations(Row row, IssueBatch batch, Leftovers leftovers) {
        List<Relation> relations = new ArrayList<>();
        for (PropertySchema property : roles.relations()) {
            for (String id : targets(property, row, batch)) {
                long target = Long.parseLong(id);
                if (order.isRetired(target)) {
                    leftovers.warn(
                            WarningKind.LINK_TO_RETIRED,
                            property.name() + " links to " + roles.schema().name() + id
                                    + ", which is retired and stays out; the relation is kept");
                } else if (!order.isAlive(target)) {
                    leftovers.dangles(property.name(), roles.schema().name(), id);
                }
                relations.add(new Relation(IssueClass.relationType(property), property.name(), new LegacyId(id)));
            }
        }
        return relations;
    }

    /** The rows of the messages that go along, by rising id: there is no other order. */
    private List<Row> messageRows(Row row, IssueBatch batch, Leftovers leftovers) {
        if (roles.messages().isEmpty()) {
            return List.of();
        }
        PropertySchema property = roles.messages().get();
        List<Row> kept = new ArrayList<>();
        for (long id : batch.issues().links(property, row.id())) {
            Optional<Row> message = take(property, id, batch.messages(), leftovers);
            if (message.isEmpty()) {
                continue;
            }
            kept.add(message.get());
            if (!seenMessages.add(id)) {
                leftovers.warn(WarningKind.SHARED_MESSAGE, message.get().designator() + " is in another issue too");
            }
        }
        return kept;
    }

    private Optional<Row> take(PropertySchema property, long id, ItemBatch items, Leftovers leftovers) {
        Optional<Row> item = items.row(id);
        if (item.isEmpty()) {
            leftovers.dangles(property.name(), property.type().target().orElse(""), Long.toString(id));
        } else if (item.get().retired()) {
            leftovers.warn(
                    WarningKind.LINK_TO_RETIRED,
                    property.name() + " links to " + item.get().designator() + ", which is retired and stays out");
        }
        return item.isPresent() && !item.get().retired() && !spam.covers(item.get()) ? item : Optional.empty();
    }

    private List<Message> messages(
            List<Row> rows, List<Attachment> attachments, IssueBatch batch, Map<MessageId, ByteSource> raw) {
        if (messages.isEmpty()) {
            return List.of();
        }
        Set<FileId> attached = new HashSet<>();
        attachments.forEach(attachment -> attached.add(attachment.id()));
        List<Message> assembled = new ArrayList<>(rows.size());
        for (Row row : rows) {
            MessageAssembler.Assembled message = messages.get().assemble(row, batch.messages(), attached, log);
            assembled.add(message.message());
            if (message.raw().isPresent()) {
                raw.put(message.message().id(), message.raw().get());
            }
        }
        return assembled;
    }

    /** The issue's own files and those that only one of its messages names. */
    private List<Attachment> attachments(
            Row row, List<Row> messageRows, IssueBatch batch, Map<FileId, ByteSource> bytes, Leftovers leftovers) {
        if (roles.files().isEmpty() || files.isEmpty()) {
            return List.of();
        }
        Set<Long> ids = new TreeSet<>(batch.issues().links(roles.files().get(), row.id()));
        if (messages.isPresent()) {
            for (Row message : messageRows) {
                ids.addAll(messages.get().files(message, batch.messages()));
            }
        }
        List<Attachment> attachments = new ArrayList<>();
        for (long id : ids) {
            Optional<Row> file = take(roles.files().get(), id, batch.files(), leftovers);
            if (file.isPresent()) {
                FileAssembler.Assembled assembled = files.get().assemble(file.get(), batch.files(), log);
                attachments.add(assembled.attachment());
                assembled
                        .bytes()
                        .ifPresent(source -> bytes.put(assembled.attachment().id(), source));
            }
        }
        return attachments;
    }
}
