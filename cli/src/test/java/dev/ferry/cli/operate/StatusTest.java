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
        assertThat(status(0, Status.NewerArchive.NONE).lines()).noneMatch(line -> line.startsWith("collisions"));
        assertThat(status(2, Status.NewerArchive.NONE).lines())
                .anyMatch(
                        line -> line.startsWith("collisions    2 texts") && line.contains("rewrite-collisions.jsonl"));
    }

    @Test
    void what_a_newer_archive_has_otherwise_is_told_while_there_is_some() {
        assertThat(status(0, Status.NewerArchive.NONE).lines())
                .noneMatch(line -> line.startsWith("outdated") || line.startsWith("left behind"));
        assertThat(status(0, new Status.NewerArchive(1, 2)).lines())
                .anyMatch(line -> line.startsWith("outdated      1 issue ") && line.contains("ferry import"))
                .anyMatch(
                        line -> line.startsWith("left behind   2 issues ") && line.contains("import-left-behind.json"));
    }

    private static Status status(long collisions, Status.NewerArchive newer) {
        return new Status(
                Optional.empty(),
                "rewrite",
                Optional.empty(),
                Optional.empty(),
                new Counts(Map.of(), 0),
                List.of(),
                collisions,
                Status.NotYetAsBefore.NONE,
                newer,
                UndoneSoFar.NOTHING,
                RelationsSoFar.NONE,
                Optional.empty(),
                "example/staging",
                "example/project");
    }
}
