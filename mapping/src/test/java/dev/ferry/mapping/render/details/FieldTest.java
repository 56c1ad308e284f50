package dev.ferry.mapping.render.details;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FieldTest {
    private static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> "'" + (1000 + i) + "'").toList();
    }

    @Test
    void a_list_that_is_too_long_says_how_many_are_below_and_has_them_there() {
        List<String> below = new ArrayList<>();
        assertThat(Field.list("messages", ids(10)).cut(60, below))
                .isEqualTo("messages = ['1000', '1001'] # 8 more below")
                .hasSizeLessThanOrEqualTo(60);
        assertThat(below)
                .containsExactly("messages += ['1002', '1003', '1004', '1005', '1006', '1007', '1008', '1009']");
    }

    @Test
    void a_single_value_that_is_too_long_is_below_as_a_whole() {
        List<String> below = new ArrayList<>();
        assertThat(Field.single("title", "'" + "x".repeat(100) + "'").cut(40, below))
                .isEqualTo("title = '...' # below");
        assertThat(below).containsExactly("title = '" + "x".repeat(100) + "'");
    }

    @Test
    void the_rest_of_a_list_is_written_in_lines_of_a_usual_length() {
        List<String> below = new ArrayList<>();
        Field.list("messages", ids(500)).writeBelow(below);
        assertThat(below.get(0)).startsWith("messages = ['1000', ");
        assertThat(below.subList(1, below.size())).hasSize(3).allMatch(line -> line.startsWith("messages += ['"));
        assertThat(below).allMatch(line -> line.length() < 1_020);
        assertThat(String.join(" ", below)).contains(ids(500));
    }

    @Test
    void short_fields_are_whole_and_long_ones_share_what_is_left() {
        List<Field> fields = List.of(
                Field.single("a", "1"), Field.list("b", ids(200)), Field.list("c", ids(10)), Field.list("d", ids(300)));
        List<String> below = new ArrayList<>();
        List<String> lines = FieldLines.sharing(1_000, fields).write(fields, below);
        assertThat(lines.get(0)).isEqualTo("a = 1");
        assertThat(lines.get(2)).isEqualTo(fields.get(2).line());
        assertThat(lines.get(1)).contains("more below").hasSizeGreaterThan(400);
        assertThat(lines.get(3)).contains("more below").hasSizeGreaterThan(400);
        assertThat(String.join("\n", lines)).hasSizeLessThanOrEqualTo(1_000);
    }

    @Test
    void what_fits_exactly_is_whole_and_what_is_one_longer_is_not() {
        List<Field> fields = List.of(Field.list("messages", ids(50)));
        int exactly = fields.get(0).length() + 1;
        assertThat(FieldLines.sharing(exactly, fields).write(fields, new ArrayList<>()))
                .containsExactly(fields.get(0).line());
        assertThat(FieldLines.sharing(exactly - 1, fields).write(fields, new ArrayList<>()))
                .allMatch(line -> line.endsWith(" more below"));
    }
}
