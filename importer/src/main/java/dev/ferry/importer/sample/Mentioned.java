package dev.ferry.importer.sample;

import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import dev.ferry.archive.Relation;
import dev.ferry.mapping.MapRow;
import dev.ferry.mapping.OldToNewMap;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.references.Forecasts;
import dev.ferry.mapping.references.ReferenceRewriter;
import dev.ferry.mapping.references.ReferenceTargets;
import dev.ferry.mapping.render.RenderContext;
import dev.ferry.mapping.render.RenderedComment;
import dev.ferry.mapping.render.RenderedIssue;
import dev.ferry.mapping.render.Renderer;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What an issue refers to: its relations, and what {@code ferry rewrite} would look up for its texts. The rewriter itself
 * is asked, with a map that knows nothing and notes what it is asked for; so there is one grammar. An id may be noted
 * that no issue has: {@code issue 12} is looked for as {@code 12} and as {@code ISSUE12}.
 */
final class Mentioned {
    /** Nothing is written; rewriting wants a place where issues end. */
    private static final RepositoryRef NOWHERE = new RepositoryRef("nobody", "nowhere");

    private final Renderer renderer;

    Mentioned(RenderContext rendering) {
        // As the tracker has them: a number that is foreseen names nobody here.
        renderer = new Renderer(rendering.with(Forecasts.none()));
    }

    record References(Set<LegacyId> issues, Set<MessageId> messages) {}

    References of(Issue issue) {
        Notebook notebook = new Notebook();
        issue.relations().stream().map(Relation::target).forEach(notebook.issues::add);
        ReferenceTargets targets = new ReferenceTargets(notebook, NOWHERE, Optional.empty(), ReferenceTargets.GITHUB);
        ReferenceRewriter rewriter = renderer.references();
        RenderedIssue rendered = renderer.render(issue);
        rewriter.rewrite(rendered.body(), targets);
        for (RenderedComment comment : rendered.comments()) {
            rewriter.rewrite(comment.body(), targets);
        }
        notebook.issues.remove(issue.id());
        issue.messages().forEach(message -> notebook.messages.remove(message.id()));
        return new References(notebook.issues, notebook.messages);
    }

    private static final class Notebook implements OldToNewMap {
        private final Set<LegacyId> issues = new LinkedHashSet<>();
        private final Set<MessageId> messages = new LinkedHashSet<>();

        @Override
        public Optional<MapRow> row(LegacyId id) {
            issues.add(id);
            return Optional.empty();
        }

        @Override
        public Optional<URI> messageUrl(MessageId id) {
            messages.add(id);
            return Optional.empty();
        }
    }
}
