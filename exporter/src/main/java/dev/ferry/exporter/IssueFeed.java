package dev.ferry.exporter;

import dev.ferry.archive.Attachment;
import dev.ferry.archive.Issue;
import dev.ferry.archive.Message;
import dev.ferry.archive.MessageBody;
import dev.ferry.archive.MessageId;
import dev.ferry.archive.RecordSink;
import dev.ferry.archive.Sha256;
import dev.ferry.exporter.redaction.Redaction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * Feeds issues into an archive one by one: those that are not wanted and private ones stay out, texts are redacted, bytes
 * are taken in and referred to by their digest.
 */
final class IssueFeed {
    private final RecordSink writer;
    private final ExportOptions options;
    private final ExportLog log;
    private final ExportProgress progress;
    private final long total;
    private final Redaction redaction;
    private final Set<PrivateRule> usedRules = new HashSet<>();
    private Optional<Instant> watermark = Optional.empty();
    private long done;

    IssueFeed(RecordSink writer, ExportOptions options, ExportLog log, ExportProgress progress, long total) {
        this.writer = writer;
        this.options = options;
        this.log = log;
        this.progress = progress;
        this.total = total;
        redaction = new Redaction(options.redactions());
    }

    void accept(LegacyIssue legacy) {
        if (progress.stopRequested() || Thread.currentThread().isInterrupted()) {
            throw new CancellationException(
                    "the export was stopped after " + done + " of " + total + " issues; nothing was written");
        }
        Issue issue = legacy.issue();
        // What stays out has been seen all the same: a later delta need not look at it again.
        watermark =
                watermark.filter(newest -> newest.isAfter(issue.activity())).or(() -> Optional.of(issue.activity()));
        Optional<LeftOut> reason = leftOut(issue);
        if (reason.isPresent()) {
            log.leaveOut(reason.get(), designator(issue));
        } else {
            writer.addIssue(withContents(redacted(legacy)));
        }
        done++;
        progress.issues(done, total);
    }

    private Optional<LeftOut> leftOut(Issue issue) {
        if (options.choice().only().filter(ids -> !ids.holds(issue.id())).isPresent()) {
            return Optional.of(LeftOut.ISSUE_NOT_CHOSEN);
        }
        boolean isPrivate = isPrivate(issue);
        if (isPrivate && !options.privateIssues().included()) {
            return Optional.of(LeftOut.PRIVATE_ISSUE);
        }
        if (options.choice()
                .since()
                .filter(since -> !Activity.isSince(issue, since))
                .isPresent()) {
            return Optional.of(LeftOut.INACTIVE_ISSUE);
        }
        if (isPrivate) {
            log.includePrivate(designator(issue));
        }
        return Optional.empty();
    }

    private static String designator(Issue issue) {
        return "issue" + issue.id();
    }

    private boolean isPrivate(Issue issue) {
        boolean covered = false;
        for (PrivateRule rule : options.privateIssues().rules()) {
            if (rule.covers(issue)) {
                usedRules.add(rule);
                covered = true;
            }
        }
        return covered;
    }

    /** The texts go through the redaction; untouched bytes of a text in which something was found would give it away. */
    private LegacyIssue redacted(LegacyIssue legacy) {
        Issue issue = redaction.issue(legacy.issue());
        redaction.fits().forEach((rule, fits) -> log.redact(rule, designator(issue), fits));
        Map<MessageId, ByteSource> raw = new HashMap<>(legacy.rawMessages());
        if (!raw.isEmpty()) {
            for (int i = 0; i < issue.messages().size(); i++) {
                Message before = legacy.issue().messages().get(i);
                boolean changed = !before.body().equals(issue.messages().get(i).body());
                if (changed && raw.remove(before.id()) != null) {
                    log.leaveOut(LeftOut.REDACTED_RAW_MESSAGE, "msg" + before.id());
                }
            }
        }
        return new LegacyIssue(issue, legacy.files(), raw);
    }

    /** Messages before files: {@link RecordSink} wants one order of everybody. */
    private Issue withContents(LegacyIssue legacy) {
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

    /** The newest activity of any issue that was handed over. */
    Optional<Instant> watermark() {
        return watermark;
    }

    /** Tells of rules that kept nothing back: a slip of the pen there would publish what should be private. */
    void reportUnusedRules() {
        ExportOptions.Choice choice = options.choice();
        // Of a few issues nothing is to be expected.
        if (choice.only().isEmpty()) {
            reportUnusedPrivateRules();
        }
        if (choice.only().isEmpty() && choice.since().isEmpty()) {
            reportUnusedRedactions();
        }
    }

    private void reportUnusedPrivateRules() {
        options.privateIssues().rules().stream()
                .filter(rule -> !usedRules.contains(rule))
                .forEach(rule -> log.warn(
                        WarningKind.PRIVATE_RULE_UNUSED,
                        "source.private",
                        "no issue has " + rule + "; check the spelling before anything is imported"));
    }

    private void reportUnusedRedactions() {
        log.redactions().forEach((name, redacted) -> {
            if (redacted.fits() == 0) {
                log.warn(
                        WarningKind.REDACTION_UNUSED,
                        "source.redact",
                        "no text holds what '" + name + "' is to hide; check its pattern before anything is imported");
            }
        });
    }
}
