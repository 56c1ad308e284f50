package dev.ferry.cli.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.OlderItem;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each way in which an older issue stayed behind is told in its own words, with what helps. */
final class InTheWayTest {
    @Test
    void one_whose_import_is_not_through_waits_for_it() {
        assertThat(InTheWay.sentences(List.of(left("7", ItemState.IMPORTING))))
                .containsExactly("1 issue (7) older than what is to move:"
                        + " not through its import yet: `ferry import`, then this again");
    }

    @Test
    void one_that_was_taken_up_again_waits_for_the_import() {
        assertThat(InTheWay.sentences(List.of(left("7", ItemState.PLANNED))))
                .containsExactly("1 issue (7) older than what is to move:"
                        + " taken up again and not imported since: `ferry import`, then this again");
    }

    @Test
    void one_that_failed_before_or_in_the_import_needs_a_retry_and_the_import() {
        String words = " older than what is to move: failed in the import: mend what `ferry failures` names,"
                + " then `ferry retry`, `ferry import` and this again";

        assertThat(InTheWay.sentences(List.of(failed("7", ItemState.PLANNED)))).containsExactly("1 issue (7)" + words);
        assertThat(InTheWay.sentences(List.of(failed("7", ItemState.IMPORTING))))
                .containsExactly("1 issue (7)" + words);
    }

    @Test
    void one_that_is_damaged_on_staging_needs_what_its_failure_says() {
        assertThat(InTheWay.sentences(List.of(failed("7", ItemState.IMPORTED))))
                .containsExactly("1 issue (7) older than what is to move:"
                        + " not as it should be on staging: do what `ferry failures` says, then this again");
    }

    @Test
    void one_that_could_not_be_moved_needs_a_retry_and_no_import() {
        assertThat(InTheWay.sentences(List.of(failed("7", ItemState.MOVING))))
                .containsExactly(
                        "1 issue (7) older than what is to move:"
                                + " failed in the transfer: mend what `ferry failures` names, then `ferry retry` and this again");
    }

    @Test
    void each_way_is_one_sentence_with_its_issues_in_their_order() {
        List<OlderItem> items = List.of(
                failed("9", ItemState.MOVING),
                left("3", ItemState.IMPORTING),
                failed("4", ItemState.MOVING),
                left("1", ItemState.IMPORTING));

        assertThat(InTheWay.sentences(items)).hasSize(2).satisfies(sentences -> {
            assertThat(sentences.get(0)).startsWith("2 issues (3, 1) older");
            assertThat(sentences.get(1)).startsWith("2 issues (9, 4) older");
        });
    }

    @Test
    void ten_are_named_and_of_more_the_first_ten() {
        assertThat(InTheWay.named(ids(10))).isEqualTo("10 issues (1, 2, 3, 4, 5, 6, 7, 8, 9, 10)");
        assertThat(InTheWay.named(ids(11))).isEqualTo("11 issues (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, ...)");
    }

    private static List<LegacyId> ids(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(id -> new LegacyId(Integer.toString(id)))
                .toList();
    }

    private static OlderItem left(String id, ItemState state) {
        return new OlderItem(new LegacyId(id), state, Optional.empty());
    }

    private static OlderItem failed(String id, ItemState in) {
        return new OlderItem(new LegacyId(id), ItemState.FAILED, Optional.of(in));
    }
}
