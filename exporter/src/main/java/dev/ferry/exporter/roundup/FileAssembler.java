package dev.ferry.exporter.roundup;

import dev.ferry.archive.Attachment;
import dev.ferry.archive.FileId;
import dev.ferry.archive.UserId;
import dev.ferry.exporter.ByteSource;
import dev.ferry.exporter.ExportLog;
import dev.ferry.exporter.WarningKind;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts attachments together; their bytes stay on disk until somebody opens them. */
final class FileAssembler {
    private static final Set<String> FIELDS =
            Set.of("name", "type", "description", "content", "creation", "creator", "activity", "actor");

    private final ClassTable table;
    private final ContentStore store;
    private final URI url;
    private final LinkedItems linked;
    private final JournalJson journals;
    private final List<PropertySchema> extraColumns;
    private final List<PropertySchema> extraLinks;

    FileAssembler(ClassTable table, ContentStore store, URI url, LinkedItems linked, Disclosure disclosure) {
        this.table = table;
        this.store = store;
        this.url = url;
        this.linked = linked;
        this.journals = new JournalJson(disclosure);
        this.extraColumns = table.columns().stream()
                .filter(p -> !FIELDS.contains(p.name()) && !disclosure.withholds(p))
                .toList();
        this.extraLinks = table.multilinks().stream()
                .filter(p -> !disclosure.withholds(p))
                .toList();
    }

    /** An attachment, and where its bytes are. */
    record Assembled(Attachment attachment, Optional<ByteSource> bytes) {}

    Assembled assemble(Row row, ItemBatch batch, ExportLog log) {
        Leftovers leftovers = new Leftovers(row, linked, log);
        leftovers.keep(extraColumns);
        extraLinks.forEach(link -> leftovers.keep(link.name(), batch.links(link, row.id())));
        if (!batch.journal(row.id()).isEmpty()) {
            leftovers.put("history", journals.rows(batch.journal(row.id())));
        }
        Optional<UserId> creator = leftovers.user("creator", row.text("creator"));
        Instant created = leftovers.date("creation", row.date("activity").orElse(Instant.EPOCH));
        SystemColumns.keepUnlessPlain(row, row.text("creator"), created, leftovers);
        String name = row.text("name").orElse(row.designator());
        Optional<ContentStore.Located> located = locate(row, leftovers);
        Attachment attachment = new Attachment(
                new FileId(Long.toString(row.id())),
                name,
                row.text("type"),
                creator,
                created,
                row.text("description"),
                Optional.empty(),
                located.map(found -> size(found, leftovers)).orElse(0L),
                Optional.of(url + row.designator() + "/" + percentEncoded(name)),
                leftovers.extra());
        return new Assembled(attachment, located.map(found -> () -> Files.newInputStream(found.path())));
    }

    private Optional<ContentStore.Located> locate(Row row, Leftovers leftovers) {
        Optional<ContentStore.Located> located = store.locate(table.schema().name(), row.id());
        if (located.isEmpty()) {
            leftovers.warn(WarningKind.CONTENT_MISSING, "its bytes are not in the files tree; exported without them");
        } else if (located.get().temporary()) {
            leftovers.warn(WarningKind.CONTENT_TEMPORARY, "its bytes are only there as .tmp, which was taken");
        }
        return located;
    }

    private static long size(ContentStore.Located located, Leftovers leftovers) {
        try {
            return Files.size(located.path());
        } catch (IOException e) {
            leftovers.warn(WarningKind.CONTENT_UNREADABLE, "its size can not be read: " + e.getMessage());
            return 0;
        }
    }

    /** Everything but letters, digits and {@code -._~}: a name is one segment, whatever stands in it. */
    static String percentEncoded(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || "-._~".indexOf(c) >= 0;
            if (plain) {
                encoded.append(c);
            } else {
                encoded.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
                encoded.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return encoded.toString();
    }
}
