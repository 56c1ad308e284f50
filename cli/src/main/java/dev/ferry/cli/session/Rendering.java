package dev.ferry.cli.session;

import dev.ferry.archive.Archive;
import dev.ferry.cli.config.MappingSection;
import dev.ferry.importer.Importer;
import dev.ferry.mapping.MigrationId;
import dev.ferry.mapping.ledger.FilesView;
import dev.ferry.mapping.ledger.ImportDriver;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.mapping.people.People;
import dev.ferry.mapping.render.ArchivedFiles;
import dev.ferry.mapping.render.AttachedFiles;
import dev.ferry.mapping.render.IssueTitles;
import dev.ferry.mapping.render.MappingOptions;
import dev.ferry.mapping.render.MentionMode;
import dev.ferry.mapping.render.MessageOptions;
import dev.ferry.mapping.render.Preset;
import dev.ferry.mapping.render.RenderContext;
import dev.ferry.mapping.render.TextLimits;
import java.util.Optional;

/** Puts together what rendering depends on: {@code mapping} in ferry.yaml, its files, and the archive's people. */
public final class Rendering {
    /** Stands in for an ID that there is not yet; nothing that is rendered with it is sent. */
    private static final MigrationId NOT_BEGUN = new MigrationId("0".repeat(26));

    private Rendering() {}

    /**
     * The context of a migration's texts. The titles and files of other issues are the ledger's, so that no index of the whole
     * archive is needed for them; what is not planned is looked for in the archive.
     *
     * @param web where people see the server's repositories, such as {@code https://github.com}
     */
    public static RenderContext context(MappingSection mapping, Archive archive, MigrationView migration, String web) {
        IssueTitles titles = id -> migration
                .title(id)
                .or(() -> Importer.isWholePlanned(migration, archive) ? Optional.empty() : archive.title(id));
        AttachedFiles files = id -> migration
                .files()
                .file(id)
                .map(FilesView.Held::file)
                .or(() -> Importer.isWholePlanned(migration, archive) ? Optional.empty() : archive.attachedFile(id));
        return of(mapping, archive, migration, web, titles, files);
    }

    /** The context that a migration's texts would have with a newer archive, before it goes on with that one. */
    public static RenderContext comparing(
            MappingSection mapping, Archive archive, MigrationView migration, String web) {
        // What an archive of some issues lacks stays as it is.
        boolean some = archive.manifest().source().holdsOnlySome();
        IssueTitles titles = id -> archive.title(id)
                .or(() -> some ? migration.title(id) : Optional.empty())
                .or(() -> migration.item(id).filter(ItemRow::isTransferBegun).map(ItemRow::title));
        AttachedFiles files = id -> archive.attachedFile(id)
                .or(() -> migration
                        .files()
                        .file(id)
                        .filter(held -> some && archive.title(held.item()).isEmpty())
                        .map(FilesView.Held::file));
        return of(mapping, archive, migration, web, titles, files);
    }

    /** What the migration's driver can not set stands in the texts. */
    private static RenderContext of(
            MappingSection mapping,
            Archive archive,
            MigrationView migration,
            String web,
            IssueTitles titles,
            AttachedFiles files) {
        RenderContext plain = context(mapping, archive, migration.id(), web, titles);
        boolean datesInText = !ImportDriver.of(migration).setsDates();
        return plain.with(plain.options().withDatesInText(datesInText))
                .withFiles(migration.files().areKnown() ? files : AttachedFiles.none())
                .with(migration.forecast().forecasts());
    }

    /** A context before there is a migration, which is enough for what issues need. */
    public static RenderContext context(MappingSection mapping, Archive archive, String web) {
        return context(mapping, archive, NOT_BEGUN, web, archive::title);
    }

    /** The context of the texts of a migration whose ledger was lost. */
    public static RenderContext recovering(MappingSection mapping, Archive archive, MigrationId migration, String web) {
        return context(mapping, archive, migration, web, archive::title);
    }

    private static RenderContext context(
            MappingSection mapping, Archive archive, MigrationId migration, String web, IssueTitles titles) {
        Preset chosen = Preset.named(mapping.preset().orElse("default"));
        Preset preset = chosen.with(mapping.state().of(chosen.state()));
        MappingFiles files = MappingFiles.read(mapping, preset, web);
        MappingOptions options = new MappingOptions(
                preset,
                archive.manifest().source().trackerUrl(),
                mapping.liveMentions() ? MentionMode.LIVE : MentionMode.NEUTRAL,
                mapping.pullRequests().map(Names::ref),
                mapping.milestone(),
                TextLimits.GITHUB,
                web,
                false,
                files.references(),
                mapping.lock());
        People people = People.of(archive.users(), files.users(), preset.trackerAccounts(), files.optOut());
        return new RenderContext(migration, options, people, files.labels(), titles)
                .withFiles(archive::attachedFile)
                .with(new MessageOptions(mapping.markup(), mapping.attachments(), new ArchivedFiles(archive)));
    }
}
