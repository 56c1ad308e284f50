package dev.ferry.transfer.verify;

import dev.ferry.mapping.relations.RelationLines;
import dev.ferry.transfer.reading.CommentText;
import dev.ferry.transfer.reading.PeoplesHand;

/**
 * Notes comments that the migration's own account wrote and that no marker names: somebody's words, or a comment of ours that was
 * written over. Nobody can tell which, and people may use that account, so they are no difference. For one thread.
 */
final class UnmarkedComments {
    static final String FIELD = "unmarked comment";

    private final PeoplesHand people;

    UnmarkedComments(PeoplesHand people) {
        this.people = people;
    }

    /** {@code comment} is none of which it is known what it was made from. */
    void consider(Subject subject, CommentText comment) {
        boolean noted = comment.marker().isEmpty()
                && people.isOurs(comment.author())
                && !RelationLines.isDuplicate(comment.body());
        if (noted) {
            subject.note(
                    FIELD,
                    comment.url(),
                    comment.body(),
                    "by the migration's own account: '" + FirstDifference.beginning(comment.body()) + "'");
        }
    }
}
