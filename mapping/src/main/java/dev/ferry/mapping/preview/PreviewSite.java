package dev.ferry.mapping.preview;

import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import dev.ferry.mapping.labels.LabelMap;
import dev.ferry.mapping.labels.LabelSpec;
import dev.ferry.mapping.preview.IndexPage.Line;
import dev.ferry.mapping.preview.IssuePage.Neighbour;
import dev.ferry.mapping.references.ReferenceTargets;
import dev.ferry.mapping.render.RenderContext;
import dev.ferry.mapping.render.RenderedIssue;
import dev.ferry.mapping.render.Renderer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A folder of pages that any browser shows from the disk: a page an issue, and {@code index.html} over them. Only an issue at a
 * time is in memory, and a line of each for the index. The same issues and context give the same bytes. For one thread.
 */
public final class PreviewSite {
    /** The page to begin at. */
    public static final String INDEX = "index.html";

    /** The folder of the issues' pages. */
    public static final String PAGES = "issues";

    private final Path folder;
    private final List<LegacyId> order;
    private final Renderer renderer;
    private final Renderer unlabelled;
    private final FactFinder facts;
    private final Optional<ReferenceTargets> targets;
    private final IssuePage page;
    private final List<Line> lines = new ArrayList<>();
    private final Map<Flag, Integer> counts = new EnumMap<>(Flag.class);

    /** Whether a page of {@link #PAGES} could have this name. */
    public static boolean isPage(String name) {
        return PageNames.isOne(name);
    }

    /** Into a folder that is there; {@code order} are the issues that will be added, in that order. */
    public PreviewSite(RenderContext context, Path folder, List<LegacyId> order) throws IOException {
        this(context, folder, order, Optional.empty(), id -> true);
    }

    /**
     * The same with references that lead to {@code targets}, as rewriting leaves them. {@code messages} says which messages the
     * archive holds; it is asked about those of other issues alone.
     */
    public PreviewSite(
            RenderContext context,
            Path folder,
            List<LegacyId> order,
            Optional<ReferenceTargets> targets,
            Predicate<MessageId> messages)
            throws IOException {
        this.targets = targets;
        this.folder = folder;
        this.order = List.copyOf(order);
        this.renderer = new Renderer(context);
        this.unlabelled = new Renderer(context.with(LabelMap.empty()));
        this.facts = new FactFinder(renderer, messages);
        this.page = new IssuePage(context);
        Files.createDirectories(folder.resolve(PAGES));
    }

    /** Writes the page of the next issue of the order. */
    public void add(Issue held) throws IOException {
        Issue issue = renderer.context().people().anonymized(held);
        int place = lines.size();
        if (place >= order.size() || !order.get(place).equals(issue.id())) {
            throw new IllegalArgumentException("not the issue that comes next: " + issue.id());
        }
        // A label that GitHub refuses ends an import before it begins; a preview is there to see it.
        List<String> problems = renderer.context().labels().problems("issue " + issue.id(), issue);
        Renderer fitting = problems.isEmpty() ? renderer : unlabelled;
        RenderedIssue rendered =
                targets.map(known -> fitting.render(issue, known)).orElseGet(() -> fitting.render(issue));
        List<LabelSpec> labels =
                problems.isEmpty() ? renderer.context().labels().labels(issue) : List.of();
        IssueFacts found = facts.find(issue, rendered, problems);
        found.flags().keySet().forEach(flag -> counts.merge(flag, 1, Integer::sum));
        try (Writer out = writer(folder.resolve(PAGES).resolve(name(place)))) {
            page.write(
                    new IssuePage.Content(
                            issue,
                            rendered,
                            labels,
                            found,
                            targets.map(known -> new PageNumbers(
                                    known, renderer.context().forecasts().of(issue.id()))),
                            neighbour(place - 1),
                            neighbour(place + 1)),
                    out);
        }
        lines.add(new Line(
                name(place),
                issue.id().value(),
                rendered.title(),
                found.flags().keySet(),
                rendered.closed(),
                rendered.comments().size(),
                size(rendered)));
    }

    /** Writes the index, with these sentences above it. */
    public void finish(List<String> notes) throws IOException {
        try (Writer out = writer(folder.resolve(INDEX))) {
            IndexPage.write(lines, counts, notes, out);
        }
    }

    /** How many issues have each flag so far; those that none has are left out. */
    public Map<Flag, Integer> counts() {
        return Collections.unmodifiableMap(counts);
    }

    private Optional<Neighbour> neighbour(int place) {
        return place < 0 || place >= order.size()
                ? Optional.empty()
                : Optional.of(new Neighbour(name(place), order.get(place).value()));
    }

    private String name(int place) {
        return PageNames.of(order.get(place), place);
    }

    /** Half a character, should one come this far, becomes a question mark and no error. */
    private static Writer writer(Path file) throws IOException {
        return new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8));
    }

    private static long size(RenderedIssue issue) {
        return issue.body().length()
                + issue.comments().stream()
                        .mapToLong(comment -> comment.body().length())
                        .sum();
    }
}
