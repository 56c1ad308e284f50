package dev.ferry.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ItemSetTest {
    private static ItemSet of(String... items) {
        ItemSet set = new ItemSet();
        List.of(items).forEach(set::add);
        return set;
    }

    @Test
    void items_come_by_name_and_number_and_each_once() {
        assertThat(of("msg10", "issue3", "msg9", "issue3", "msg100"))
                .containsExactly("issue3", "msg9", "msg10", "msg100");
        assertThat(of("msg10", "msg10").size()).isEqualTo(1);
    }

    @Test
    void what_is_no_plain_number_is_kept_as_it_is() {
        assertThat(of("issuePROJ-7", "issue007", "issue0", "user.password", "issue16777215", "issue16777216", "12"))
                .containsExactly(
                        "12", "issue16777215", "issuePROJ-7", "issue0", "issue007", "issue16777216", "user.password");
    }

    @Test
    void runs_of_numbers_are_told_by_their_ends() {
        assertThat(of("file7", "file3", "file8", "file9", "issue1", "lost+found")
                        .inRanges())
                .containsExactly("file3", "file7-9", "issue1", "lost+found");
        assertThat(of().inRanges()).isEmpty();
        assertThat(of().size()).isZero();
    }
}
