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
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
    private final Session session;

    @Mixin
    private MigrationChoice choice = new MigrationChoice();

    @Mixin
    private MapWish wish = new MapWish();

    public MapCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        wish.refuseContradictions();
        Workspace workspace = session.workspace();
        try (LedgerView ledger =
                LedgerView.openReadOnly(workspace.configuration().database())) {
            if (wish.perUser()) {
                writePeople(workspace, ledger);
                return ExitCode.DONE.code();
            }
            // A folder of redirects that lead nowhere helps nobody.
            Optional<MigrationRecord> migration = wish.format().isFolder()
                    ? Optional.of(choice.need(workspace, ledger))
                    : choice.find(workspace, ledger);
            Optional<MigrationView> view = migration.map(known -> ledger.migration(known.id()));
            if (!wish.isTable()) {
                migration.ifPresent(known -> refuseUndone(known, ledger.migration(known.id())));
            }
            Optional<UndoneMap> undone = view.map(this::tellUndone);
            if (wish.all()) {
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
            throw new UsageException("--format " + wish.formatWord() + " leads people to issues of migration "
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

    private void write(Workspace workspace, Iterable<MappedIssue> issues) throws IOException {
        ReferenceGrammar grammar = Preset.named(
                        workspace.configuration().mapping().preset().orElse("default"))
                .grammar("");
        wish.format().write(new MapContent(issues, grammar, wish.comments(), wish.field()), files());
    }

    /** Pages show titles, and a title may name somebody who asked not to be named. */
    private Iterable<MappedIssue> anonymized(
            Workspace workspace, Optional<MigrationRecord> migration, Iterable<MappedIssue> issues) {
        MappingSection mapping = workspace.configuration().mapping();
        if (wish.format() != MapFormat.HTML || mapping.optOut().isEmpty() || migration.isEmpty()) {
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
            if (wish.format() == MapFormat.HTML) {
                people.writeHtml(files());
            } else {
                people.writeCsv(files());
            }
        }
    }

    private MapFiles files() {
        if (wish.output().isEmpty()) {
            return MapOutput.stream(session.console().out());
        }
        return wish.format().isFolder()
                ? MapOutput.folder(wish.output().get())
                : MapOutput.file(wish.output().get());
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
