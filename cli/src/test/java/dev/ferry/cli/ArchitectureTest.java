package dev.ferry.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Keeps the arrows of docs/architecture.md and the few rules that hold everywhere. */
final class ArchitectureTest {
    /** A module and what of ours it may know besides itself. */
    private static final Map<String, Set<String>> ARROWS = Map.of(
            "archive", Set.of(),
            "github", Set.of(),
            "mapping", Set.of("archive"),
            "exporter", Set.of("archive"),
            "fixtures", Set.of("archive"),
            "importer", Set.of("archive", "mapping", "github"),
            "transfer", Set.of("archive", "mapping", "github"),
            "cli", Set.of("archive", "github", "mapping", "exporter", "fixtures", "importer", "transfer"));

    /** The one class that puts a thread to sleep. */
    private static final String SLEEPER = "dev.ferry.github.ThreadSleeper";

    private static JavaClasses ours = new ClassFileImporter().importClasses();

    @BeforeAll
    static void readTheProgram() {
        ours = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.ferry");
    }

    @TestFactory
    List<DynamicTest> every_module_knows_only_what_its_arrows_allow() {
        return ARROWS.keySet().stream()
                .sorted()
                .map(module -> DynamicTest.dynamicTest(module, () -> {
                    String[] forbidden = ARROWS.keySet().stream()
                            .filter(other -> !other.equals(module)
                                    && !ARROWS.getOrDefault(module, Set.of()).contains(other))
                            .map(other -> "dev.ferry." + other + "..")
                            .toArray(String[]::new);
                    if (forbidden.length > 0) {
                        noClasses()
                                .that()
                                .resideInAPackage("dev.ferry." + module + "..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(forbidden)
                                .allowEmptyShould(true)
                                .check(ours);
                    }
                }))
                .toList();
    }

    @Test
    void every_module_is_in_the_picture() {
        Set<String> modules = new TreeSet<>();
        ours.forEach(type -> modules.add(type.getPackageName().split("\\.")[2]));
        assertThat(ARROWS.keySet()).containsAll(modules);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("dev.ferry.(**)").should().beFreeOfCycles().check(ours);
    }

    @Test
    void only_the_demo_knows_the_fixtures() {
        noClasses()
                .that()
                .resideInAPackage("dev.ferry.cli..")
                .and()
                .resideOutsideOfPackage("dev.ferry.cli.demo..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.ferry.fixtures..")
                .check(ours);
    }

    @Test
    void every_package_is_null_marked() {
        Set<String> unmarked = new TreeSet<>();
        ours.forEach(type -> {
            if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                unmarked.add(type.getPackageName());
            }
        });
        assertThat(unmarked).isEmpty();
    }

    @Test
    void nobody_logs_to_the_jdk_or_prints_behind_the_console() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .check(ours);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.ferry.fixtures..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(ours);
    }

    @Test
    void threads_sleep_in_one_class() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(SLEEPER)
                // The simulator may not know the client, so it has to wait by itself.
                .and()
                .resideOutsideOfPackage("dev.ferry.fixtures..")
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class, int.class)
                .check(ours);
    }

    @Test
    void time_is_injected() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.ferry.fixtures..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(ours);
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.ferry.cli", "dev.ferry.fixtures..")
                .and()
                .doNotHaveFullyQualifiedName("dev.ferry.github.Surroundings")
                .should()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .check(ours);
    }
}
