package dev.ferry.archive;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Checks what records say about each other: ids that occur once, order, files that are there, users that are known. It
 * keeps some bytes an id, not the records. Users come first, then issues. Of a delta, what it lacks may be in its base.
 */
final class Integrity {
    private final Findings findings;
    private final Sizes sizes;
    private final Optional<Manifest.Delta> delta;
    private final IdIndex users = new IdIndex();
    private final IdIndex issues = new IdIndex();
    private final IdIndex messages = new IdIndex();
    private final IdIndex usedContents = new IdIndex();
    private final CountingIssues counting = new CountingIssues();
    private long userCount;
    private Optional<User> lastUser = Optional.empty();
    private Optional<Issue> lastIssue = Optional.empty();

    /** How large a stored content is, if the archive has it. */
    interface Sizes {
        Optional<Long> of(Sha256 content);
    }

    Integrity(Findings findings, Sizes sizes, Optional<Manifest.Delta> delta) {
        this.findings = findings;
        this.sizes = sizes;
        this.delta = delta;
    }

    void check(User user, String entry, long line) {
        userCount++;
        lastUser.filter(last -> last.id().compareTo(user.id()) >= 0)
                .ifPresent(last -> findings.add(Finding.error(
                        entry, line, "user " + shown(user.id()) + " does not come after user " + shown(last.id()))));
        lastUser = Optional.of(user);
        users.putIfAbsent(user.id().value(), line);
    }

    void check(Issue issue, String entry, long line) {
        counting.add(issue);
        Here here = new Here(entry, line, "issue " + shown(issue.id()) + ": ");
        lastIssue
                .filter(last -> Issue.LEGACY_ORDER.compare(last, issue) >= 0)
                .ifPresent(last ->
                        here.error("it does not come after issue " + shown(last.id()) + " (order: created, then id)"));
        lastIssue = Optional.of(issue);
        if (issues.putIfAbsent(issue.id().value(), line).isPresent()) {
            here.error("it stands in the archive twice");
        }
        checkMessages(issue, here);
        checkFiles(issue, here);
        checkUsers(issue, here);
    }

    private void checkMessages(Issue issue, Here here) {
        Set<FileId> files = new HashSet<>();
        issue.files().forEach(file -> files.add(file.id()));
        for (Message message : issue.messages()) {
            if (messages.putIfAbsent(message.id().value(), here.line()).isPresent()) {
                here.error("message " + shown(message.id()) + " stands in the archive twice");
            }
            message.body().flatMap(MessageBody::raw).ifPresent(raw -> {
                if (sizeOf(raw).isEmpty() && delta.isEmpty()) {
                    here.error("the raw bytes of message " + shown(message.id()) + " (" + raw
                            + ") are not in the archive");
                }
            });
            message.files().stream()
                    .filter(file -> !files.contains(file))
                    .forEach(file -> here.warning("message " + shown(message.id()) + " names file " + shown(file)
                            + ", which the issue does not have"));
        }
    }

    private void checkFiles(Issue issue, Here here) {
        Set<FileId> seen = new HashSet<>();
        for (Attachment file : issue.files()) {
            if (!seen.add(file.id())) {
                here.error("file " + shown(file.id()) + " stands in it twice");
            }
            file.content().ifPresent(content -> {
                Optional<Long> size = sizeOf(content);
                if (size.isEmpty() && delta.isEmpty()) {
                    here.error("the bytes of file " + shown(file.id()) + " (" + content + ") are not in the archive");
                } else if (size.isPresent() && size.get() != file.size()) {
                    here.error("file " + shown(file.id()) + " has " + size.get() + " bytes, its record says "
                            + file.size());
                }
            });
        }
    }

    private Optional<Long> sizeOf(Sha256 content) {
        usedContents.putIfAbsent(content.hex(), 0);
        return sizes.of(content);
    }

    private void checkUsers(Issue issue, Here here) {
        if (delta.isPresent()) {
            return;
        }
        Set<UserId> named = new HashSet<>(issue.watchers());
        issue.creator().ifPresent(named::add);
        issue.actor().ifPresent(named::add);
        issue.assignee().ifPresent(named::add);
        issue.messages().forEach(message -> message.author().ifPresent(named::add));
        issue.files().forEach(file -> file.creator().ifPresent(named::add));
        issue.history().forEach(event -> event.actor().ifPresent(named::add));
        named.stream()
                .filter(user -> !users.contains(user.value()))
                .sorted()
                .forEach(user -> here.warning("user " + shown(user) + " is not among the users"));
    }

    /** After all records: what the manifest counts, and files that nothing needs. */
    void finish(Manifest manifest, Collection<Sha256> contents, long contentBytes) {
        ArchiveCounts found = counting.result(userCount, contents.size(), contentBytes);
        if (!found.equals(manifest.counts())) {
            findings.add(Finding.error(
                            EntryNames.MANIFEST, "it counts " + manifest.counts() + ", the archive holds " + found)
                    .withCure(Finding.Cure.MEND));
        }
        delta.ifPresent(this::checkGone);
        contents.stream()
                .filter(content -> !usedContents.contains(content.hex()))
                .forEach(content -> findings.add(new Finding(
                        Finding.Severity.WARNING,
                        EntryNames.file(content),
                        OptionalLong.empty(),
                        "no issue names this file",
                        Finding.Cure.MEND)));
    }

    private void checkGone(Manifest.Delta gone) {
        gone.goneIssues().stream()
                .filter(issue -> issues.contains(issue.value()))
                .forEach(issue -> findings.add(contradiction("issue " + shown(issue))));
        gone.goneUsers().stream()
                .filter(user -> users.contains(user.value()))
                .forEach(user -> findings.add(contradiction("user " + shown(user))));
    }

    private static Finding contradiction(String who) {
        return Finding.error(EntryNames.MANIFEST, who + " is called gone, and the delta holds it")
                .withCure(Finding.Cure.MEND);
    }

    private static String shown(Object id) {
        return Printable.of(id.toString());
    }

    private final class Here {
        private final String entry;
        private final long line;
        private final String subject;

        Here(String entry, long line, String subject) {
            this.entry = entry;
            this.line = line;
            this.subject = subject;
        }

        long line() {
            return line;
        }

        void error(String what) {
            findings.add(Finding.error(entry, line, subject + what));
        }

        void warning(String what) {
            findings.add(Finding.warning(entry, line, subject + what));
        }
    }
}
