package dev.ferry.mapping.preview;

import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Message;
import dev.ferry.archive.MessageId;
import dev.ferry.archive.UserId;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.MapRow;
import dev.ferry.mapping.OldToNewMap;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.references.MentionScan;
import dev.ferry.mapping.references.ReferenceTargets;
import dev.ferry.mapping.render.RenderContext;
import dev.ferry.mapping.render.RenderFacts;
import dev.ferry.mapping.render.RenderedComment;
import dev.ferry.mapping.render.RenderedIssue;
import dev.ferry.mapping.render.Renderer;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out what is worth knowing of an issue's rendering: from the renderer, and from the rewriter and the scan that are to judge its texts. */
final class FactFinder {
    /** Nothing is written; rewriting wants a place where issues end. */
    private static final RepositoryRef NOWHERE = new RepositoryRef("nobody", "nowhere");

    /** What parts a sign from its number, and shows nothing. */
    private static final Pattern MARKUP = Pattern.compile("<!-- -->");

    private static final URI SOMEWHERE = URI.create("https://example.org/");

    private final RenderContext context;
    private final Renderer renderer;
    private final Predicate<MessageId> messages;

    /** {@code messages} tells of those of other issues whether they are in the archive. */
    FactFinder(Renderer renderer, Predicate<MessageId> messages) {
        this.context = renderer.context();
        this.renderer = renderer;
        this.messages = messages;
    }

    IssueFacts find(Issue issue, RenderedIssue rendered, List<String> problems) {
        SortedMap<Flag, List<String>> flags = new TreeMap<>();
        RenderFacts facts = renderer.facts(issue);
        List<String> continued = rendered.comments().stream()
                .filter(comment -> comment.origin().piece() > 1)
                .map(comment -> comment.origin().withPiece(1).toString())
                .distinct()
                .toList();
        Set<String> unresolved = new LinkedHashSet<>();
        ReferenceTargets targets = archived(issue);
        Set<String> neutral = new LinkedHashSet<>();
        Set<String> notified = new LinkedHashSet<>();
        texts(rendered).forEach(text -> {
            renderer.references().rewrite(text, targets).unknown().stream()
                    .map(MARKUP::matcher)
                    .map(markup -> markup.replaceAll(""))
                    .forEach(unresolved::add);
            neutral.addAll(MentionScan.neutralised(text));
            notified.addAll(MentionScan.mentioned(text));
        });
        add(flags, Flag.CONTINUED, continued);
        add(flags, Flag.JOINED, joined(rendered));
        add(flags, Flag.FENCED, messages(facts.code()));
        add(flags, Flag.UNRESOLVED, unresolved);
        add(flags, Flag.NEUTRALISED, neutral);
        add(flags, Flag.NOTIFIES, notified);
        if (facts.titleShortened()) {
            flags.put(Flag.TITLE_SHORTENED, List.of());
        }
        Set<MessageId> wordless = new HashSet<>(facts.lost());
        wordless.addAll(facts.empty());
        add(flags, Flag.NO_TEXT, messages(wordless));
        add(flags, Flag.NO_ACCOUNT, withoutAccount(issue));
        add(flags, Flag.REFUSED, problems);
        return new IssueFacts(flags);
    }

    private ReferenceTargets archived(Issue issue) {
        Set<MessageId> own = issue.messages().stream().map(Message::id).collect(Collectors.toSet());
        return new ReferenceTargets(
                new Archived(context, id -> own.contains(id) || messages.test(id)),
                NOWHERE,
                Optional.empty(),
                ReferenceTargets.GITHUB);
    }

    private static void add(SortedMap<Flag, List<String>> flags, Flag flag, Collection<String> what) {
        if (!what.isEmpty()) {
            flags.put(flag, List.copyOf(what));
        }
    }

    private static Stream<String> texts(RenderedIssue rendered) {
        return Stream.concat(
                Stream.of(rendered.body()), rendered.comments().stream().map(RenderedComment::body));
    }

    private static List<String> joined(RenderedIssue rendered) {
        return rendered.comments().stream()
                .filter(RenderedComment::joined)
                .map(RenderedComment::shows)
                .flatMap(List::stream)
                .map(id -> "message " + id)
                .toList();
    }

    private static List<String> messages(Set<MessageId> ids) {
        return ids.stream().sorted().map(id -> "message " + id).toList();
    }

    private List<String> withoutAccount(Issue issue) {
        Set<UserId> authors = new LinkedHashSet<>();
        issue.creator().ifPresent(authors::add);
        issue.messages().stream().map(Message::author).flatMap(Optional::stream).forEach(authors::add);
        Set<String> names = new LinkedHashSet<>();
        for (UserId author : authors) {
            if (context.people().login(author).isEmpty()) {
                names.add(context.people().name(author));
            }
        }
        issue.assignee()
                .filter(person -> context.people().mappedLogin(person).isEmpty())
                .ifPresent(person -> names.add(context.people().name(person) + " (assignee)"));
        return new ArrayList<>(names);
    }

    /** Leads every issue and message of the archive somewhere, so that what is left is not there. */
    private record Archived(RenderContext context, Predicate<MessageId> messages) implements OldToNewMap {
        @Override
        public Optional<MapRow> row(LegacyId id) {
            return context.titles()
                    .title(id)
                    .map(title -> new MapRow(
                            id, Optional.empty(), Optional.empty(), Optional.of(new FinalNumber(1)), Optional.empty()));
        }

        @Override
        public Optional<URI> messageUrl(MessageId id) {
            return messages.test(id) ? Optional.of(SOMEWHERE) : Optional.empty();
        }
    }
}
