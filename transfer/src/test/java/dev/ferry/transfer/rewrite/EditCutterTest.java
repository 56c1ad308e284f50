package dev.ferry.transfer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.LegacyId;
import dev.ferry.github.LimitOptions;
import dev.ferry.github.Standing;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.Origin;
import dev.ferry.transfer.reading.Portion;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EditCutterTest {
    private static final LegacyId ITEM = new LegacyId("12");
    private static final int HALF = EditCutter.MOST_CHARACTERS / 2;

    private final EditCutter cutter =
            new EditCutter(new Portion(() -> new Standing(LimitOptions.unpaced(), false, List.of())));

    private static Edit edit(int number, int characters) {
        return new Edit(
                ITEM,
                number,
                Origin.of(ITEM),
                new NodeId("IC_" + number),
                URI.create("https://github.example.org/example/project/issues/1"),
                "before",
                "x".repeat(characters),
                Instant.EPOCH,
                false,
                Map.of());
    }

    private static List<Edit> edits(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> edit(i, 1)).toList();
    }

    /** How many edits each document holds that these go in. */
    private List<Integer> sizes(List<Edit> edits) {
        List<Integer> sizes = new ArrayList<>();
        int sent = 0;
        while (sent < edits.size()) {
            List<Edit> document = cutter.next(edits.subList(sent, edits.size()));
            assertThat(document).isEqualTo(edits.subList(sent, sent + document.size()));
            sizes.add(document.size());
            sent += document.size();
        }
        return sizes;
    }

    @Test
    void as_many_go_together_as_a_document_holds_and_one_more_goes_with_the_next() {
        assertThat(sizes(edits(EditCutter.MOST_EDITS))).containsExactly(EditCutter.MOST_EDITS);
        assertThat(sizes(edits(EditCutter.MOST_EDITS + 1))).containsExactly(EditCutter.MOST_EDITS, 1);
    }

    @Test
    void as_many_characters_go_together_as_a_document_holds_and_one_more_goes_with_the_next() {
        assertThat(sizes(List.of(edit(1, HALF), edit(2, HALF)))).containsExactly(2);
        assertThat(sizes(List.of(edit(1, HALF), edit(2, HALF + 1)))).containsExactly(1, 1);
    }

    @Test
    void one_that_is_longer_than_all_that_a_document_holds_goes_by_itself() {
        assertThat(sizes(List.of(edit(1, 2 * HALF + 1), edit(2, 1)))).containsExactly(1, 1);
    }

    @Test
    void what_was_refused_in_company_goes_by_itself_and_the_others_go_together() {
        List<Edit> edits = edits(8);

        cutter.refusedInCompany(edits.subList(2, 4));

        assertThat(sizes(edits)).containsExactly(2, 1, 1, 4);
    }

    @Test
    void a_document_holds_what_the_limits_have_room_for_after_what_went() {
        LimitOptions limits = LimitOptions.unpaced().withRates(Optional.empty(), Optional.of(25));
        EditCutter slow = new EditCutter(new Portion(() -> new Standing(limits, false, List.of())));
        List<Integer> sizes = new ArrayList<>();

        for (int i = 0; i < 3; i++) {
            List<Edit> document = slow.next(edits(30));
            slow.sent(document);
            sizes.add(document.size());
        }

        assertThat(sizes).containsExactly(12, 12, 1);
    }
}
