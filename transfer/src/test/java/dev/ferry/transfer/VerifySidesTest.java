package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.transfer.verify.SideFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the program {@code diff} says of both sides: nothing where nothing differs, and each kind of damage. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("slow")
class VerifySidesTest {
    @TempDir
    static Path folder;

    private static DamageScene scene;
    private static String before = "";

    @BeforeAll
    static void migrate() throws Exception {
        scene = DamageScene.in(folder.resolve("journey"));
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    private static String diff() throws Exception {
        Path sides = folder.resolve("sides");
        try (SideFolders folders = SideFolders.begin(sides)) {
            scene.journey.verify(folders);
            folders.finish();
        }
        Process diff = new ProcessBuilder("diff", "-r", "expected", "found")
                .directory(sides.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(diff.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(diff.waitFor()).as(said).isEqualTo(said.isEmpty() ? 0 : 1);
        return said;
    }

    @Test
    @Order(1)
    void nothing_where_nothing_differs_and_no_number_or_id_of_the_server_s() throws Exception {
        assertThat(diff()).isEmpty();

        String all = whole(folder.resolve("sides/found"));
        assertThat(all)
                .contains("issue,title,state,reason,created,closed,milestone,assignee,lock,body", "see #{1} for more")
                .contains("type-bug", "blocked by,1", "duplicate of,1", "locked: spam")
                .doesNotContain("<!-- ferry", scene.journey.ledger().id().value());
        assertThat(Pattern.compile("#\\d").matcher(all).find()).as(all).isFalse();
        try (Stream<Path> files = Files.walk(folder.resolve("sides"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .hasSize(10)
                    .noneMatch(file -> file.toString().endsWith(".part"));
        }
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    @Order(2)
    void each_kind_of_damage_is_shown(Damage damage) throws Exception {
        damage.plant(scene.victim(damage));

        String said = diff();

        assertThat(said).isNotEqualTo(before);
        assertThat(said.length()).isGreaterThan(before.length());
        before = said;
    }

    @Test
    @Order(3)
    void a_run_that_is_cut_short_leaves_what_an_earlier_one_wrote() throws Exception {
        Path sides = folder.resolve("cut");
        try (SideFolders folders = SideFolders.begin(sides)) {
            folders.finish();
        }
        String earlier = whole(sides.resolve("found"));

        try (SideFolders folders = SideFolders.begin(sides)) {
            scene.journey.verify(folders);
        }

        assertThat(whole(sides.resolve("found"))).isEqualTo(earlier);
        assertThat(sides.resolve("found").toFile().list()).hasSize(5);
    }

    private static String whole(Path side) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String table : List.of("issues", "comments", "labels", "relations", "twice")) {
            all.append(Files.readString(side.resolve(table + ".csv")));
        }
        return all.toString();
    }
}
