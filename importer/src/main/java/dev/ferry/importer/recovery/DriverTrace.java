package dev.ferry.importer.recovery;

import dev.ferry.archive.DataException;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Sha256;
import dev.ferry.mapping.ledger.FoundRow;
import dev.ferry.mapping.ledger.ImportDriver;
import dev.ferry.mapping.render.Renderer;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out by which driver the issues that stand there were made. A text as the archive and ferry.yaml give it shows the
 * dates or does not; an issue that bears the date of the old tracker was given it by the import API. For one thread.
 */
final class DriverTrace {
    /** Of each repository; texts that a rewrite or a changed mapping has touched tell nothing, however many they are. */
    private static final int MOST_LOOKED_AT = 200;

    private final RecoveryJob job;
    private final Renderer bulk;
    private final Renderer rest;

    DriverTrace(RecoveryJob job) {
        this.job = job;
        bulk = new Renderer(job.by(ImportDriver.BULK).rendering());
        rest = new Renderer(job.by(ImportDriver.REST).rendering());
    }

    /** By what stands there, else as the operator or the server tells it. */
    DriverQuestion.Answer find() {
        // Staging first, where no text was rewritten.
        return look(false).or(() -> look(true)).orElseGet(job.driver()::ask);
    }

    private Optional<DriverQuestion.Answer> look(boolean arrived) {
        Map<LegacyId, FoundRow> found = new HashMap<>();
        job.ledger()
                .some(arrived, MOST_LOOKED_AT)
                .forEach(row -> row.item().ifPresent(item -> found.putIfAbsent(item, row)));
        Optional<DriverQuestion.Answer> byDate = Optional.empty();
        for (Issue issue : job.archive().issues(found.keySet())) {
            job.heedStop();
            Optional<FoundIssue> there =
                    Optional.ofNullable(found.get(issue.id())).map(FoundJson::read);
            Optional<DriverQuestion.Answer> byText = there.flatMap(one -> byText(issue, one));
            if (byText.isPresent()) {
                return byText;
            }
            byDate = byDate.or(() -> there.filter(one -> sameDate(issue, one))
                    .map(one -> new DriverQuestion.Answer(
                            ImportDriver.BULK, "issue " + issue.id() + " bears the date of the old tracker")));
        }
        return byDate;
    }

    private Optional<DriverQuestion.Answer> byText(Issue issue, FoundIssue found) {
        boolean shows = isText(rest, issue, found.body());
        if (!shows && !isText(bulk, issue, found.body())) {
            return Optional.empty();
        }
        ImportDriver driver = shows ? ImportDriver.REST : ImportDriver.BULK;
        return Optional.of(new DriverQuestion.Answer(
                driver,
                "the text of issue " + issue.id() + (shows ? " shows" : " does not show") + " when it was opened"));
    }

    private static boolean isText(Renderer renderer, Issue issue, Sha256 body) {
        try {
            return FoundIssue.hash(renderer.render(issue).body()).equals(body);
        } catch (DataException e) {
            // It can not be rendered; the others tell it.
            return false;
        }
    }

    private static boolean sameDate(Issue issue, FoundIssue found) {
        return issue.created()
                .truncatedTo(ChronoUnit.SECONDS)
                .equals(found.created().truncatedTo(ChronoUnit.SECONDS));
    }
}
