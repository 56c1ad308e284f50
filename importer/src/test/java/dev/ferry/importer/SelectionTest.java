package dev.ferry.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.LegacyId;
import org.junit.jupiter.api.Test;

class SelectionTest {
    @Test
    void without_names_every_issue_is_meant() {
        assertThat(Selection.all().holds(new LegacyId("12"))).isTrue();
        assertThat(Selection.all().isAll()).isTrue();
        assertThat(Selection.all().limit(1).isAll()).isFalse();
        assertThat(Selection.only("12").holds(new LegacyId("13"))).isFalse();
    }

    @Test
    void a_limit_keeps_the_names() {
        assertThat(Selection.only("12,14-15").limit(2).holds(new LegacyId("13")))
                .isFalse();
        assertThat(Selection.only("12,14-15").limit(2))
                .hasToString(Selection.only("14-15,12").limit(2).toString());
        assertThat(Selection.only("12"))
                .doesNotHaveToString(Selection.only("13").toString());
    }

    @Test
    void a_text_that_names_nothing_is_refused_with_what_is_wrong() {
        assertThatThrownBy(() -> Selection.only("12,,13")).hasMessageContaining("empty place");
        assertThatThrownBy(() -> Selection.all().limit(0)).hasMessageContaining("at least 1");
    }
}
