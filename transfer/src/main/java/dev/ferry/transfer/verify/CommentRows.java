package dev.ferry.transfer.verify;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.render.RenderedComment;
import dev.ferry.transfer.reading.CommentText;
import dev.ferry.transfer.verify.NeutralRows.CommentRow;
import dev.ferry.transfer.verify.Sides.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One issue's comments as rows of both sides, each side in its own order. For one thread. */
final class CommentRows {
    private final NeutralRows rows;
    private final List<RenderedComment> wanted = new ArrayList<>();
    private final Map<Origin, Boolean> dated = new HashMap<>();
    private final Map<Origin, String> texts = new HashMap<>();
    /** Those whose texts are as promised, though the server may have changed the ends of their lines. */
    private final Map<NodeId, String> kept = new HashMap<>();

    private record Found(Origin origin, CommentText comment) {}

    private final List<Found> found = new ArrayList<>();

    CommentRows(NeutralRows rows) {
        this.rows = rows;
    }

    void expect(RenderedComment comment, boolean isDated) {
        wanted.add(comment);
        dated.put(comment.origin(), isDated);
        texts.put(comment.origin(), comment.body());
    }

    void kept(CommentText there, RenderedComment comment) {
        kept.put(there.node(), comment.body());
    }

    void found(Origin origin, CommentText comment) {
        found.add(new Found(origin, comment));
    }

    void write(LegacyId issue) {
        if (!rows.areWanted()) {
            return;
        }
        rows.comments(issue, Side.EXPECTED, wanted.stream().map(this::row).toList());
        rows.comments(issue, Side.FOUND, found.stream().map(this::row).toList());
    }

    private CommentRow row(RenderedComment comment) {
        return new CommentRow(
                comment.origin(),
                isDated(comment.origin()) ? Subject.second(comment.createdAt()) : "",
                rows.text(new Pair(comment.body(), comment.body())).expected());
    }

    private CommentRow row(Found there) {
        CommentText comment = there.comment();
        String text = Optional.ofNullable(kept.get(comment.node())).orElse(comment.body());
        String promised = texts.getOrDefault(there.origin(), text);
        return new CommentRow(
                there.origin(),
                isDated(there.origin()) ? Subject.second(comment.created()) : "",
                rows.text(new Pair(promised, text)).found());
    }

    private boolean isDated(Origin origin) {
        return Boolean.TRUE.equals(dated.get(origin));
    }
}
