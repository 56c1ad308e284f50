package dev.ferry.exporter;

import dev.ferry.archive.Attachment;
import dev.ferry.archive.Issue;
import dev.ferry.archive.Message;
import dev.ferry.archive.MessageBody;
import dev.ferry.archive.RecordSink;
import dev.ferry.archive.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Takes an issue's bytes into the archive, files as well as messages that are no text, and names them by their digest. For one thread. */
final class ContentIntake {
    private final RecordSink writer;
    private final ExportOptions options;
    private final ExportLog log;

    ContentIntake(RecordSink writer, ExportOptions options, ExportLog log) {
        this.writer = writer;
        this.options = options;
        this.log = log;
    }

    /** Messages before files: {@link RecordSink} wants one order of everybody. */
    Issue withContents(LegacyIssue legacy) {
        if (legacy.files().isEmpty() && legacy.rawMessages().isEmpty()) {
            return legacy.issue();
        }
        Issue i = legacy.issue();
        return i.toBuilder().messages(messages(legacy)).files(files(legacy)).build();
    }

    private List<Message> messages(LegacyIssue legacy) {
        return legacy.issue().messages().stream()
                .map(message -> {
                    ByteSource raw = legacy.rawMessages().get(message.id());
                    return raw == null ? message : withRaw(message, raw);
                })
                .toList();
    }

    private Message withRaw(Message message, ByteSource raw) {
        Optional<Taken> taken = take(raw, "", "msg" + message.id());
        Optional<MessageBody> body =
                message.body().map(b -> new MessageBody(b.text(), b.decodedAs(), taken.map(Taken::digest)));
        return new Message(
                message.id(), message.author(), message.date(), body, message.files(), message.url(), message.extra());
    }

    private List<Attachment> files(LegacyIssue legacy) {
        return legacy.issue().files().stream()
                .map(file -> {
                    ByteSource bytes = legacy.files().get(file.id());
                    return bytes == null || isUnwanted(file) ? file : withContent(file, bytes);
                })
                .toList();
    }

    private boolean isUnwanted(Attachment file) {
        boolean all = !options.fileBytes().included();
        if (all || options.fileBytes().tooMany(file.size())) {
            log.leaveOut(all ? LeftOut.FILE_BYTES : LeftOut.LARGE_FILE_BYTES, "file" + file.id());
            return true;
        }
        return false;
    }

    private Attachment withContent(Attachment file, ByteSource bytes) {
        Optional<Taken> taken = take(bytes, file.name(), "file" + file.id());
        return new Attachment(
                file.id(),
                file.name(),
                file.mediaType(),
                file.creator(),
                file.created(),
                file.description(),
                taken.map(Taken::digest),
                taken.map(Taken::size).orElse(file.size()),
                file.url(),
                file.extra());
    }

    private record Taken(Sha256 digest, long size) {}

    private Optional<Taken> take(ByteSource source, String nameHint, String item) {
        Optional<Taken> taken = Optional.empty();
        try (InputStream opened = source.open();
                CountingStream bytes = new CountingStream(opened)) {
            Sha256 digest = writer.addFile(bytes, nameHint);
            taken = Optional.of(new Taken(digest, bytes.count()));
        } catch (IOException | UncheckedIOException e) {
            // Where closing failed, every byte had been read and is in the archive: a record has to name them.
            return taken.isPresent() ? taken : unreadable(item, e);
        }
        return taken;
    }

    private Optional<Taken> unreadable(String item, Exception e) {
        log.warn(WarningKind.CONTENT_UNREADABLE, item, "its bytes can not be read: " + e.getMessage());
        return Optional.empty();
    }
}
