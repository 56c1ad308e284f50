package dev.ferry.cli.session;

import dev.ferry.cli.config.ReferencesSection;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.links.CommitMapReader;
import dev.ferry.mapping.links.LinkFinder;
import dev.ferry.mapping.links.Revisions;
import dev.ferry.mapping.links.SourceLayout;
import dev.ferry.mapping.links.SourceTree;
import dev.ferry.mapping.links.WordLinks;
import dev.ferry.mapping.render.Preset;
import dev.ferry.mapping.render.ReferenceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts together what {@code mapping: references} in ferry.yaml, its commit map and the preset say of references. */
final class ReferenceFiles {
    private ReferenceFiles() {}

    static ReferenceOptions options(ReferencesSection section, Preset preset, String web) {
        Optional<RepositoryRef> repository = section.repository().map(Names::ref);
        List<LinkFinder> finders = new ArrayList<>();
        section.commits().ifPresent(file -> finders.add(new Revisions(CommitMapReader.read(file, repository), web)));
        repository.ifPresent(name -> finders.addAll(new SourceTree(
                        web,
                        name,
                        section.branch().orElse(SourceTree.DEFAULT_BRANCH),
                        layout(section, preset.sources()))
                .finders()));
        finders.addAll(section.patterns());
        if (section.presetPatterns()) {
            finders.addAll(preset.patterns());
        }
        return new ReferenceOptions(section.otherUrls(), WordLinks.of(finders));
    }

    private static SourceLayout layout(ReferencesSection section, SourceLayout preset) {
        return new SourceLayout(
                section.folders().isEmpty() ? preset.folders() : section.folders(),
                section.versions().isEmpty() ? preset.versions() : section.versions(),
                section.folders().isEmpty() ? preset.library() : Optional.empty());
    }
}
