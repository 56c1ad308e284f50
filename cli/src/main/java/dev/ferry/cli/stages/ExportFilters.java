package dev.ferry.cli.stages;

import dev.ferry.archive.IssueIds;
import dev.ferry.archive.LegacyId;
import dev.ferry.cli.config.SourceSection;
import dev.ferry.cli.run.UsageException;
import dev.ferry.exporter.ExportOptions;
import dev.ferry.exporter.Tracker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** What of the tracker an export takes along, as the command line says it; what stays private is the configuration's. */
final class ExportFilters {
    @Option(
            names = "--only",
            paramLabel = "IDS",
            description = "take just these issues: ids and ranges, such as 12,40-60")
    private Optional<String> only = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "DATE",
            description = "take just issues with activity at DATE or later, such as 2024-03-01 (from 00:00 UTC) or"
                    + " 2024-03-01T12:00:00Z. Activity is the issue's own, a line of its history, and the date or the"
                    + " last change of one of its messages or files; what was only retired or taken out leaves none")
    private Optional<String> since = Optional.empty();

    @Option(names = "--no-files", description = "leave the bytes of attached files out; what is said about them stays")
    private boolean noFiles;

    @Option(
            names = "--max-file-size",
            paramLabel = "SIZE",
            description = "leave the bytes of larger files out, such as 10MB or 512KiB; what is said about them stays")
    private Optional<String> maxFileSize = Optional.empty();

    @Option(names = "--include-email", description = "take e-mail addresses, phone numbers and the like along")
    private boolean includeEmail;

    @Option(
            names = "--include-private",
            description = "take the issues along that source.private in ferry.yaml names: keep such an archive from"
                    + " strangers")
    private boolean includePrivate;

    ExportOptions options(SourceSection source) {
        ExportOptions options = ExportOptions.defaults()
                .withEmail(includeEmail)
                .withSpamCutOff(source.spamCutOff())
                .withPrivateIssues(source.privateIssues(), includePrivate)
                .withFiles(!noFiles)
                .withRedactions(source.redactions())
                .withChoice(parsed("--only", only, IssueIds::parse), parsed("--since", since, DateText::moment));
        return parsed("--max-file-size", maxFileSize, SizeText::bytes)
                .map(options::withLargestFile)
                .orElse(options);
    }

    /** A trial export must not take the place of the whole tracker's archive only because nobody named a file. */
    void refuseToReplace(Path usual) {
        if (choosesIssues() && Files.exists(usual)) {
            throw new UsageException(usual + " is there, and an export of some issues would take its place;"
                    + " name a file with --archive");
        }
    }

    /** Whether the tracker went on is asked of the whole of it. */
    void refuseSomeIssues() {
        if (choosesIssues()) {
            throw new UsageException("--final asks about the whole tracker: leave "
                    + (only.isPresent() ? "--only" : "--since") + " out");
        }
    }

    private boolean choosesIssues() {
        return only.isPresent() || since.isPresent();
    }

    private static <T> Optional<T> parsed(String option, Optional<String> text, Function<String, T> parse) {
        try {
            return text.map(parse);
        } catch (IllegalArgumentException e) {
            throw new UsageException(option + ": " + e.getMessage());
        }
    }

    /** A typing error must not give an archive that lacks what was meant. */
    static void refuseUnknown(ExportOptions options, Tracker tracker) {
        Set<LegacyId> unknown = options.choice().only().map(IssueIds::named).orElse(Set.of()).stream()
                .filter(id -> !tracker.holds(id))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!unknown.isEmpty()) {
            throw new UsageException(
                    "--only: the tracker has no issue "
                            + unknown.stream().map(LegacyId::value).collect(Collectors.joining(", "))
                            + ", or it is retired; nothing was written. A range, such as 40-60, takes those of it that are there");
        }
    }
}
