package dev.ferry.mapping.render;

import dev.ferry.archive.ConfigException;
import dev.ferry.archive.Issue;
import dev.ferry.archive.Message;
import dev.ferry.archive.MessageId;
import dev.ferry.archive.RelationType;
import dev.ferry.mapping.labels.LabelSpec;
import dev.ferry.mapping.markup.Block;
import dev.ferry.mapping.people.GitHubLogin;
import dev.ferry.mapping.references.Foreseen;
import dev.ferry.mapping.references.ReferenceRewriter;
import dev.ferry.mapping.references.ReferenceTargets;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Turns a legacy issue into what GitHub is to show. Rendering with targets is rendering without them and rewriting
 * the texts: both give the same bytes. Stateless but for its context; thread-safe. Throws ConfigException, with the item's
 * name, for a label that GitHub would refuse.
 */
public final class Renderer {
    private final RenderContext context;
    private final MappingOptions options;
    private final ReferenceRewriter references;

    public Renderer(RenderContext context) {
        this.context = context;
        this.options = context.options();
        this.references =
                new ReferenceRewriter(options.grammar(), options.limits().body());
    }

    /** What it renders with. */
    public RenderContext context() {
        return context;
    }

    /** The rewriter of this tracker's references, for texts that are on GitHub already. */
    public ReferenceRewriter references() {
        return references;
    }

    /** What is imported: the issue with the references that its forecast knows, and the others as the old tracker had them. */
    public RenderedIssue render(Issue issue) {
        return render(issue, foreseeing(context.forecasts().of(issue.id())));
    }

    /** The issue with the references that the targets know: what is to stand there in the end. */
    public RenderedIssue render(Issue issue, ReferenceTargets targets) {
        Optional<Foreseen> forecast = context.forecasts().of(issue.id());
        UnaryOperator<String> imported = foreseeing(forecast);
        ReferenceTargets reading = targets.reading(forecast);
        return render(
                issue, text -> references.rewrite(imported.apply(text), reading).text());
    }

    private UnaryOperator<String> foreseeing(Optional<Foreseen> forecast) {
        return text ->
                forecast.map(known -> references.foresee(text, known).text()).orElse(text);
    }

    private RenderedIssue render(Issue held, UnaryOperator<String> finish) {
        Issue issue = context.people().anonymized(held);
        List<String> problems = context.labels().problems(name(issue), issue);
        if (!problems.isEmpty()) {
            throw new ConfigException(String.join("; ", problems));
        }
        IssueTexts texts = new IssueTexts(context, issue, title(issue), finish);
        Optional<Instant> closedAt = closedAt(issue);
        return new RenderedIssue(
                issue.id(),
                Titles.shorten(title(issue), options.limits().title()),
                texts.body(),
                texts.comments(),
                context.labels().labels(issue).stream().map(LabelSpec::name).toList(),
                milestone(issue),
                issue.assignee().flatMap(context.people()::mappedLogin).map(GitHubLogin::value),
                closedAt.isPresent(),
                isNotPlanned(issue) ? Optional.of(RenderedIssue.NOT_PLANNED) : Optional.empty(),
                issue.created(),
                issue.activity(),
                closedAt,
                lock(held));
    }

    /** What there is to tell of the issue's rendering beside its result. */
    public RenderFacts facts(Issue held) {
        Issue issue = context.people().anonymized(held);
        Set<MessageId> lost = new LinkedHashSet<>();
        Set<MessageId> empty = new LinkedHashSet<>();
        Set<MessageId> code = new LinkedHashSet<>();
        for (Message message : issue.messages()) {
            List<Block> blocks = context.blocks(message);
            if (message.body().isEmpty()) {
                lost.add(message.id());
            } else if (blocks.isEmpty()) {
                empty.add(message.id());
            } else if (blocks.stream().anyMatch(Block::holdsCode)) {
                code.add(message.id());
            }
        }
        return new RenderFacts(title(issue).length() > options.limits().title(), lost, empty, code);
    }

    private String title(Issue issue) {
        String title = Characters.cleanLine(issue.title());
        return title.isEmpty() ? name(issue) + " (no title)" : title;
    }

    private String name(Issue issue) {
        return options.preset().issuePrefix() + issue.id();
    }

    /** When the issue was closed in the old tracker; empty where it is open. */
    public Optional<Instant> closedAt(Issue issue) {
        return options.preset().state().isClosed(issue)
                ? Optional.of(options.preset().state().closedAt(issue))
                : Optional.empty();
    }

    /** Whether the issue was closed without being done, by the rules; what superseded it is told by that relation alone. */
    public boolean isNotPlanned(Issue issue) {
        StateRule state = options.preset().state();
        return state.isClosed(issue)
                && state.reason(issue) != CloseReason.COMPLETED
                && issue.relations().stream()
                        .noneMatch(relation -> relation.type() == RelationType.SUPERSEDED_BY
                                && !relation.target().equals(issue.id()));
    }

    /** How the issue is to be locked, by the first rule that fits, whoever is not to be named; empty where none does. */
    public Optional<IssueLock> lock(Issue issue) {
        return options.locks().stream()
                .filter(rule -> rule.fits(issue))
                .findFirst()
                .map(LockRule::lock);
    }

    /** The milestone that the options give the issue. */
    public Optional<MilestoneSpec> milestone(Issue issue) {
        return options.milestones().flatMap(rules -> rules.milestone(issue));
    }
}
