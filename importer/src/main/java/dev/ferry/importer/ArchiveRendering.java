package dev.ferry.importer;

import dev.ferry.archive.Archive;
import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DataException;
import dev.ferry.archive.Issue;
import dev.ferry.github.ImportRequest;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.StageProgress;
import dev.ferry.mapping.labels.LabelMap;
import dev.ferry.mapping.references.MentionScan;
import dev.ferry.mapping.references.ReferenceTargets;
import dev.ferry.mapping.render.RenderContext;
import dev.ferry.mapping.render.RenderedComment;
import dev.ferry.mapping.render.RenderedIssue;
import dev.ferry.mapping.render.Renderer;
import dev.ferry.mapping.render.TextLimits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Renders a whole archive as an import would and looks at what comes of it, sending nothing. The calling thread reads the archive and
 * adds up in legacy order, other threads render; a damaged archive is a DataException. One look at a time.
 */
public final class ArchiveRendering {
    /** Rendered ahead of what is added up, for each thread. */
    private static final int AHEAD = 32;
    /** A character takes no more bytes than this in JSON. */
    private static final long LONGEST_CHARACTER = 6;

    private static final Prepared NOTHING_PREPARED = new Prepared(Map.of(), Set.of());

    private final Archive archive;
    private final RenderContext context;
    private final Renderer renderer;
    private final Renderer withoutLabels;
    private final ReferenceTargets targets;
    private final EditedTogether together;
    private final Set<String> properties;

    /** Nobody asks for properties. */
    public ArchiveRendering(Archive archive, RenderContext context, RepositoryRef target, EditedTogether together) {
        this(archive, context, target, together, Set.of());
    }

    /** {@code properties}: names of which the outlook says whether any issue has such a property. */
    public ArchiveRendering(
            Archive archive,
            RenderContext context,
            RepositoryRef target,
            EditedTogether together,
            Set<String> properties) {
        this.archive = archive;
        this.context = context;
        this.together = together;
        this.properties = Set.copyOf(properties);
        renderer = new Renderer(context);
        // A label that GitHub would refuse is told by itself; the texts are looked at all the same.
        withoutLabels = new Renderer(context.with(LabelMap.empty()));
        targets = new ReferenceTargets(
                new EveryIssue(archive),
                target,
                Optional.empty(),
                context.options().web());
    }

    /** Looks at every issue; so many threads render. */
    public Outlook look(int threads, StageProgress progress) throws InterruptedException {
        Outlook outlook = new Outlook(context, together, properties);
        ExecutorService pool = Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, "ferry-lookout");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Queue<Future<RenderedSize>> ahead = new ArrayDeque<>();
            for (Issue issue : archive.issues()) {
                outlook.read(issue);
                ahead.add(pool.submit(() -> size(issue)));
                if (ahead.size() > AHEAD * threads) {
                    outlook.add(ended(ahead.remove()));
                    progress.advance(1);
                }
            }
            for (Future<RenderedSize> size : ahead) {
                outlook.add(ended(size));
                progress.advance(1);
            }
            outlook.end();
            return outlook;
        } finally {
            pool.shutdownNow();
        }
    }

    private static RenderedSize ended(Future<RenderedSize> size) throws InterruptedException {
        try {
            return size.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a text could not be looked at", e.getCause());
        }
    }

    private RenderedSize size(Issue issue) {
        try {
            return size(issue, render(issue));
        } catch (DataException e) {
            return RenderedSize.unusable(issue.id(), String.valueOf(e.getMessage()));
        }
    }

    private RenderedIssue render(Issue issue) {
        try {
            return renderer.render(issue);
        } catch (ConfigException e) {
            return withoutLabels.render(issue);
        }
    }

    private RenderedSize size(Issue issue, RenderedIssue rendered) {
        List<String> texts = new ArrayList<>();
        texts.add(rendered.body());
        rendered.comments().forEach(comment -> texts.add(comment.body()));
        TextLimits limits = context.options().limits();
        Optional<String> tooLong = texts.stream()
                .filter(text -> text.length() > limits.body())
                .findFirst()
                .map(text -> "a text of it has " + text.length() + " characters, GitHub takes " + limits.body());
        List<String> mentions = new ArrayList<>();
        int edits = 0;
        long characters = 0;
        for (String text : texts) {
            mentions.addAll(MentionScan.mentioned(text));
            edits += renderer.references().rewrite(text, targets).changed() ? 1 : 0;
            characters += text.length();
        }
        // The short cut spares most issues being written as JSON once more.
        boolean fits = characters * LONGEST_CHARACTER < ImportRequest.LARGEST / 2;
        int inRequest = fits
                ? texts.size()
                : BulkRequest.of(rendered, Optional.empty(), NOTHING_PREPARED, Integer.MAX_VALUE)
                        .inRequest();
        return new RenderedSize(
                issue.id(),
                tooLong,
                rendered.closed(),
                isShortened(issue, rendered),
                rendered.comments().stream().anyMatch(ArchiveRendering::isContinuation),
                rendered.comments().stream().anyMatch(RenderedComment::joined),
                rendered.comments().size(),
                texts.size() - inRequest,
                edits,
                mentions);
    }

    /** The whole title then stands in the body; rendering ends a shortened one with an ellipsis. */
    private static boolean isShortened(Issue issue, RenderedIssue rendered) {
        return rendered.title().length() < issue.title().strip().length()
                && rendered.title().endsWith("…");
    }

    /** Everything but the beginning of a message. */
    private static boolean isContinuation(RenderedComment comment) {
        Origin origin = comment.origin();
        return origin.piece() > 1;
    }
}
