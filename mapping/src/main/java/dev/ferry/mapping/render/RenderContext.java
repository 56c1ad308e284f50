package dev.ferry.mapping.render;

import dev.ferry.archive.AttachedFile;
import dev.ferry.archive.FileId;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Message;
import dev.ferry.mapping.MigrationId;
import dev.ferry.mapping.labels.LabelMap;
import dev.ferry.mapping.markup.Block;
import dev.ferry.mapping.people.People;
import dev.ferry.mapping.references.Forecasts;
import java.util.List;
import java.util.Optional;

/** All that a rendering depends on besides the issue. The same context and issue always give the same bytes. */
public record RenderContext(
        MigrationId migration,
        MappingOptions options,
        People people,
        LabelMap labels,
        IssueTitles titles,
        AttachedFiles files,
        Forecasts forecasts,
        MessageOptions messages) {
    /** With messages as they say that they are, and the files of other issues as words. */
    public RenderContext(
            MigrationId migration,
            MappingOptions options,
            People people,
            LabelMap labels,
            IssueTitles titles,
            Forecasts forecasts) {
        this(migration, options, people, labels, titles, AttachedFiles.none(), forecasts, MessageOptions.DEFAULT);
    }

    /** With references as the old tracker had them. */
    public RenderContext(
            MigrationId migration, MappingOptions options, People people, LabelMap labels, IssueTitles titles) {
        this(migration, options, people, labels, titles, Forecasts.none());
    }

    /** A message's blocks, without the names of those who asked not to be named. */
    List<Block> blocks(Message message) {
        return messages.blocks(message, people);
    }

    /** An issue's title as texts may show it. */
    public Optional<String> title(LegacyId id) {
        return titles.title(id).map(people::anonymized);
    }

    /** A file of any issue, under the name that texts may show. */
    Optional<AttachedFile> file(FileId id) {
        return files.file(id).map(file -> new AttachedFile(id, people.anonymized(file.name()), file.url()));
    }

    /** The same with other options. */
    public RenderContext with(MappingOptions changed) {
        return new RenderContext(migration, changed, people, labels, titles, files, forecasts, messages);
    }

    /** The same with other labels. */
    public RenderContext with(LabelMap changed) {
        return new RenderContext(migration, options, people, changed, titles, files, forecasts, messages);
    }

    /** The same with other forecasts. */
    public RenderContext with(Forecasts changed) {
        return new RenderContext(migration, options, people, labels, titles, files, changed, messages);
    }

    /** The same with messages read and shown in another way. */
    public RenderContext with(MessageOptions changed) {
        return new RenderContext(migration, options, people, labels, titles, files, forecasts, changed);
    }

    /** The same with the files of other issues. */
    public RenderContext withFiles(AttachedFiles changed) {
        return new RenderContext(migration, options, people, labels, titles, changed, forecasts, messages);
    }
}
