package dev.ferry.mapping.render;

import dev.ferry.mapping.MigrationId;
import dev.ferry.mapping.labels.LabelMap;
import dev.ferry.mapping.people.People;

/** All that a rendering depends on besides the issue. The same context and issue always give the same bytes. */
public record RenderContext(
        MigrationId migration, MappingOptions options, People people, LabelMap labels, IssueTitles titles) {
    /** The same with other options. */
    public RenderContext with(MappingOptions changed) {
        return new RenderContext(migration, changed, people, labels, titles);
    }
}
