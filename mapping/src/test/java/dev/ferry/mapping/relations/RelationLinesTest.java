package dev.ferry.mapping.relations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.Marker;
import dev.ferry.mapping.MigrationId;
import dev.ferry.mapping.Origin;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelationLinesTest {
    private static final MigrationId MIGRATION = new MigrationId("01J0000000000000000000FERR");
    private static final MigrationId OTHER = new MigrationId("01J0000000000000000000OTHE");
    private static final String MARKER = new Marker(MIGRATION, Origin.of(new LegacyId("7"))).line();
    private static final String BEGINNING = "<!-- ferry " + MIGRATION + " relations -->";

    private final RelationLines lines = new RelationLines(MIGRATION);

    private static String body(String text) {
        return text + "\n\n" + MARKER;
    }

    @Test
    void lines_stand_between_the_text_and_the_marker() {
        String body = lines.add(
                body("Words."),
                List.of(RelationLines.task(12, false), RelationLines.task(13, true), RelationLines.duplicate(14)));

        assertThat(body).isEqualTo("""
                        Words.

                        %s
                        **Depends on**

                        - [ ] #12
                        - [x] #13

                        Duplicate of #14

                        %s""".formatted(BEGINNING, MARKER));
        assertThat(Marker.parse(body).map(Marker::line)).hasValue(MARKER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Words.", "Words.\n", "Words.   ", "a\n\n\nb", "```\nopen fence", "<!-- ferry relations -->", ""
            })
    void without_them_the_body_is_what_it_was(String text) {
        String body = body(text);

        assertThat(lines.without(body)).isEqualTo(body);
        String grown = lines.add(body, List.of(RelationLines.task(12, false)));
        assertThat(lines.without(grown)).isEqualTo(body);
        assertThat(lines.without(lines.add(grown, List.of(RelationLines.duplicate(9)))))
                .isEqualTo(body);
    }

    @Test
    void a_line_that_is_there_is_not_added_again_ticked_off_or_not() {
        String body = lines.add(body("Words."), List.of(RelationLines.task(12, false), RelationLines.duplicate(14)));
        String ticked = body.replace("- [ ] #12", "- [X] #12");

        assertThat(lines.add(body, List.of(RelationLines.task(12, true), RelationLines.duplicate(14))))
                .isEqualTo(body);
        assertThat(lines.add(ticked, List.of(RelationLines.task(12, false)))).isEqualTo(ticked);
    }

    @Test
    void more_lines_join_their_likes_and_what_people_wrote_between_stays() {
        String body = lines.add(body("Words."), List.of(RelationLines.task(12, false), RelationLines.duplicate(14)))
                .replace("- [ ] #12\n", "- [ ] #12\n\nSee the wiki for an order.\n");

        String grown = lines.add(body, List.of(RelationLines.task(1, false), RelationLines.duplicate(2)));

        assertThat(grown)
                .contains("- [ ] #12\n- [ ] #1\n\nSee the wiki for an order.\n", "Duplicate of #14\n\nDuplicate of #2");
    }

    @Test
    void a_list_comes_before_the_duplicates_that_were_there_first() {
        String body = lines.add(body("Words."), List.of(RelationLines.duplicate(14)));

        assertThat(lines.add(body, List.of(RelationLines.task(12, false))))
                .contains(BEGINNING + "\n**Depends on**\n\n- [ ] #12\n\nDuplicate of #14\n\n" + MARKER);
    }

    @Test
    void ends_of_lines_that_the_server_changed_do_no_harm() {
        String body = body("Words.\n\nMore.").replace("\n", "\r\n");

        String grown = lines.add(body, List.of(RelationLines.task(12, false)));

        assertThat(lines.add(grown.replace("\n", "\r\n").replace("\r\r", "\r"), List.of(RelationLines.task(12, false))))
                .doesNotContain("#12\n- ");
        assertThat(lines.without(grown).replace("\r\n", "\n")).isEqualTo(body.replace("\r\n", "\n"));
        assertThat(Marker.parse(grown)).isPresent();
    }

    @Test
    void lines_of_another_migration_are_text() {
        String body = body(new RelationLines(OTHER).add("Words.\n\n" + MARKER, List.of("- [ ] #3")));

        assertThat(lines.without(body)).isEqualTo(body);
    }

    @Test
    void a_long_body_is_searched_in_one_pass() {
        String body = body((BEGINNING + "\n").repeat(2_000) + "x".repeat(20_000));

        assertThat(lines.without(body)).endsWith(MARKER);
    }
}
