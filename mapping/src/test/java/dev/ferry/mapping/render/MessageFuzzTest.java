package dev.ferry.mapping.render;

import dev.ferry.archive.Issue;
import dev.ferry.fixtures.fuzz.Fuzzer;
import dev.ferry.fixtures.fuzz.HostileText;
import java.time.Duration;
import java.util.List;
import org.commonmark.testutil.TestResources;
import org.commonmark.testutil.example.ExampleReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever a message holds is shown whole, tells nobody, and leads to no stranger. */
final class MessageFuzzTest {
    @Test
    void some_texts() {
        fuzzer(2).run(4_000);
    }

    @Test
    @Tag("long")
    void texts_of_five_minutes() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        System.out.println("messages: " + fuzzer(seed).run(Duration.ofMinutes(5)) + " texts");
    }

    private static Fuzzer fuzzer(long seed) {
        List<String> samples = ExampleReader.readExamples(TestResources.getGfmSpec()).stream()
                .map(example -> example.getSource())
                .toList();
        Renderer renderer = Rendering.renderer();
        Harmless harmless = new Harmless();
        return new Fuzzer(new HostileText(seed, List.of(WordsTest.TOKENS), samples), text -> {
            Issue issue = Rendering.issue("1", "t", "first", text);
            harmless.check(issue, renderer.render(issue));
            WordsShown.check(text);
        });
    }
}
