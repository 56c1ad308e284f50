package dev.ferry.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.LegacyId;
import org.junit.jupiter.api.Test;

class SelectionTest {
    @Test
    void ids_and_ranges_name_issues_and_their_ends_belong_to_them() {
        Selection selection = Selection.only("12, 40-42,PROJ-7");

        assertThat(selection.holds(new LegacyId("12"))).isTrue();
        assertThat(selection.holds(new LegacyId("PROJ-7"))).isTrue();
        assertThat(selection.holds(new LegacyId("39"))).isFalse();
        assertThat(selection.holds(new LegacyId("40"))).isTrue();
        assertThat(selection.holds(new LegacyId("42"))).isTrue();
        assertThat(selection.holds(new LegacyId("43"))).isFalse();
        assertThat(selection.holds(new LegacyId("PROJ-41"))).isFalse();
    }

    @Test
    void a_text_that_names_nothing_is_refused_with_what_is_wrong() {
        assertThatThrownBy(() -> Selection.only("12,,13")).hasMessageContaining("empty place");
        assertThatThrownBy(() -> Selection.only("60-40")).hasMessageContaining("60-40");
        assertThatThrownBy(() -> Selection.all().limit(0)).hasMessageContaining("at least 1");
    }
}
