package dev.ferry.archive.packed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextTableTest {
    private static final int LONGER_THAN_A_SHORT = 70_000;

    @Test
    void it_holds_what_a_map_holds() {
        Random random = new Random(20261122);
        for (int round = 0; round < 200; round++) {
            Map<String, List<Optional<String>>> expected = new HashMap<>();
            TextTable.Builder builder = new TextTable.Builder();
            int entries = random.nextInt(300);
            for (int i = 0; i < entries; i++) {
                String key = Integer.toString(random.nextInt(400));
                List<Optional<String>> texts = Stream.generate(() -> text(random))
                        .limit(random.nextInt(4))
                        .toList();
                expected.put(key, texts);
                builder.add(key, texts);
            }
            TextTable table = builder.build();
            for (int id = 0; id < 400; id++) {
                String key = Integer.toString(id);
                assertThat(table.find(key)).isEqualTo(Optional.ofNullable(expected.get(key)));
            }
        }
    }

    @Test
    void keys_whose_hashes_are_equal_stay_apart() {
        assertThat("Aa").hasSameHashCodeAs("BB");
        TextTable.Builder builder = new TextTable.Builder();
        builder.add("Aa", List.of(Optional.of("one")));
        builder.add("BB", List.of(Optional.of("other")));
        TextTable table = builder.build();

        assertThat(table.find("Aa")).contains(List.of(Optional.of("one")));
        assertThat(table.find("BB")).contains(List.of(Optional.of("other")));
        assertThat(table.find("C#")).isEmpty();
    }

    @Test
    void a_text_may_be_longer_than_any_has_a_right_to_be() {
        List<Optional<String>> texts = List.of(
                Optional.of("x".repeat(LONGER_THAN_A_SHORT)), Optional.of("\u0000ÿ\uFFFF\uD83D"), Optional.of(""));
        TextTable.Builder builder = new TextTable.Builder();
        builder.add("1", texts);

        assertThat(builder.build().find("1")).contains(texts);
    }

    @Test
    void a_table_too_large_for_memory_to_be_wasted_on_finds_the_same() {
        TextTable.Builder builder = new TextTable.Builder();
        for (int i = 0; i < 10_000; i++) {
            builder.add("key" + i, List.of(Optional.of("text of " + i), Optional.empty()));
        }
        TextTable table = builder.build();

        for (int i = 0; i < 10_000; i++) {
            assertThat(table.find("key" + i)).contains(List.of(Optional.of("text of " + i), Optional.empty()));
        }
        assertThat(table.find("key10000")).isEmpty();
    }

    @Test
    void an_empty_table_finds_nothing() {
        assertThat(new TextTable.Builder().build().find("1")).isEmpty();
    }

    /** Any characters, so halves of surrogate pairs too. */
    private static Optional<String> text(Random random) {
        return random.nextInt(3) == 0
                ? Optional.empty()
                : Optional.of(random.ints(random.nextInt(20), 0, Character.MAX_VALUE + 1)
                        .collect(StringBuilder::new, (text, c) -> text.append((char) c), StringBuilder::append)
                        .toString());
    }
}
