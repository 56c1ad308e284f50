package dev.ferry.mapping.render;

import dev.ferry.archive.Issue;
import dev.ferry.mapping.markup.Block;
import dev.ferry.mapping.markup.CodeBlock;
import dev.ferry.mapping.render.details.Details;
import dev.ferry.mapping.render.details.IssueFacts;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/**
 * The block of an issue's body that is closed until somebody opens it: all fields, as code, where nothing links or pings.
 * Its fences are longer than any run of backticks in it.
 */
final class DetailsBlock {
    private static final String OPENING = "<details><summary>Show more details</summary><p>\n\n";
    private static final String GITHUB = "GitHub fields:\n";
    private static final String CLOSING = "\n\n</p></details>";
    private static final String BELOW = "<sup>*More details below.*</sup>";
    /** What fences of the usual length, their language and the blank lines add. */
    private static final int FENCES = 40;

    private final String text;
    private final List<Block> below;

    DetailsBlock(RenderContext context, Issue issue, BlockWriter writer, int room) {
        MappingOptions options = context.options();
        String tracker = host(options) + " fields:\n";
        int frame = OPENING.length() + GITHUB.length() + tracker.length() + CLOSING.length() + FENCES;
        Details details = Details.of(facts(context, issue), room - frame);
        below = details.below().isEmpty() ? List.of() : List.of(new CodeBlock("python", details.below()));
        text = details.gitHub().isEmpty()
                ? BELOW
                : OPENING + GITHUB + writer.write(new CodeBlock("python", details.gitHub())) + "\n\n" + tracker
                        + writer.write(new CodeBlock("python", details.tracker())) + CLOSING;
    }

    String text() {
        return text;
    }

    /** What found no room, for further comments; empty where all of it did. */
    List<Block> below() {
        return below;
    }

    private static IssueFacts facts(RenderContext context, Issue issue) {
        MappingOptions options = context.options();
        StateRule state = options.preset().state();
        boolean closed = state.isClosed(issue);
        return new IssueFacts(
                issue,
                issue.url().or(() -> options.issueUrl(issue.id())),
                closed ? Optional.of(state.closedAt(issue)) : Optional.empty(),
                closed ? state.closing(issue) : Optional.empty(),
                context.labels().byRank(issue),
                context.people(),
                options.trackerUrl(),
                options.web());
    }

    /** The tracker's host, by which people called it; the preset's name where it had no address. */
    private static String host(MappingOptions options) {
        try {
            return Optional.ofNullable(new URI(options.trackerUrl()).getHost())
                    .orElse(options.preset().name());
        } catch (URISyntaxException e) {
            return options.preset().name();
        }
    }
}
