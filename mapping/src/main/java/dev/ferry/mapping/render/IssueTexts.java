package dev.ferry.mapping.render;

import dev.ferry.archive.Issue;
import dev.ferry.archive.Message;
import dev.ferry.mapping.Marker;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.markup.Block;
import dev.ferry.mapping.markup.Paragraph;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The texts of one issue: the body with the header, the details and the first message, then what of them did not fit,
 * then one comment a message; where those are too many, the last ones are joined. Each ends with its marker.
 */
final class IssueTexts {
    private static final String LOST = "*The tracker had lost the text of this message.*";
    private static final String DETAILS = "**Details, continued:**";
    private static final String EMPTY = "*(This message has no text.)*";

    private final RenderContext context;
    private final Issue issue;
    private final UnaryOperator<String> finish;
    private final BlockWriter writer;
    private final Attribution attribution;
    private final AttachmentBlocks attachments;
    private final List<CommentDraft> drafts = new ArrayList<>();
    private final List<RenderedComment> comments;
    private final String body;

    IssueTexts(RenderContext context, Issue issue, String title, UnaryOperator<String> finish) {
        this.context = context;
        this.issue = issue;
        this.finish = finish;
        InlineRules rules = rules();
        this.writer = new BlockWriter(rules);
        InlineRules lines = rules.withoutWordLinks();
        this.attribution = new Attribution(context.options(), context.people(), lines);
        this.attachments = new AttachmentBlocks(context, issue);
        List<String> overflow = new ArrayList<>();
        int limit = context.options().limits().body();
        String table = new HeaderTable(context, lines).write(issue, limit / 2, overflow);
        Optional<DetailsBlock> details = Optional.of(context.options().preset())
                .filter(Preset::details)
                .map(preset -> new DetailsBlock(context, issue, writer, limit / 4));
        String header = table + details.map(block -> "\n\n" + block.text()).orElse("");
        List<Block> blocks = new ArrayList<>();
        if (title.length() > context.options().limits().title()) {
            blocks.add(new Paragraph(List.of("Full title: " + title)));
        }
        this.body = opening(header, blocks);
        addOverflow(overflow);
        details.map(DetailsBlock::below).ifPresent(this::addDetails);
        issue.messages().stream().skip(1).forEach(this::addMessage);
        this.comments = JoinedComments.of(
                        drafts, context.migration(), context.options().limits())
                .stream()
                .map(this::comment)
                .toList();
    }

    String body() {
        return body;
    }

    List<RenderedComment> comments() {
        return comments;
    }

    /** Writes the body, and as comments what does not fit into it. */
    private String opening(String header, List<Block> blocks) {
        Optional<Message> message = issue.messages().stream().findFirst();
        List<Block> words = message.map(context::blocks).orElse(List.of());
        blocks.addAll(words);
        message.map(attachments::of).ifPresent(blocks::addAll);
        blocks.addAll(attachments.unnamed());
        Origin continuation =
                message.<Origin>map(first -> Origin.of(first.id())).orElseGet(() -> Origin.of(issue.id()));
        int room = Math.min(room(Origin.of(issue.id())), room(continuation));
        List<String> pieces = Pieces.of(blocks, writer, room, piece -> {
            String line = message.map(first -> withWords(attribution.ofMessage(first, piece), first, words))
                    .orElseGet(() -> attribution.ofIssue(issue.creator(), issue.created()));
            return piece == 1 ? header + "\n\n" + line : line;
        });
        addPieces(continuation, pieces, 1, openingDate());
        return finished(Origin.of(issue.id()), pieces.get(0));
    }

    private void addMessage(Message message) {
        Origin origin = Origin.of(message.id());
        List<Block> words = context.blocks(message);
        List<Block> blocks = new ArrayList<>(words);
        blocks.addAll(attachments.of(message));
        List<String> pieces = Pieces.of(
                blocks,
                writer,
                room(origin),
                piece -> withWords(attribution.ofMessage(message, piece), message, words));
        addPieces(origin, pieces, 0, message.date());
    }

    /** Entries of the header that found no room in it. */
    private void addOverflow(List<String> lines) {
        int room = TextLimits.filled(room(Origin.of(issue.id())));
        StringBuilder text = new StringBuilder();
        List<String> pieces = new ArrayList<>();
        for (String line : lines) {
            if (!text.isEmpty() && text.length() + line.length() + 2 > room) {
                pieces.add(text.toString());
                text.setLength(0);
            }
            text.append(text.isEmpty() ? "" : line.startsWith("- ") ? "\n" : "\n\n")
                    .append(line);
            text.append(line.startsWith("- ") ? "" : "\n");
        }
        if (!text.isEmpty()) {
            pieces.add(text.toString());
        }
        addBelow(pieces);
    }

    /** Fields of the details that found no room in the body. */
    private void addDetails(List<Block> below) {
        if (!below.isEmpty()) {
            addBelow(Pieces.of(below, writer, room(Origin.of(issue.id())), piece -> DETAILS));
        }
    }

    /** Comments that stand for the issue itself, not for a message; numbered after those that there are. */
    private void addBelow(List<String> pieces) {
        Origin origin = Origin.of(issue.id());
        int used = (int) drafts.stream()
                .filter(draft -> draft.origin() instanceof Origin.OfIssue)
                .count();
        for (int i = 0; i < pieces.size(); i++) {
            add(origin.withPiece(used + i + 2), pieces.get(i), openingDate());
        }
    }

    private void addPieces(Origin origin, List<String> pieces, int from, Instant date) {
        for (int i = from; i < pieces.size(); i++) {
            add(origin.withPiece(i + 1), pieces.get(i), date);
        }
    }

    private void add(Origin origin, String text, Instant date) {
        drafts.add(CommentDraft.of(origin, text, date));
    }

    private RenderedComment comment(CommentDraft draft) {
        return new RenderedComment(
                draft.origin(), finished(draft.origin(), draft.text()), draft.date(), draft.shows(), draft.joined());
    }

    private String finished(Origin origin, String text) {
        return finish.apply(new Marker(context.migration(), origin).appendTo(text));
    }

    private int room(Origin origin) {
        return context.options().limits().body() - new Marker(context.migration(), origin).reservedLength();
    }

    private Instant openingDate() {
        return issue.messages().stream().findFirst().map(Message::date).orElse(issue.created());
    }

    /** Says in words where there is nothing to show, so that nobody looks for a fault of ours. */
    private static String withWords(String text, Message message, List<Block> blocks) {
        return blocks.isEmpty() ? text + "\n\n" + (message.body().isEmpty() ? LOST : EMPTY) : text;
    }

    private InlineRules rules() {
        boolean live = context.options().mentions() == MentionMode.LIVE;
        return new InlineRules(
                context.options().pullRequests().map(RepositoryRef::toString),
                live,
                context.people(),
                FileLinks.of(issue, context),
                context.options().references().words(),
                false);
    }
}
