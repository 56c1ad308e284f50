package dev.ferry.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class IssueIdsTest {
    @Test
    void ids_and_ranges_name_issues_and_their_ends_belong_to_them() {
        IssueIds ids = IssueIds.parse("12, 40-42,PROJ-7");

        assertThat(ids.holds(new LegacyId("12"))).isTrue();
        assertThat(ids.holds(new LegacyId("PROJ-7"))).isTrue();
        assertThat(ids.holds(new LegacyId("39"))).isFalse();
        assertThat(ids.holds(new LegacyId("40"))).isTrue();
        assertThat(ids.holds(new LegacyId("42"))).isTrue();
        assertThat(ids.holds(new LegacyId("43"))).isFalse();
        assertThat(ids.holds(new LegacyId("PROJ-41"))).isFalse();
        assertThat(ids.named()).containsExactlyInAnyOrder(new LegacyId("12"), new LegacyId("PROJ-7"));
    }

    @Test
    void the_same_choice_has_the_same_text_however_it_was_written() {
        assertThat(IssueIds.parse("3,1-2,2")).hasToString("1-3").isEqualTo(IssueIds.parse("1-3"));
        assertThat(IssueIds.parse("40-60,12, 50-70,PROJ-7,72")).hasToString("12,40-70,72,PROJ-7");
        assertThat(IssueIds.parse("1-3")).isNotEqualTo(IssueIds.parse("1-4"));
    }

    @Test
    void a_text_that_names_nothing_is_refused_with_what_is_wrong() {
        assertThatThrownBy(() -> IssueIds.parse("12,,13")).hasMessageContaining("empty place");
        assertThatThrownBy(() -> IssueIds.parse("60-40")).hasMessageContaining("60-40");
        assertThatThrownBy(() -> IssueIds.parse("")).hasMessageContaining("empty place");
    }

    @Test
    void a_range_may_be_open_and_have_blanks() {
        IssueIds ids = IssueIds.parse("12, 900-");
        assertThat(ids.holds(new LegacyId("899"))).isFalse();
        assertThat(ids.holds(new LegacyId("900"))).isTrue();
        assertThat(ids.holds(new LegacyId("123456789012345678"))).isTrue();
        assertThat(ids.holds(new LegacyId("PROJ-7"))).isFalse();
        assertThat(ids).hasToString("12,900-").isEqualTo(IssueIds.parse(ids.toString()));
        assertThat(IssueIds.parse("5-,900-,7-8")).hasToString("5-");
        assertThat(IssueIds.parse("40 - 60")).hasToString("40-60");
        assertThatThrownBy(() -> IssueIds.parse("60 - 40")).hasMessageContaining("write 40-60");
        // An id that ends with a hyphen stays one.
        assertThat(IssueIds.parse("PROJ-").named()).containsExactly(new LegacyId("PROJ-"));
    }

    @Test
    void issues_that_are_named_one_by_one_make_the_same_choice() {
        assertThat(IssueIds.of(List.of(new LegacyId("3"), new LegacyId("PROJ-7"), new LegacyId("2"))))
                .isEqualTo(IssueIds.parse("2-3,PROJ-7"));
    }

    @Test
    void a_choice_of_few_tells_every_id_that_it_may_hold() {
        assertThat(IssueIds.parse("0-2,2-3,PROJ-7").all(5))
                .hasValueSatisfying(all ->
                        assertThat(all).extracting(LegacyId::value).containsExactlyInAnyOrder("1", "2", "3", "PROJ-7"));
        assertThat(IssueIds.parse("1-3,2-4,PROJ-7").all(4)).isEmpty();
        assertThat(IssueIds.parse("900-").all(Integer.MAX_VALUE)).isEmpty();
        assertThat(IssueIds.parse("1-999999999999999999,2-").all(Integer.MAX_VALUE))
                .isEmpty();
    }
}
