package dev.ferry.exporter.roundup;

import dev.ferry.archive.FileId;
import dev.ferry.archive.Message;
import dev.ferry.archive.MessageBody;
import dev.ferry.archive.MessageId;
import dev.ferry.archive.UserId;
import dev.ferry.exporter.ByteSource;
import dev.ferry.exporter.ExportLog;
import dev.ferry.exporter.WarningKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts messages together from their rows and their content on disk. */
final class MessageAssembler {
    private static final Set<String> FIELDS =
            Set.of("author", "date", "content", "creation", "creator", "activity", "actor");

    private final ClassTable table;
    private final ContentStore store;
    private final URI url;
    private final LinkedItems linked;
    private final JournalJson journals;
    private final List<PropertySchema> extraColumns;
    private final List<PropertySchema> extraLinks;
    private final Optional<PropertySchema> fileLink;

    MessageAssembler(ClassTable table, ContentStore store, URI url, LinkedItems linked, Disclosure disclosure) {
        this.table = table;
        this.store = store;
        this.url = url;
        this.linked = linked;
        this.journals = new JournalJson(disclosure);
        this.extraColumns = table.columns().stream()
                .filter(p -> !FIELDS.contains(p.name()) && !disclosure.withholds(p))
                .toList();
        this.extraLinks = table.multilinks().stream()
                .filter(p -> !p.name().equals("files") && !disclosure.withholds(p))
                .toList();
        this.fileLink = table.multilinks().stream()
                .filter(p -> p.name().equals("files"))
                .findFirst();
    }

    /** A message, and its bytes where they were not UTF-8. */
    record Assembled(Message message, Optional<ByteSource> raw) {}

    /** The files a message names, whether or not they are there. */
    List<Long> files(Row row, ItemBatch batch) {
        return fileLink.isPresent() ? batch.links(fileLink.get(), row.id()) : List.of();
    }

    /** {@code attached} are the files that the issue has in the archive; a message names only those. */
    Assembled assemble(Row row, ItemBatch batch, Set<FileId> attached, ExportLog log) {
        Leftovers leftovers = new Leftovers(row, linked, log);
        leftovers.keep(extraColumns);
        for (PropertySchema link : extraLinks) {
            leftovers.keep(link.name(), batch.links(link, row.id()));
        }
        List<JournalRow> journal = batch.journal(row.id());
        if (!journal.isEmpty()) {
            leftovers.put("history", journals.rows(journal));
        }
        Optional<String> author = row.text("author");
        Optional<UserId> user = leftovers.user("author", author.isPresent() ? author : row.text("creator"));
        Instant date = date(row, leftovers);
        SystemColumns.keepUnlessPlain(row, author, date, leftovers);
        List<FileId> files = new ArrayList<>();
        List<Long> leftOut = new ArrayList<>();
        for (Long id : files(row, batch)) {
            FileId file = new FileId(Long.toString(id));
            if (attached.contains(file)) {
                files.add(file);
            } else {
                leftOut.add(id);
            }
        }
        leftovers.keep("files_left_out", leftOut);
        Body body = body(row, leftovers);
        Message message = new Message(
                new MessageId(Long.toString(row.id())),
                user,
                date,
                body.text(),
                files,
                Optional.of(url + row.designator()),
                leftovers.extra());
        return new Assembled(message, body.raw());
    }

    private static Instant date(Row row, Leftovers leftovers) {
        Optional<Instant> creation = row.date("creation");
        // A message made through the web may have no date of its own.
        return row.text("date").isEmpty() && creation.isPresent()
                ? creation.get()
                : leftovers.date("date", creation.orElse(Instant.EPOCH));
    }

    private record Body(Optional<MessageBody> text, Optional<ByteSource> raw) {
        static final Body NONE = new Body(Optional.empty(), Optional.empty());
    }

    private Body body(Row row, Leftovers leftovers) {
        Optional<ContentStore.Content> content;
        try {
            content = store.read(table.schema().name(), row.id());
        } catch (IOException e) {
            leftovers.warn(WarningKind.CONTENT_UNREADABLE, "its text can not be read: " + e.getMessage());
            return Body.NONE;
        }
        byte[] bytes;
        if (content.isPresent()) {
            bytes = content.get().bytes();
            if (content.get().temporary()) {
                leftovers.warn(WarningKind.CONTENT_TEMPORARY, "its text is only there as .tmp, which was taken");
            }
        } else if (row.text("content").isPresent()) {
            bytes = row.text("content").get().getBytes(StandardCharsets.UTF_8);
        } else {
            leftovers.warn(WarningKind.CONTENT_MISSING, "its text is not in the files tree; exported without text");
            return Body.NONE;
        }
        DecodedText decoded = DecodedText.of(bytes);
        if (decoded.utf8()) {
            return new Body(Optional.of(MessageBody.of(decoded.text())), Optional.empty());
        }
        leftovers.warn(
                WarningKind.NOT_UTF8,
                "its text was read as " + DecodedText.FALLBACK + "; the untouched bytes are in the archive's files"
                        + " unless something in the text was redacted");
        MessageBody body = new MessageBody(decoded.text(), Optional.of(DecodedText.FALLBACK), Optional.empty());
        return new Body(Optional.of(body), Optional.of(() -> new ByteArrayInputStream(bytes)));
    }
}
