package dev.ferry.cli.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.mapping.ledger.Counts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusTest {
    @Test
    void collisions_are_told_when_there_are_some_and_where_their_texts_lie() {
        assertThat(status(0).lines()).noneMatch(line -> line.startsWith("collisions"));
        assertThat(status(2).lines())
                .anyMatch(
                        line -> line.startsWith("collisions    2 texts") && line.contains("rewrite-collisions.jsonl"));
    }

    private static Status status(long collisions) {
        return new Status(
                Optional.empty(),
                "rewrite",
                Optional.empty(),
                new Counts(Map.of(), 0),
                List.of(),
                collisions,
                "example/staging",
                "example/project");
    }
}
