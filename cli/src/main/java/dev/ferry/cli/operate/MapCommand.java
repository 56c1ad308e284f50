package dev.ferry.cli.operate;

import dev.ferry.archive.Archive;
import dev.ferry.archive.Issue;
import dev.ferry.cli.config.MappingSection;
import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.run.UsageException;
import dev.ferry.cli.session.MigrationChoice;
import dev.ferry.cli.session.Rendering;
import dev.ferry.cli.session.Session;
import dev.ferry.mapping.IdMap;
import dev.ferry.mapping.MapRow;
import dev.ferry.mapping.MappedIssue;
import dev.ferry.mapping.formats.MapContent;
import dev.ferry.mapping.formats.MapFiles;
import dev.ferry.mapping.formats.MapFormat;
import dev.ferry.mapping.formats.PeopleMap;
import dev.ferry.mapping.ledger.LedgerView;
import dev.ferry.mapping.ledger.MigrationRecord;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.mapping.ledger.UndoPlace;
import dev.ferry.mapping.ledger.UndoneMap;
import dev.ferry.mapping.people.People;
import dev.ferry.mapping.references.ReferenceGrammar;
import dev.ferry.mapping.references.ReferenceTargets;
import dev.ferry.mapping.render.Preset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code ferry map}: the ID map, for scripts, for the tracker and its web server, for people; works while a stage runs. */
@Command(
        name = "map",
        description = "Print the ID map: where each legacy issue went. Works while a stage runs.",
        footer = {
            "Examples:",
            "  ferry map --format csv > map.csv",
            "  ferry map --format csv --comments -o messages.csv",
            "  ferry map --format nginx -o redirects",
            "  ferry map --per-user --format html -o pages"
        })
public final class MapCommand implements Callable<Integer> {
    private static final Set<MapFormat> TABLES = EnumSet.of(MapFormat.CSV, MapFormat.JSON);

    private final Session session;

    @Mixin
    private MigrationChoice choice = new MigrationChoice();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "csv",
            converter = Format.class,
            description =
                    "csv, json, sql (statements for a Roundup tracker's database), nginx, apache (redirects from the"
                            + " tracker's addresses), html (pages in their place); default: csv")
    private MapFormat format = MapFormat.CSV;

    @Option(names = "--all", description = "every exported issue, planned or not (csv, json)")
    private boolean all;

    @Option(
            names = "--comments",
            description = "messages too: where each one is; csv has a table of them instead (csv, json)")
    private boolean comments;

    @Option(
            names = "--per-user",
            description =
                    "each person's issues instead, from the archive: who wrote, has to do, or follows them (csv, html)")
    private boolean perUser;

    @Option(
            names = "--field",
            paramLabel = "NAME",
            description = "the property of the tracker's issues that takes the new number (sql; default: "
                    + MapContent.FIELD + ")")
    private Optional<String> field = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PLACE",
            description = "write to this file instead of standard output; the folder for nginx, apache and html")
    private Optional<Path> output = Optional.empty();

    /** Reads a format as it is written on the command line, in small letters. */
    static final class Format implements ITypeConverter<MapFormat> {
        @Override
        public MapFormat convert(String text) {
            for (MapFormat format : MapFormat.values()) {
                if (word(format).equals(text.toLowerCase(Locale.ROOT))) {
                    return format;
                }
            }
            String words =
                    EnumSet.allOf(MapFormat.class).stream().map(Format::word).collect(Collectors.joining(", "));
            throw new TypeConversionException("expected one of " + words + ", not '" + text + "'");
        }

        private static String word(MapFormat format) {
            return format.name().toLowerCase(Locale.ROOT);
        }
    }

    public MapCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        refuseContradictions();
        Workspace workspace = session.workspace();
        try (LedgerView ledger =
                LedgerView.openReadOnly(workspace.configuration().database())) {
            if (perUser) {
                writePeople(workspace, ledger);
                return ExitCode.DONE.code();
            }
            // A folder of redirects that lead nowhere helps nobody.
            Optional<MigrationRecord> migration =
                    format.isFolder() ? Optional.of(choice.need(workspace, ledger)) : choice.find(workspace, ledger);
            Optional<MigrationView> view = migration.map(known -> ledger.migration(known.id()));
            if (!TABLES.contains(format)) {
                migration.ifPresent(known -> refuseUndone(known, ledger.migration(known.id())));
            }
            Optional<UndoneMap> undone = view.map(this::tellUndone);
            if (all) {
                Path path = migration.map(MigrationRecord::archivePath).orElse(workspace.archive());
                IdMap map = view.map(MigrationView::idMap).orElse(IdMap.empty());
                writeAll(workspace, path, undone.map(left -> left.issues(map)).orElse(map));
            } else {
                Iterable<MappedIssue> issues =
                        view.map(MigrationView::mappedIssues).orElse(List.of());
                Iterable<MappedIssue> mapped =
                        undone.map(left -> left.issues(issues)).orElse(issues);
                write(workspace, anonymized(workspace, migration, mapped));
            }
        }
        return ExitCode.DONE.code();
    }

    /** What leads people on may be kept by their browsers for good, and what was closed is no place to lead them to either. */
    private void refuseUndone(MigrationRecord migration, MigrationView view) {
        UndoneSoFar.of(view).sentence(UndoPlace.TARGET).ifPresent(undone -> {
            throw new UsageException("--format " + Format.word(format) + " leads people to issues of migration "
                    + migration.id() + ", which is undone: " + undone + ". Take out what was made of its map before."
                    + " What is left of it: `ferry map --format csv`");
        });
    }

    /** Who reads a table of an undone migration has to know it; what is left of the map is returned. */
    private UndoneMap tellUndone(MigrationView view) {
        UndoneMap left = UndoneMap.of(view);
        UndoneSoFar.of(view)
                .sentences()
                .forEach(undone -> session.console().say("This migration is undone: " + undone));
        if (left.size() > 0) {
            session.console().say("The numbers and addresses of deleted issues are left out of the map.");
        }
        return left;
    }

    private void refuseContradictions() {
        if ((all || comments) && !TABLES.contains(format)) {
            throw new UsageException((all ? "--all" : "--comments") + " goes with --format csv or json");
        }
        if (all && comments) {
            throw new UsageException(
                    "--all and --comments: issues that are not planned have no comments; name one of both");
        }
        if (perUser && (all || comments)) {
            throw new UsageException("--per-user goes neither with --all nor with --comments");
        }
        if (perUser && format != MapFormat.CSV && format != MapFormat.HTML) {
            throw new UsageException("--per-user goes with --format csv or html");
        }
        if (field.isPresent() && format != MapFormat.SQL) {
            throw new UsageException("--field goes with --format sql");
        }
        // It becomes part of a statement.
        if (!field.orElse(MapContent.FIELD).matches("[A-Za-z][A-Za-z0-9_]{0,50}")) {
            throw new UsageException("--field: a property's name is letters, digits and _, not '" + field.get() + "'");
        }
        if (format.isFolder() && output.isEmpty()) {
            throw new UsageException(
                    "--format " + Format.word(format) + " is several files: name a folder for them with -o");
        }
    }

    private void write(Workspace workspace, Iterable<MappedIssue> issues) throws IOException {
        ReferenceGrammar grammar = Preset.named(
                        workspace.configuration().mapping().preset().orElse("default"))
                .grammar("");
        format.write(new MapContent(issues, grammar, comments, field.orElse(MapContent.FIELD)), files());
    }

    /** Pages show titles, and a title may name somebody who asked not to be named. */
    private Iterable<MappedIssue> anonymized(
            Workspace workspace, Optional<MigrationRecord> migration, Iterable<MappedIssue> issues) {
        MappingSection mapping = workspace.configuration().mapping();
        if (format != MapFormat.HTML || mapping.optOut().isEmpty() || migration.isEmpty()) {
            return issues;
        }
        try (Archive archive = Archive.open(migration.get().archivePath())) {
            People people =
                    Rendering.context(mapping, archive, ReferenceTargets.GITHUB).people();
            return () -> StreamSupport.stream(issues.spliterator(), false)
                    .map(issue -> new MappedIssue(issue.row(), people.anonymized(issue.title()), issue.messages()))
                    .iterator();
        }
    }

    private void writePeople(Workspace workspace, LedgerView ledger) throws IOException {
        MigrationRecord migration = choice.need(workspace, ledger);
        MigrationView view = ledger.migration(migration.id());
        UndoneMap left = tellUndone(view);
        try (Archive archive = Archive.open(migration.archivePath())) {
            PeopleMap people = PeopleMap.of(
                    archive.issues(),
                    left.issues(view.idMap()),
                    Rendering.context(workspace.configuration().mapping(), archive, ReferenceTargets.GITHUB)
                            .people());
            if (format == MapFormat.HTML) {
                people.writeHtml(files());
            } else {
                people.writeCsv(files());
            }
        }
    }

    private MapFiles files() {
        if (output.isEmpty()) {
            return MapOutput.stream(session.console().out());
        }
        return format.isFolder() ? MapOutput.folder(output.get()) : MapOutput.file(output.get());
    }

    private void writeAll(Workspace workspace, Path path, IdMap map) throws IOException {
        try (Archive archive = Archive.open(path)) {
            write(workspace, () -> rows(archive, map));
        }
    }

    private static Iterator<MappedIssue> rows(Archive archive, IdMap map) {
        return StreamSupport.stream(archive.issues().spliterator(), false)
                .map(issue -> new MappedIssue(row(issue, map), issue.title(), List.of()))
                .iterator();
    }

    private static MapRow row(Issue issue, IdMap map) {
        return map.row(issue.id()).orElseGet(() -> MapRow.unplanned(issue.id(), issue.url()));
    }
}
