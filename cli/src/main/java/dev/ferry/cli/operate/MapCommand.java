package dev.ferry.cli.operate;

import dev.ferry.archive.Archive;
import dev.ferry.archive.Issue;
import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.session.MigrationChoice;
import dev.ferry.cli.session.Session;
import dev.ferry.mapping.IdMap;
import dev.ferry.mapping.MapFormat;
import dev.ferry.mapping.MapRow;
import dev.ferry.mapping.ledger.LedgerView;
import dev.ferry.mapping.ledger.MigrationRecord;
import dev.ferry.mapping.ledger.MigrationView;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code ferry map}: the ID map on standard output; works while a stage runs. */
@Command(
        name = "map",
        description = "Print the ID map: where each legacy issue went. Works while a stage runs.",
        footer = {"Example:", "  ferry map --format csv > map.csv"})
public final class MapCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private MigrationChoice choice = new MigrationChoice();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "csv",
            converter = Format.class,
            description = "csv or json (default: csv)")
    private MapFormat format = MapFormat.CSV;

    @Option(names = "--all", description = "every exported issue, planned or not")
    private boolean all;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "write it there instead of standard output")
    private Optional<Path> output = Optional.empty();

    /** Reads a format as it is written on the command line, in small letters. */
    static final class Format implements ITypeConverter<MapFormat> {
        @Override
        public MapFormat convert(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "csv" -> MapFormat.CSV;
                case "json" -> MapFormat.JSON;
                default -> throw new TypeConversionException("expected csv or json, not '" + text + "'");
            };
        }
    }

    public MapCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Workspace workspace = session.workspace();
        if (output.isPresent()) {
            try (Writer out = Files.newBufferedWriter(output.get(), StandardCharsets.UTF_8)) {
                write(workspace, out);
            }
        } else {
            Writer out =
                    new BufferedWriter(new OutputStreamWriter(session.console().out(), StandardCharsets.UTF_8));
            write(workspace, out);
            out.flush();
        }
        return ExitCode.DONE.code();
    }

    private void write(Workspace workspace, Writer out) throws IOException {
        try (LedgerView ledger =
                LedgerView.openReadOnly(workspace.configuration().database())) {
            Optional<MigrationRecord> migration = choice.find(workspace, ledger);
            Optional<MigrationView> view = migration.map(known -> ledger.migration(known.id()));
            if (all) {
                Path path = migration.map(MigrationRecord::archivePath).orElse(workspace.archive());
                writeAll(path, view.map(MigrationView::idMap).orElse(IdMap.empty()), out);
            } else {
                format.write(view.map(MigrationView::mapRows).orElse(List.of()), out);
            }
        }
    }

    private void writeAll(Path path, IdMap map, Writer out) throws IOException {
        try (Archive archive = Archive.open(path)) {
            format.write(() -> rows(archive, map), out);
        }
    }

    private static Iterator<MapRow> rows(Archive archive, IdMap map) {
        return StreamSupport.stream(archive.issues().spliterator(), false)
                .map(issue -> row(issue, map))
                .iterator();
    }

    private static MapRow row(Issue issue, IdMap map) {
        return map.row(issue.id()).orElseGet(() -> MapRow.unplanned(issue.id(), issue.url()));
    }
}
