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
import dev.ferry.cli.session.Names;
import dev.ferry.cli.session.Rendering;
import dev.ferry.cli.session.SurveyKey;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.cli.terminal.Progress;
import dev.ferry.importer.ArchiveRendering;
import dev.ferry.importer.EditedTogether;
import dev.ferry.importer.Outlook;
import dev.ferry.importer.Survey;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.render.Preset;
import dev.ferry.mapping.render.RenderContext;
import dev.ferry.mapping.render.TextLimits;
import dev.ferry.transfer.rewrite.RewriteCost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the archive twice: against its schema and digests, and rendered as an import would render it. */
final class ArchiveLook {
    private static final RepositoryRef SOME_TARGET = RepositoryRef.parse("example/project");
    private static final String TOO_MANY = "more than " + Figures.count(TextLimits.GITHUB.comments()) + " comments";

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
                .map(section -> Names.ref(section.repository()))
                .orElse(SOME_TARGET);
        progress.begin("look at texts", archive.manifest().counts().issues());
        int cores = Runtime.getRuntime().availableProcessors();
        EditedTogether together = new EditedTogether(RewriteCost.ISSUES_AT_ONCE, RewriteCost.TEXTS_AT_ONCE);
        PropertiesLook properties = new PropertiesLook(configuration, context.get(), findings);
        Outlook outlook = new ArchiveRendering(archive, context.get(), target, together, properties.names())
                .look(cores, progress);
        progress.end();
        if (outlook.needs().problems().isEmpty()) {
            keep(archive, web, outlook);
        }
        if (archive.manifest().base().isEmpty() && outlook.issues() > 0) {
            // What changed may well be a few issues that lack a property.
            properties.judge(outlook);
            if (!archive.manifest().source().holdsOnlySome()) {
                new PeopleLook(configuration, findings)
                        .warnOfStrangers(context.get().people().unknownMapped(archive.users()));
            }
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
        judgeLabels(outlook);
        outlook.unusable()
                .forEach((id, why) -> findings.add(Finding.error(
                        ExitCode.DATA,
                        "texts",
                        name(id),
                        why,
                        "mend the record (`ferry archive unpack`, edit, `ferry archive pack`)")));
        judgeCrowded(outlook.impossible(), ArchiveLook::refused);
        judgeCrowded(
                outlook.crowded(),
                item -> Finding.warning(
                        "comments",
                        item,
                        TOO_MANY + ": the last messages share larger ones, and nobody can comment there any more",
                        "that is taken; to leave room, part each into several issues"));
        new PeopleLook(workspace.configuration(), findings).judge(outlook);
    }

    private void judgeLabels(Outlook outlook) {
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
    }

    /** One finding about all these issues, if there are any; {@code finding} is told how they are named in it. */
    private void judgeCrowded(List<LegacyId> issues, Function<String, Finding> finding) {
        List<String> names = names(issues);
        if (!names.isEmpty()) {
            findings.add(finding.apply(Named.of(names, "issue")).about(names));
        }
    }

    private static Finding refused(String item) {
        return Finding.error(
                ExitCode.DATA,
                "comments",
                item,
                TOO_MANY + " though messages share them: GitHub refuses the last ones",
                "part each into several issues (`ferry archive unpack`, edit, `ferry archive pack`)");
    }

    List<String> names(List<LegacyId> ids) {
        return ids.stream().map(this::name).toList();
    }

    private String name(LegacyId id) {
        String preset = workspace.configuration().mapping().preset().orElse("default");
        return Preset.named(preset).issuePrefix() + id;
    }
}
