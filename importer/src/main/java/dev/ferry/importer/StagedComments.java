package dev.ferry.importer;

import dev.ferry.github.CommentView;
import dev.ferry.github.Issues;
import dev.ferry.github.Outcome;
import dev.ferry.mapping.Marker;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.StagingNumber;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.PartRow;
import dev.ferry.mapping.ledger.Transition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares an issue's comments on staging with its parts, by their markers. A comment that took effect late, after it was
 * sent again, stands there twice: the copy that is out of its place is deleted. People's comments are left alone.
 */
final class StagedComments {
    private static final int MOST_ROUNDS = 3;

    private final ImportJob job;
    private final Issues issues;

    StagedComments(ImportJob job) {
        this.job = job;
        issues = job.github().issues(job.staging());
    }

    /** What is wrong and can not be mended here; empty when each of the item's comments is there once and in order. */
    Optional<String> mend(ItemRow item) {
        StagingNumber number = item.staging().orElseThrow().number();
        List<Origin> expected = job.ledger().view().parts(item.id()).stream()
                .skip(1)
                .map(PartRow::origin)
                .toList();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Look look = new Look(expected);
            issues.comments(number.value()).forEach(look::take);
            if (look.next < expected.size()) {
                return Optional.of(look.problem());
            }
            if (look.copies.isEmpty()) {
                return Optional.empty();
            }
            look.copies.forEach(copy -> delete(item, copy));
        }
        return Optional.of("copies of its comments could not be deleted");
    }

    private void delete(ItemRow item, CommentView copy) {
        String origin = Marker.parse(copy.body())
                .map(Marker::origin)
                .map(Origin::toString)
                .orElse("");
        job.ledger()
                .commit(new Transition.Noted(
                        Optional.of(item.id()), "deleting a copy", origin + ", comment " + copy.id() + " on staging"));
        Outcome<Boolean> outcome = issues.deleteComment(copy.id());
        // Whatever it is, the next look tells whether the copy is gone.
        outcome.fold(done -> done, refusal -> false, doubt -> false);
    }

    /** One reading of the comments: each is either the one that is expected next, or a copy of another. */
    private final class Look {
        private final List<Origin> expected;
        private final Set<Origin> seen = new HashSet<>();
        private final List<CommentView> copies = new ArrayList<>();
        private int next;

        Look(List<Origin> expected) {
            this.expected = expected;
        }

        void take(CommentView comment) {
            Optional<Origin> origin = Marker.parse(comment.body())
                    .filter(marker -> marker.migration().equals(job.ledger().id()))
                    .map(Marker::origin)
                    .filter(expected::contains);
            if (origin.isEmpty()) {
                return;
            }
            seen.add(origin.get());
            if (next < expected.size() && origin.get().equals(expected.get(next))) {
                next++;
            } else {
                copies.add(comment);
            }
        }

        String problem() {
            List<Origin> missing =
                    expected.stream().filter(origin -> !seen.contains(origin)).toList();
            return missing.isEmpty() ? "its comments are out of order" : "comments are missing: " + missing;
        }
    }
}
