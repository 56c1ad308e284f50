package dev.ferry.cli.stages;

import dev.ferry.archive.ConfigException;
import dev.ferry.archive.Manifest;
import dev.ferry.archive.merge.ArchiveChain;
import dev.ferry.cli.run.UsageException;
import dev.ferry.cli.terminal.Console;
import dev.ferry.cli.terminal.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --base} of {@code ferry export}: only what differs from an archive is written. */
final class DeltaOption {
    @Option(
            names = "--base",
            paramLabel = "FILE",
            description = "write a delta: what changed since this archive, by comparing everything. With deltas of it"
                    + " already: name the full archive first, then each delta with a --base of its own")
    private List<Path> bases = new ArrayList<>();

    /** Where an export goes that nobody named a file for. */
    Path usualTarget(Path full) {
        return bases.isEmpty() ? full : full.resolveSibling("delta.zip");
    }

    /** Opens the base, if one is named; the target must be another file. */
    Optional<ArchiveChain> open(Path target, Console console) {
        List<Path> paths =
                bases.stream().map(path -> path.toAbsolutePath().normalize()).toList();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new ConfigException(path + " is not there; --base names an archive that `ferry export` wrote");
            }
            if (isSame(path, target)) {
                throw new UsageException(
                        "the delta would replace " + path + ", which it continues; name another file with --archive");
            }
        }
        if (paths.isEmpty()) {
            return Optional.empty();
        }
        ArchiveChain chain = ArchiveChain.open(paths);
        if (!chain.newest().edits().isEmpty()) {
            console.say(
                    "The base was mended by hand; a delta brings what the tracker holds, so merging it undoes that");
        }
        return Optional.of(chain);
    }

    /** Also under another name: replacing it would take the base away from the delta. */
    private static boolean isSame(Path base, Path target) {
        try {
            return base.equals(target.normalize()) || (Files.exists(target) && Files.isSameFile(base, target));
        } catch (IOException e) {
            throw new ConfigException("can not look at " + target + ": " + e.getMessage(), e);
        }
    }

    /** What came of it, and what to do with it. */
    static void tell(Manifest manifest, Path delta, Duration took, Console console) {
        Manifest.Delta way = manifest.delta().orElseThrow();
        long issues = manifest.counts().issues();
        long users = manifest.counts().users();
        console.result("Issues: " + Figures.count(way.newIssues()) + " new, "
                + Figures.count(issues - way.newIssues()) + " changed, "
                + Figures.count(way.goneIssues().size()) + " gone; users: " + Figures.count(way.newUsers())
                + " new, " + Figures.count(users - way.newUsers()) + " changed, "
                + Figures.count(way.goneUsers().size()) + " gone; found in " + Figures.time(took));
        console.result("It continues archive " + manifest.base().orElseThrow());
        way.result().ifPresent(result -> console.result("and leads to archive " + result));
        console.result(
                "Next: `ferry import --archive " + delta + "`, or `ferry archive merge BASE " + delta + " -o NEW.zip`");
    }
}
