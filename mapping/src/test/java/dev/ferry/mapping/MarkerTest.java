package dev.ferry.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.DataException;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkerTest {
    private static final MigrationId MIGRATION = new MigrationId("01ARYZ6S41TSV4RRFFQ69G5FAV");
    private static final String LINE = "<!-- ferry 01ARYZ6S41TSV4RRFFQ69G5FAV issue:12 -->";

    private static Marker issue(String id) {
        return new Marker(MIGRATION, Origin.of(new LegacyId(id)));
    }

    @Test
    void the_grammar_is_the_documented_one() {
        assertThat(issue("12").line()).isEqualTo(LINE);
        assertThat(new Marker(MIGRATION, Origin.of(new LegacyId("12")).withPiece(2)).line())
                .isEqualTo("<!-- ferry 01ARYZ6S41TSV4RRFFQ69G5FAV issue:12/2 -->");
        assertThat(new Marker(MIGRATION, Origin.of(new MessageId("34"))).line())
                .isEqualTo("<!-- ferry 01ARYZ6S41TSV4RRFFQ69G5FAV message:34 -->");
        assertThat(new Marker(MIGRATION, new Origin.OfMessage(new MessageId("34"), 2)).line())
                .isEqualTo("<!-- ferry 01ARYZ6S41TSV4RRFFQ69G5FAV message:34/2 -->");
    }

    @Test
    void only_the_last_line_with_content_counts() {
        assertThat(Marker.parse("text\n\n" + LINE)).contains(issue("12"));
        assertThat(Marker.parse(LINE + "\nsomething behind it")).isEmpty();
        assertThat(Marker.parse(LINE + "\n" + LINE.replace("12", "13"))).contains(issue("13"));
        assertThat(Marker.parse("text " + LINE)).isEmpty();
        assertThat(Marker.parse("")).isEmpty();
        assertThat(Marker.parse("\n\n")).isEmpty();
    }

    @Test
    void a_body_is_the_issues_that_its_marker_begins() {
        MigrationId other = new MigrationId("01ARYZ6S41TSV4RRFFQ69G5FAW");

        assertThat(Marker.issueIn("text\n\n" + LINE, MIGRATION)).contains(new LegacyId("12"));
        assertThat(Marker.issueIn("text\n\n" + LINE, other))
                .as("another migration")
                .isEmpty();
        assertThat(Marker.issueIn(LINE.replace("issue:12", "issue:12/2"), MIGRATION))
                .as("a continuation that somebody copied")
                .isEmpty();
        assertThat(Marker.issueIn(LINE.replace("issue:12", "message:34"), MIGRATION))
                .isEmpty();
        assertThat(Marker.issueIn("text", MIGRATION)).isEmpty();
    }

    @Test
    void changed_ends_of_lines_and_blanks_at_the_end_do_not_hide_it() {
        assertThat(Marker.parse(LINE)).contains(issue("12"));
        assertThat(Marker.parse("text\r\n\r\n" + LINE + "\r\n")).contains(issue("12"));
        assertThat(Marker.parse("text\r" + LINE + "\r")).contains(issue("12"));
        assertThat(Marker.parse("text\n\n" + LINE + " \t\n \n")).contains(issue("12"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!-- ferry 01ARYZ6S41TSV4RRFFQ69G5FA issue:12 -->",
                "<!-- ferry 01aryz6s41tsv4rrffq69g5fav issue:12 -->",
                "<!--  ferry 01ARYZ6S41TSV4RRFFQ69G5FAV issue:12 -->",
                "<!-- ferry 01ARYZ6S41TSV4RRFFQ69G5FAV file:12 -->",
                "<!-- ferry 01ARYZ6S41TSV4RRFFQ69G5FAV issue: -->",
                "<!-- ferry 01ARYZ6S41TSV4RRFFQ69G5FAV issue:12/1 -->",
                "<!-- ferry 01ARYZ6S41TSV4RRFFQ69G5FAV issue:12/02 -->",
                "<!-- ferry 01ARYZ6S41TSV4RRFFQ69G5FAV issue:%31 -->",
                "<!-- ferry 01ARYZ6S41TSV4RRFFQ69G5FAV issue:%zz -->",
                "<!-- ferry 01ARYZ6S41TSV4RRFFQ69G5FAV issue:%2 -->",
                "<!-- ferry 01ARYZ6S41TSV4RRFFQ69G5FAV issue:%FF -->",
                "<!-- ferry 01ARYZ6S41TSV4RRFFQ69G5FAV issue:12 --> x"
            })
    void what_differs_in_form_is_no_marker(String line) {
        assertThat(Marker.parse("text\n" + line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PROJ-12",
                "a--b",
                "---",
                "x --> y",
                "-->",
                "--!>",
                "two words",
                "ü漢𝄞",
                "12/2",
                "/",
                "%31",
                "#12",
                "@someone",
                "line\nbreak",
                "nul\0",
                "-",
                "a:b",
                "<b>"
            })
    void odd_ids_come_back_and_never_end_the_comment(String id) {
        String line = issue(id).line();
        assertThat(Marker.parse("text\n\n" + line)).contains(issue(id));
        String inside = line.substring("<!--".length(), line.length() - "-->".length());
        assertThat(inside).matches("[ -~]+").doesNotContain("--", ">", "#", "@");
    }

    @Test
    void two_ids_never_share_a_written_form() {
        assertThat(List.of("a--b", "a-%2Db", "a%2D-b", "12/2", "12%2F2"))
                .extracting(id -> issue(id).line())
                .doesNotHaveDuplicates();
        assertThat(issue("12/2").line())
                .isNotEqualTo(new Marker(MIGRATION, new Origin.OfIssue(new LegacyId("12"), 2)).line());
    }

    @Test
    void half_a_character_in_an_id_is_refused() {
        Marker broken = issue("x\ud834");
        assertThatThrownBy(broken::line).isInstanceOf(DataException.class).hasMessageContaining("lone surrogate");
    }

    @Test
    void defused_text_holds_no_marker_and_defusing_again_changes_nothing() {
        String legacy = "see\n" + LINE + " and " + LINE + "\n" + LINE;
        String harmless = Marker.defuse(legacy);
        assertThat(Marker.parse(harmless)).isEmpty();
        for (String line : harmless.split("\n")) {
            assertThat(Marker.parse(line)).isEmpty();
        }
        assertThat(Marker.defuse(harmless)).isEqualTo(harmless);
        assertThat(harmless.length()).isEqualTo(legacy.length() + 3);
    }

    @Test
    void text_without_markers_stays_as_it_is() {
        String text = "<!-- ferry to the island --> <!-- other -->\r\n-->";
        assertThat(Marker.defuse(text)).isSameAs(text);
    }

    @Test
    void the_reserved_length_is_enough_for_every_piece() {
        for (int piece : new int[] {1, 2, 999_999}) {
            Marker marker = new Marker(MIGRATION, new Origin.OfMessage(new MessageId("a--b"), piece));
            assertThat(marker.appendTo("text").length() - "text".length()).isLessThanOrEqualTo(marker.reservedLength());
            assertThat(Marker.parse(marker.appendTo("text"))).contains(marker);
            assertThat(Marker.parse(marker.appendTo(""))).contains(marker);
        }
        assertThatThrownBy(() -> new Origin.OfMessage(new MessageId("1"), 1_000_000))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Origin.of(new LegacyId("1")).withPiece(0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
