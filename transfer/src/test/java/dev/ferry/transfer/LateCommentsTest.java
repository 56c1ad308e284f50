package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.github.RepositoryName;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.Failure;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.transfer.rewrite.RewriteSummary;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A comment whose place was not known when others were rewritten is linked to by them as soon as it is. */
@Tag("slow")
class LateCommentsTest {
    @TempDir
    Path folder;

    private Journey journey;

    @BeforeEach
    void move() throws Exception {
        journey = Journey.ofIssues(
                folder,
                SimulatedGitHub.builder(),
                new LegacyIssues()
                        .add("Text.", "As said in msg202.")
                        .add("Follows bpo-1.", "Reply.")
                        .add("Text.")
                        .all());
        journey.importAll();
        journey.transfer();
    }

    @AfterEach
    void close() {
        journey.close();
    }

    @Test
    void an_issue_that_was_gone_while_comments_were_located_is_located_after_a_retry() {
        journey.ledger().commit(new Transition.Failed(LegacyIssues.id(2), new Failure("GONE", "look", "not there")));
        journey.rewrite();
        assertThat(journey.ledger().view().counts().of(ItemState.SETTLED)).isEqualTo(2);
        assertThat(linkIsThere()).isFalse();
        journey.ledger().commit(new Transition.Requeued(LegacyIssues.id(2)));

        journey.rewrite();

        assertAllIsLinked();
    }

    @Test
    void an_issue_alone_that_is_located_late_makes_the_next_run_go_through_the_others() {
        journey.ledger().commit(new Transition.Failed(LegacyIssues.id(2), new Failure("GONE", "look", "not there")));
        journey.rewrite();
        journey.ledger().commit(new Transition.Requeued(LegacyIssues.id(2)));
        journey.rewriting(StopSignal.never())
                .one(journey.ledger().view().item(LegacyIssues.id(2)).orElseThrow());
        assertThat(linkIsThere()).isFalse();

        journey.rewrite();

        assertAllIsLinked();
    }

    @Test
    void an_issue_whose_comments_did_not_arrive_is_gone_through_again_by_the_next_run() {
        String gone = takeAway();

        RewriteSummary summary = journey.rewrite();

        assertThat(summary.lacking()).containsExactly(LegacyIssues.id(2));
        assertThat(journey.ledger().view().counts().of(ItemState.SETTLED)).isEqualTo(2);
        bringBack(gone);
        assertThat(journey.rewrite().lacking()).isEmpty();
        assertAllIsLinked();
    }

    @Test
    void comments_that_arrive_after_the_look_for_them_are_linked_to_as_well() {
        String gone = takeAway();
        AtomicInteger looks = new AtomicInteger();
        // The look for comments leaves the third issue out, which has none; before they are edited, all are read.
        journey.hub
                .faults()
                .next(
                        request -> {
                            if (Faults.graphQl("i2: issue(").test(request) && looks.incrementAndGet() == 1) {
                                bringBack(gone);
                            }
                            return false;
                        },
                        Fault.dropBefore());

        assertThat(journey.rewrite().lacking()).isEmpty();

        assertThat(looks).hasPositiveValue();
        assertAllIsLinked();
    }

    @Test
    void a_comment_that_never_comes_does_not_make_every_run_go_through_all() {
        takeAway();
        journey.rewrite();
        journey.rewrite();
        AtomicInteger reads = new AtomicInteger();
        journey.hub
                .faults()
                .next(
                        request -> {
                            if (Faults.graphQl("i1: issue(").test(request)) {
                                reads.incrementAndGet();
                            }
                            return false;
                        },
                        Fault.dropBefore());

        journey.rewrite();

        // Only the issue that lacks it is read, alone.
        assertThat(reads).hasValue(0);
    }

    /** Returns the text of the second issue's comment, which is deleted. */
    private String takeAway() {
        IssueView.CommentView comment =
                Finals.of(journey, Journey.TARGET, 2).comments().get(0);
        journey.github().issues(RepositoryName.parse(Journey.TARGET)).deleteComment(comment.id());
        return comment.body();
    }

    private void bringBack(String text) {
        journey.hub.hands().comment(Journey.TARGET, two().number(), Journey.BOT, text);
    }

    private IssueView two() {
        return Finals.of(journey, Journey.TARGET, 2);
    }

    private boolean linkIsThere() {
        return Finals.of(journey, Journey.TARGET, 1)
                .comments()
                .get(0)
                .body()
                .contains("/" + Journey.TARGET + "/issues/2#issuecomment-");
    }

    private void assertAllIsLinked() {
        assertThat(Finals.of(journey, Journey.TARGET, 1).comments().get(0).body())
                .contains("/" + Journey.TARGET + "/issues/2#issuecomment-"
                        + two().comments().get(0).id());
        assertThat(journey.ledger().view().counts().of(ItemState.SETTLED)).isEqualTo(3);
        assertThat(journey.rewrite().edits()).isZero();
    }
}
