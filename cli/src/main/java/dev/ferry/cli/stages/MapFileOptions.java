package dev.ferry.cli.stages;

import dev.ferry.cli.config.Configuration;
import dev.ferry.cli.config.RepositorySection;
import dev.ferry.cli.run.UsageException;
import dev.ferry.cli.session.Names;
import dev.ferry.github.RepositoryName;
import dev.ferry.mapping.formats.MapFileReader;
import dev.ferry.mapping.formats.MapFileReader.MapFile;
import dev.ferry.mapping.render.Preset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What stands in for the ledger where there is none: files of the ID map, and what ferry.yaml would say. Filled by the command line's parser. */
final class MapFileOptions {
    @Option(
            names = "--map",
            paramLabel = "FILE",
            description =
                    "with --issue: no ledger is needed, but this file of `ferry map --format json --comments`, or two of"
                            + " --format csv (issues, --comments)")
    private List<Path> files = List.of();

    @Option(
            names = "--repository",
            paramLabel = "OWNER/NAME",
            description = "with --map: the final repository (default: the target that ferry.yaml names)")
    private Optional<String> repository = Optional.empty();

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description =
                    "with --map: bpo or default, what the old tracker's references look like (default: as in ferry.yaml)")
    private Optional<String> preset = Optional.empty();

    boolean areGiven() {
        return !files.isEmpty();
    }

    void refuseContradictions(boolean issue, boolean output) {
        if (!areGiven() && (repository.isPresent() || preset.isPresent())) {
            throw new UsageException((repository.isPresent() ? "--repository" : "--preset") + " goes with --map");
        }
        if (areGiven() && !issue) {
            throw new UsageException(
                    "--map goes with --issue N; all issues are rewritten with the ledger, without --map");
        }
        if (areGiven() && output) {
            throw new UsageException("-o does not go with --map: one issue's plan is shown on the screen");
        }
        preset.filter(name -> Preset.find(name).isEmpty()).ifPresent(name -> {
            throw new UsageException("--preset: no preset '" + name + "'; there are: " + Preset.NAMES);
        });
    }

    MapFile map() {
        return MapFileReader.read(files);
    }

    RepositoryName repository(Configuration configuration) {
        return repository
                .map(text -> Names.typed("--repository", text))
                .or(() -> configuration.target().map(RepositorySection::repository))
                .orElseThrow(() -> new UsageException("--map: name the final repository with --repository owner/name"));
    }

    Preset preset(Configuration configuration) {
        return Preset.named(preset.or(() -> configuration.mapping().preset()).orElse("default"));
    }
}
