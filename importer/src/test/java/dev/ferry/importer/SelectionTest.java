package dev.ferry.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.Archive;
import dev.ferry.archive.LegacyId;
import dev.ferry.importer.sample.SmallArchive;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void few_that_are_looked_up_are_those_that_a_look_through_all_finds(@TempDir Path folder) {
        try (Archive archive = new SmallArchive().plain(12).open(folder.resolve("archive.zip"))) {
            assertThat(ids(Selection.only("11,2-4,40-60"), archive)).containsExactly("2", "3", "4", "11");
            // Too many to be looked up.
            assertThat(ids(Selection.only("11,2-4,40-6000"), archive)).containsExactly("2", "3", "4", "11");
            assertThat(ids(Selection.only("11-"), archive)).containsExactly("11", "12");
            assertThat(ids(Selection.all(), archive)).hasSize(12);
        }
    }

    private static List<String> ids(Selection selection, Archive archive) {
        List<String> ids = new ArrayList<>();
        selection.issues(archive).forEach(issue -> ids.add(issue.id().value()));
        return ids;
    }

    @Test
    void a_text_that_names_nothing_is_refused_with_what_is_wrong() {
        assertThatThrownBy(() -> Selection.only("12,,13")).hasMessageContaining("empty place");
        assertThatThrownBy(() -> Selection.all().limit(0)).hasMessageContaining("at least 1");
    }
}
