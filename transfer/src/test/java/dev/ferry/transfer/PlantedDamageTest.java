package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever goes wrong with an issue in the final repository, a verification tells it: the issue, the field, and nothing else. */
class PlantedDamageTest {
    @TempDir
    static Path folder;

    private static DamageScene scene;
    /** What was planted before stays there: one journey is enough for all kinds. */
    private static List<String> toldBefore;

    @BeforeAll
    static void migrate() throws Exception {
        scene = DamageScene.in(folder);
        toldBefore = scene.verify();
        assertThat(toldBefore).as("undisturbed").isEmpty();
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void each_kind_of_damage_is_told_with_issue_and_field_and_nothing_else_is(Damage damage) {
        damage.plant(scene.victim(damage));

        List<String> told = scene.verify();

        List<String> expected = new ArrayList<>(toldBefore);
        int legacy = DamageScene.legacy(damage);
        damage.fields(legacy).forEach(field -> expected.add("WRONG " + legacy + " " + field));
        assertThat(told).containsExactlyInAnyOrderElementsOf(expected);
        toldBefore = told;
    }
}
