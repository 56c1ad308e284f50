package dev.ferry.exporter;

import dev.ferry.archive.Issue;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Which issues of a tracker are exported, and why the others stay out. For one thread. */
final class IssueChoice {
    private final ExportOptions options;
    private final ExportLog log;
    private final Set<PrivateRule> usedRules = new HashSet<>();
    private final MaybePrivate maybePrivate = new MaybePrivate();

    IssueChoice(ExportOptions options, ExportLog log) {
        this.options = options;
        this.log = log;
    }

    /** Why the issue stays out; empty where it does not. A private one that is wanted all the same is noted. */
    Optional<LeftOut> leftOut(Issue issue) {
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
            log.includePrivate(IssueFeed.designator(issue));
        } else {
            maybePrivate.consider(issue.properties());
        }
        return Optional.empty();
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

    /** Tells of what came along and may have been meant for few. */
    void reportMaybePrivate() {
        maybePrivate.found().forEach(log::noticePrivate);
    }

    /** Tells of rules that kept nothing back: a slip of the pen there would publish what should be private. */
    void reportUnusedRules() {
        options.privateIssues().rules().stream()
                .filter(rule -> !usedRules.contains(rule))
                .forEach(rule -> log.warn(
                        WarningKind.PRIVATE_RULE_UNUSED,
                        "source.private",
                        "no issue has " + rule + "; check the spelling before anything is imported"));
    }
}
