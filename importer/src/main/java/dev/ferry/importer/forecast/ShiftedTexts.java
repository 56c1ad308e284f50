package dev.ferry.importer.forecast;

import dev.ferry.archive.Archive;
import dev.ferry.archive.Issue;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.StageProgress;
import dev.ferry.mapping.ledger.ForecastView;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.mapping.references.Foreseen;
import dev.ferry.mapping.references.ReferenceKind;
import dev.ferry.mapping.references.ReferenceTargets;
import dev.ferry.mapping.render.RenderContext;
import dev.ferry.mapping.render.RenderedComment;
import dev.ferry.mapping.render.RenderedIssue;
import dev.ferry.mapping.render.Renderer;
import java.util.Optional;
import java.util.stream.Stream;

/** Counts what has to be edited because numbers come otherwise than they were foreseen. Renders all that was written; for one thread. */
public final class ShiftedTexts {
    private final Archive archive;
    private final MigrationView migration;
    private final RenderContext context;
    private final Renderer renderer;

    /** The context is that of the migration's texts. */
    public ShiftedTexts(Archive archive, MigrationView migration, RenderContext context) {
        this.archive = archive;
        this.migration = migration;
        this.context = context;
        renderer = new Renderer(context);
    }

    /** Texts that name a number which will be another one, and in how many issues those are. */
    public record Count(long texts, long issues) {}

    /** By how much the next number differs from the one that is foreseen for the issue that gets it; 0 where no issue will. */
    public static int shift(Optional<ForecastView.Expected> expected, FinalNumber next) {
        return expected.map(one -> next.value() - one.number().value()).orElse(0);
    }

    /** What was written and not rewritten since, if the repository goes on with this number, for the issue that is expected. */
    public Count count(Optional<ForecastView.Expected> expected, FinalNumber next, StageProgress progress) {
        ForecastView forecast = migration.forecast();
        ExpectedMap map = ExpectedMap.of(migration, expected, shift(expected, next));
        progress.begin("look at texts", archive.manifest().counts().issues());
        long texts = 0;
        long issues = 0;
        for (Issue issue : archive.issues()) {
            Optional<Foreseen> written = isToBeRewritten(issue)
                    ? forecast.writtenWith(issue.id())
                            .flatMap(any -> context.forecasts().of(issue.id()))
                    : Optional.empty();
            if (written.isPresent()) {
                ReferenceTargets targets = new ReferenceTargets(
                        map,
                        written.get().repository(),
                        Optional.empty(),
                        context.options().web(),
                        written);
                long shifted = texts(renderer.render(issue))
                        .filter(text -> renderer.references().rewrite(text, targets).edits().stream()
                                .anyMatch(edit -> edit.kind() == ReferenceKind.FORESEEN))
                        .count();
                texts += shifted;
                issues += shifted > 0 ? 1 : 0;
            }
            progress.advance(1);
        }
        return new Count(texts, issues);
    }

    private boolean isToBeRewritten(Issue issue) {
        return migration
                .item(issue.id())
                .filter(item -> item.state() != ItemState.SETTLED && item.state() != ItemState.SKIPPED)
                .isPresent();
    }

    private static Stream<String> texts(RenderedIssue issue) {
        return Stream.concat(Stream.of(issue.body()), issue.comments().stream().map(RenderedComment::body));
    }
}
