package dev.ferry.cli.doctor;

import dev.ferry.archive.Archive;
import dev.ferry.archive.ArchiveValidator;
import dev.ferry.archive.Finding.Severity;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Manifest;
import dev.ferry.archive.Sha256;
import dev.ferry.cli.config.Configuration;
import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.session.Finding;
import dev.ferry.cli.session.Rendering;
import dev.ferry.cli.session.SurveyKey;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.cli.terminal.Progress;
import dev.ferry.importer.Lookout;
import dev.ferry.importer.Outlook;
import dev.ferry.importer.Survey;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.render.Preset;
import dev.ferry.mapping.render.RenderContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the archive twice: against its schema and digests, and rendered as an import would render it. */
final class ArchiveLook {
    private static final RepositoryRef SOME_TARGET = RepositoryRef.parse("example/project");

    private final Workspace workspace;
    private final Findings findings;
    private final Progress progress;

    ArchiveLook(Workspace workspace, Findings findings, Progress progress) {
        this.workspace = workspace;
        this.findings = findings;
        this.progress = progress;
    }

    /** What was looked at; nothing of the texts where the archive or the mapping can not be used. */
    record Looked(Path path, long bytes, Sha256 digest, Manifest manifest, Optional<Outlook> outlook) {}

    Optional<Looked> look(Path path, String web) throws InterruptedException, IOException {
        if (!Files.exists(path)) {
            findings.add(
                    Finding.warning("archive", path.toString(), "it is not there yet", "write it with `ferry export`"));
            return Optional.empty();
        }
        if (!isValid(path)) {
            return Optional.empty();
        }
        try (Archive archive = Archive.open(path)) {
            Optional<Outlook> outlook = outlook(archive, web);
            outlook.ifPresent(this::judge);
            return Optional.of(new Looked(path, Files.size(path), archive.digest(), archive.manifest(), outlook));
        }
    }

    private boolean isValid(Path path) throws IOException {
        progress.say("Checking " + path + " (" + Figures.size(Files.size(path)) + ")");
        List<dev.ferry.archive.Finding> all = ArchiveValidator.validate(path);
        boolean valid = true;
        for (Severity severity : Severity.values()) {
            List<dev.ferry.archive.Finding> some = all.stream()
                    .filter(finding -> finding.severity() == severity)
                    .toList();
            if (!some.isEmpty()) {
                valid &= severity != Severity.ERROR;
                findings.add(ofArchive(path, severity, some));
            }
        }
        return valid;
    }

    private static Finding ofArchive(Path path, Severity severity, List<dev.ferry.archive.Finding> some) {
        String first = some.get(0).toString();
        String message = some.size() == 1
                ? first
                : Figures.count(some.size(), severity == Severity.ERROR ? "error" : "warning") + ", the first: "
                        + first;
        String cure = some.get(0).cure().words() + "; `ferry archive validate` lists all";
        List<String> lines =
                some.stream().map(dev.ferry.archive.Finding::toString).toList();
        return (severity == Severity.ERROR
                        ? Finding.error(ExitCode.DATA, "archive", path.toString(), message, cure)
                        : Finding.warning("archive", path.toString(), message, cure))
                .about(lines);
    }

    private Optional<Outlook> outlook(Archive archive, String web) throws InterruptedException {
        Configuration configuration = workspace.configuration();
        Optional<RenderContext> context = context(configuration, archive, web);
        if (context.isEmpty()) {
            return Optional.empty();
        }
        RepositoryRef target = configuration
                .target()
                .map(section -> RepositoryRef.parse(section.repository().toString()))
                .orElse(SOME_TARGET);
        progress.begin("look at texts", archive.manifest().counts().issues());
        int cores = Runtime.getRuntime().availableProcessors();
        Outlook outlook = new Lookout(archive, context.get(), target, cores).look(progress);
        progress.end();
        if (outlook.needs().problems().isEmpty()) {
            keep(archive, web, outlook);
        }
        return Optional.of(outlook);
    }

    private Optional<RenderContext> context(Configuration configuration, Archive archive, String web) {
        RenderContext[] made = new RenderContext[1];
        findings.attempt(
                "mapping", "ferry.yaml", () -> made[0] = Rendering.context(configuration.mapping(), archive, web));
        return Optional.ofNullable(made[0]);
    }

    /** Spares the import a look through all of the archive. */
    private void keep(Archive archive, String web, Outlook outlook) {
        try {
            String key = SurveyKey.of(workspace.configuration().mapping(), archive, web);
            Survey.keep(workspace.survey(), key, outlook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void judge(Outlook outlook) {
        // One line each already, with the item and the cure.
        outlook.needs()
                .problems()
                .forEach(problem -> findings.add(Findings.told(
                        ExitCode.CONFIGURATION, "labels", problem.substring(0, problem.indexOf(':')), problem)));
        outlook.otherSpellings()
                .forEach((first, others) -> findings.add(Finding.warning(
                                "labels",
                                "label '" + first + "'",
                                "it is also spelt '" + String.join("', '", others)
                                        + "', which is one label to GitHub: all get the first",
                                "spell it in one way in labels.yaml where that is not meant")
                        .about(others)));
        outlook.unusable()
                .forEach((id, why) -> findings.add(Finding.error(
                        ExitCode.DATA,
                        "texts",
                        name(id),
                        why,
                        "mend the record (`ferry archive unpack`, edit, `ferry archive pack`)")));
        List<String> impossible = names(outlook.impossible());
        if (!impossible.isEmpty()) {
            findings.add(Finding.error(
                            ExitCode.DATA,
                            "comments",
                            Named.of(impossible, "issue"),
                            "more than " + Figures.count(Outlook.MOST_COMMENTS)
                                    + " comments, and more than one import request holds: GitHub refuses the last ones",
                            "part each into several issues (`ferry archive unpack`, edit, `ferry archive pack`)")
                    .about(impossible));
        }
        List<String> crowded = names(outlook.crowded());
        if (!crowded.isEmpty()) {
            findings.add(Finding.warning(
                            "comments",
                            Named.of(crowded, "issue"),
                            "more than " + Figures.count(Outlook.MOST_COMMENTS)
                                    + " comments: nobody can comment on them any more on GitHub",
                            "part each into several issues, or lock them")
                    .about(crowded));
        }
        new PeopleLook(workspace.configuration(), findings).judge(outlook);
    }

    /** What fails besides where each comment is a request of its own. */
    void judgePlain(Outlook outlook) {
        List<String> refused = names(outlook.crowded().stream()
                .filter(id -> !outlook.impossible().contains(id))
                .toList());
        if (!refused.isEmpty()) {
            findings.add(Finding.error(
                            ExitCode.DATA,
                            "comments",
                            Named.of(refused, "issue"),
                            "more than " + Figures.count(Outlook.MOST_COMMENTS)
                                    + " comments, which are made one by one (driver rest): GitHub refuses the last ones",
                            "part each into several issues (`ferry archive unpack`, edit, `ferry archive pack`)")
                    .about(refused));
        }
    }

    List<String> names(List<LegacyId> ids) {
        return ids.stream().map(this::name).toList();
    }

    private String name(LegacyId id) {
        String preset = workspace.configuration().mapping().preset().orElse("default");
        return Preset.named(preset).issuePrefix() + id;
    }
}
