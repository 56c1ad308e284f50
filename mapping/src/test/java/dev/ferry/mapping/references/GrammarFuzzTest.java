package dev.ferry.mapping.references;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.fuzz.Fuzzer;
import dev.ferry.fixtures.fuzz.HostileText;
import java.time.Duration;
import java.util.List;
import org.commonmark.testutil.TestResources;
import org.commonmark.testutil.example.ExampleReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever stands on GitHub is rewritten once, left alone where the map knows nothing, and read in time that follows its length. */
final class GrammarFuzzTest {
    private static final int LENGTH = 10_000;
    /** Work that grows with the square would be some thousands. */
    private static final int MOST_READS = 60;

    private final ReferenceRewriter rewriter = SpecWorld.rewriter();

    @Test
    void some_texts() {
        fuzzer(3).run(2_000);
    }

    @Test
    @Tag("long")
    void texts_of_three_minutes() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        System.out.println("references: " + fuzzer(seed).run(Duration.ofMinutes(3)) + " texts");
    }

    private Fuzzer fuzzer(long seed) {
        List<String> samples = ExampleReader.readExamples(TestResources.getGfmSpec()).stream()
                .map(example -> example.getSource().replace("foo", "issue 12").replace("bar", "#12"))
                .toList();
        return new Fuzzer(new HostileText(seed, LinearWorkTest.pieces(), samples), text -> {
            assertThat(rewriter.rewrite(text, SpecWorld.nothing()).text()).isEqualTo(text);
            String once = rewriter.rewrite(text, SpecWorld.targets()).text();
            assertThat(rewriter.rewrite(once, SpecWorld.targets()).text()).isEqualTo(once);
            assertThat(readsOfEach(text)).isLessThan(MOST_READS);
        });
    }

    /** How often a character is read where the text stands again and again. */
    private static double readsOfEach(String text) {
        String repeated = ("\n" + text).repeat(LENGTH / (1 + text.length()) + 1);
        return (double) LinearWorkTest.reads(repeated) / repeated.length();
    }
}
