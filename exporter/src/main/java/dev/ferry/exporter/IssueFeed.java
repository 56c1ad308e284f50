package dev.ferry.exporter;

import dev.ferry.archive.Issue;
import dev.ferry.archive.Message;
import dev.ferry.archive.MessageId;
import dev.ferry.archive.RecordSink;
import dev.ferry.exporter.redaction.Redaction;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Feeds issues into an archive one by one: those that are wanted, their texts redacted, their bytes taken in. For one thread. */
final class IssueFeed {
    private final RecordSink writer;
    private final ExportOptions options;
    private final ExportLog log;
    private final ExportProgress progress;
    private final long total;
    private final Redaction redaction;
    private final IssueChoice choice;
    private final ContentIntake contents;
    private Optional<Instant> watermark = Optional.empty();
    private long done;

    IssueFeed(RecordSink writer, ExportOptions options, ExportLog log, ExportProgress progress, long total) {
        this.writer = writer;
        this.options = options;
        this.log = log;
        this.progress = progress;
        this.total = total;
        redaction = new Redaction(options.redactions());
        choice = new IssueChoice(options, log);
        contents = new ContentIntake(writer, options, log);
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
        Optional<LeftOut> reason = choice.leftOut(issue);
        if (reason.isPresent()) {
            log.leaveOut(reason.get(), designator(issue));
        } else {
            writer.addIssue(contents.withContents(redacted(legacy)));
        }
        done++;
        progress.issues(done, total);
    }

    static String designator(Issue issue) {
        return "issue" + issue.id();
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

    /** The newest activity of any issue that was handed over. */
    Optional<Instant> watermark() {
        return watermark;
    }

    /** Tells of rules that kept nothing back, and of what none of them names: either would publish what should be private. */
    void reportRules() {
        choice.reportMaybePrivate();
        // Of a few issues nothing is to be expected.
        if (options.choice().only().isEmpty()) {
            choice.reportUnusedRules();
            if (options.choice().since().isEmpty()) {
                reportUnusedRedactions();
            }
        }
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
