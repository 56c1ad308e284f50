package dev.ferry.cli.doctor;

import dev.ferry.archive.ArchiveCounts;
import dev.ferry.archive.LegacyId;
import dev.ferry.cli.session.Finding;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.cli.terminal.Pace;
import dev.ferry.cli.terminal.Safe;
import dev.ferry.github.RateLimit;
import dev.ferry.importer.Outlook;
import dev.ferry.mapping.ledger.ImportDriver;
import dev.ferry.mapping.ledger.ItemState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A diagnosis for people: one line a subject, then the findings, errors first and notes last, then the verdict. */
final class DiagnosisText {
    /** Of one kind of finding; the report has them all. */
    private static final int SHOWN = 10;

    private final Diagnosis diagnosis;
    private final List<String> lines = new ArrayList<>();

    DiagnosisText(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
    }

    List<String> lines() {
        diagnosis.archive().ifPresent(this::archive);
        diagnosis.server().ifPresent(this::server);
        diagnosis.expected().ifPresent(this::expected);
        disk();
        ledger();
        for (Finding.Severity severity : Finding.Severity.values()) {
            findings(severity);
        }
        verdict();
        return lines.stream().map(Safe::line).toList();
    }

    private void line(String subject, String text) {
        lines.add(String.format(Locale.ROOT, "%-14s%s", subject, text));
    }

    private void archive(ArchiveLook.Looked looked) {
        ArchiveCounts counts = looked.manifest().counts();
        line(
                "archive",
                Figures.count(counts.issues(), "issue") + ", " + Figures.count(counts.messages(), "message") + ", "
                        + Figures.count(counts.attachments(), "file") + ", " + Figures.size(looked.bytes())
                        + (looked.manifest().delta().isPresent() ? " (a delta)" : ""));
        looked.outlook().ifPresent(this::outlook);
    }

    private void outlook(Outlook outlook) {
        line(
                "texts",
                some(outlook.continued(), "continued in further comments") + "; "
                        + some(outlook.shortened(), "with a shortened title") + "; "
                        + some(outlook.oversized(), "over 1 MB")
                        + (outlook.following() > 0
                                ? ", " + Figures.count(outlook.following(), "comment") + " one by one"
                                : ""));
        long mentions =
                outlook.mentions().values().stream().mapToLong(Long::longValue).sum();
        line(
                "notifications",
                Figures.count(mentions) + " expected (mentions: " + (diagnosis.liveMentions() ? "live" : "neutral")
                        + "; all " + Figures.count(outlook.issues() + outlook.comments(), "text") + " looked at)");
        line(
                "people",
                Figures.count(outlook.people()) + " wrote or are assigned, "
                        + Figures.count(outlook.peopleWithoutAccount())
                        + " of them without a GitHub login: shown by their legacy name");
        line(
                "labels",
                Figures.count(outlook.needs().labels().size()) + ", "
                        + Figures.count(outlook.needs().milestones().size(), "milestone") + ", "
                        + Figures.count(outlook.needs().assignees().size(), "assignee"));
    }

    private String some(List<LegacyId> ids, String what) {
        return Figures.count(ids.size()) + " " + what
                + (ids.isEmpty()
                        ? ""
                        : " (" + Named.first(ids.stream().map(LegacyId::value).toList()) + ")");
    }

    private void server(ServerFacts server) {
        line(
                "server",
                diagnosis.api() + " as " + server.account().login()
                        + server.account()
                                .scopes()
                                .map(scopes ->
                                        ", scopes " + scopes.stream().sorted().collect(Collectors.joining(", ")))
                                .orElse("")
                        + server.account()
                                .expiry()
                                .map(end -> ", token until " + end)
                                .orElse("")
                        + server.clockOffset()
                                .filter(offset -> offset.abs().compareTo(Duration.ofSeconds(2)) >= 0)
                                .map(offset -> ", clock " + Figures.time(offset.abs())
                                        + (offset.isNegative() ? " behind" : " ahead"))
                                .orElse("")
                        + server.rateLimit()
                                .map(RateLimit::rest)
                                .filter(Pace::limits)
                                .map(left -> ", " + Figures.count(left.remaining()) + " of "
                                        + Figures.count(left.limit(), "request") + " left until " + left.reset())
                                .orElse(""));
        server.staging().ifPresent(place -> place("staging", place));
        server.target().ifPresent(place -> place("target", place));
    }

    private void place(String role, ServerFacts.Place place) {
        line(
                role,
                place.repository().name() + ", " + (place.repository().isPrivate() ? "private" : "public")
                        + place.newest()
                                .map(newest -> ", next number at least " + Figures.count(newest + 1L))
                                .orElse(", empty")
                        + place.repository()
                                .permissions()
                                .map(rights -> rights.admin()
                                        ? ", the token's user is an administrator"
                                        : rights.push() ? ", the token's user may write" : "")
                                .orElse(""));
    }

    private void expected(Expectation expected) {
        line(
                "requests",
                expected.stages().stream()
                                .map(stage -> stage.name() + " " + Figures.count(stage.requests()) + " ("
                                        + Figures.count(stage.writes(), "write") + ")")
                                .collect(Collectors.joining(", "))
                        + (isPlain()
                                ? "; the import by plain issues"
                                : "; an import without the import API about " + Figures.count(expected.byRest())));
        line(
                "time",
                expected.time()
                        .map(time -> expected.stages().stream()
                                        .map(stage -> stage.name() + " "
                                                + stage.time()
                                                        .map(Figures::time)
                                                        .orElse("?"))
                                        .collect(Collectors.joining(", "))
                                + ", in all " + Figures.time(time) + limits())
                        .orElse("no limits are configured or known: as fast as the server answers"));
    }

    private String limits() {
        return diagnosis
                .server()
                .map(ServerFacts::limits)
                .map(limits -> limits.writesPerMinute()
                                .map(most -> ", at " + Figures.count(most, "write") + " a minute")
                                .orElse("")
                        + limits.writesPerHour()
                                .map(most -> ", " + Figures.count(most) + " an hour")
                                .orElse("")
                        + several())
                .orElse("");
    }

    private String several() {
        int waiting = diagnosis.server().map(ServerFacts::waiting).orElse(0);
        int tokens = waiting + diagnosis.server().map(ServerFacts::tokens).orElse(1);
        return tokens > 1
                ? ", for each of " + tokens + " tokens" + (waiting > 0 ? ", " + waiting + " of which have to wait" : "")
                : "";
    }

    private boolean isPlain() {
        return diagnosis
                .server()
                .flatMap(ServerFacts::driver)
                .filter(driver -> driver == ImportDriver.REST)
                .isPresent();
    }

    private void disk() {
        DiskFacts disk = diagnosis.disk();
        line(
                "disk",
                Figures.size(disk.free()) + " free, about " + Figures.size(disk.needed()) + " needed ("
                        + (disk.export() > 0
                                ? "export at most " + Figures.size(disk.export())
                                : "ledger " + Figures.size(disk.ledger()))
                        + ")");
    }

    private void ledger() {
        LedgerFacts ledger = diagnosis.ledger();
        Optional<String> migration = ledger.migration().map(known -> known.id().value());
        line(
                "ledger",
                migration
                        .map(id -> "migration " + id + ", last stage " + ledger.stage() + ": " + states(ledger))
                        .orElse("no migration yet"));
    }

    private static String states(LedgerFacts ledger) {
        String states = ledger.counts().items().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> Figures.count(entry.getValue()) + " " + name(entry.getKey()))
                .collect(Collectors.joining(", "));
        return states.isEmpty() ? "nothing planned" : states;
    }

    private static String name(ItemState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private void findings(Finding.Severity severity) {
        Map<String, List<Finding>> checks = diagnosis.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .collect(Collectors.groupingBy(Finding::check, LinkedHashMap::new, Collectors.toList()));
        String word = severity.word() + ": ";
        checks.forEach((check, all) -> {
            all.stream().limit(SHOWN).forEach(finding -> lines.add(word + finding));
            if (all.size() > SHOWN) {
                lines.add(word + check + ": " + Figures.count(all.size() - SHOWN)
                        + " more of this kind; doctor-report.json has them all");
            }
        });
    }

    private void verdict() {
        long errors = count(Finding.Severity.ERROR);
        long warnings = count(Finding.Severity.WARNING);
        String also = warnings == 0 ? "" : " (" + Figures.count(warnings, "warning") + ")";
        lines.add(
                errors == 0
                        ? "Ready: nothing stands in the way" + also + ". Next: `ferry "
                                + (diagnosis.archive().isPresent() ? "import" : "export") + "`"
                        : Figures.count(errors, "error") + also + (errors == 1 ? "; mend it" : "; mend them")
                                + ", then run `ferry doctor` again.");
    }

    private long count(Finding.Severity severity) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }
}
