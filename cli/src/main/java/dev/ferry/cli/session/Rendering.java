package dev.ferry.cli.session;

import dev.ferry.archive.Archive;
import dev.ferry.cli.config.MappingSection;
import dev.ferry.mapping.MigrationId;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.labels.LabelMap;
import dev.ferry.mapping.labels.LabelMapReader;
import dev.ferry.mapping.people.People;
import dev.ferry.mapping.people.UserMap;
import dev.ferry.mapping.people.UserMapReader;
import dev.ferry.mapping.render.MappingOptions;
import dev.ferry.mapping.render.MentionMode;
import dev.ferry.mapping.render.Preset;
import dev.ferry.mapping.render.RenderContext;
import dev.ferry.mapping.render.TextLimits;

/** Puts together what rendering depends on: {@code mapping} in ferry.yaml, its files, and the archive's people. */
public final class Rendering {
    private Rendering() {}

    /**
     * The context of a migration's texts.
     *
     * @param web where people see the server's repositories, such as {@code https://github.com}
     */
    public static RenderContext context(MappingSection mapping, Archive archive, MigrationId migration, String web) {
        Preset preset = Preset.named(mapping.preset().orElse("default"));
        UserMap users = mapping.users().map(UserMapReader::read).orElse(UserMap.empty());
        LabelMap labels = mapping.labels()
                .map(file -> LabelMapReader.read(file, preset.labels()))
                .orElse(LabelMap.of(preset.labels()));
        MappingOptions options = new MappingOptions(
                preset,
                archive.manifest().source().trackerUrl(),
                mapping.liveMentions() ? MentionMode.LIVE : MentionMode.NEUTRAL,
                mapping.pullRequests().map(name -> RepositoryRef.parse(name.toString())),
                mapping.milestone(),
                TextLimits.GITHUB,
                web);
        return new RenderContext(
                migration,
                options,
                People.of(archive.users(), users, preset.trackerAccounts()),
                labels,
                archive::title);
    }
}
