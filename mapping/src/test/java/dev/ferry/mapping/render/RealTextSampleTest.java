package dev.ferry.mapping.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ferry.mapping.references.KnowsAll;
import dev.ferry.mapping.references.ReferenceEdit;
import dev.ferry.mapping.render.RealTextSample.Label;
import dev.ferry.mapping.render.RealTextSample.Window;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How much of a real text's references is rewritten, and how much else, held against labels made by reading it. */
final class RealTextSampleTest {
    private static final RealTextSample SAMPLE = RealTextSample.read();
    private static final Renderer RENDERER =
            Rendering.renderer(MappingOptions.of(Preset.BPO, "https://bugs.python.org/"));
    private final Map<String, List<String>> lines = new TreeMap<>();

    @BeforeEach
    void the_text_is_the_one_that_was_read() throws IOException, NoSuchAlgorithmException {
        assumeTrue(Files.isDirectory(RealTextSample.folder()), "no real prose beside the checkout");
        for (Map.Entry<String, String> text : SAMPLE.digests().entrySet()) {
            byte[] bytes = Files.readAllBytes(RealTextSample.path(text.getKey()));
            String digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            assumeTrue(digest.equals(text.getValue()), "no " + text.getKey() + " as it was read beside the checkout");
            // Only \n ends a line here, as in the numbers of the labels.
            lines.put(text.getKey(), List.of(new String(bytes, StandardCharsets.UTF_8).split("\n", -1)));
        }
    }

    @Test
    void every_label_stands_where_it_says() {
        for (Window window : SAMPLE.windows()) {
            for (Label label : window.labels()) {
                assertThat(label.line()).isBetween(window.first(), window.last());
                assertThat(lines(window).get(label.line() - 1))
                        .as("%s %d", window.file(), label.line())
                        .contains(label.spelling());
                assertThat(label.spelling()).contains(label.id());
            }
        }
    }

    @Test
    void references_anywhere_in_a_real_text_are_found_and_little_else() {
        Tally uniform = told("uniform");

        assertThat(uniform.labelled()).isGreaterThanOrEqualTo(300);
        assertThat(uniform.precision()).as("precision: %s", uniform.findings()).isGreaterThanOrEqualTo(0.995);
        assertThat(uniform.recall()).as("recall: %s", uniform.findings()).isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void where_doubt_is_only_other_trackers_numbers_are_taken_for_references() {
        Tally doubtful = told("suspicious").and(told("numbered")).and(told("worded"));
        System.out.println("all but uniform: " + doubtful);
        System.out.println("all: " + doubtful.and(tally("uniform")));

        assertThat(doubtful.recall()).as("recall: %s", doubtful.findings()).isGreaterThanOrEqualTo(0.99);
        // What no grammar can tell from the tracker's own numbers; docs/performance.md says more.
        assertThat(doubtful.findings())
                .containsExactlyInAnyOrder(
                        "no reference: NEWS.d 36500: #163",
                        "no reference: NEWS.d 40032: issue 235",
                        "no reference: NEWS.d 46139: #261",
                        "no reference: NEWS.d 46139: #259",
                        "no reference: NEWS.d 46140: #252",
                        "no reference: NEWS.d 55473: #261",
                        "no reference: NEWS.d 55473: #259",
                        "no reference: NEWS.d 55474: #252");
    }

    private Tally told(String drawn) {
        Tally tally = tally(drawn);
        System.out.println(drawn + ": " + tally);
        tally.findings().forEach(System.out::println);
        return tally;
    }

    private Tally tally(String drawn) {
        return SAMPLE.windows().stream()
                .filter(window -> window.drawn().equals(drawn))
                .map(this::compare)
                .reduce(Tally.EMPTY, Tally::and);
    }

    private Tally compare(Window window) {
        List<Tally.Found> found = rewritten(window.text(lines(window))).stream()
                .map(edit -> new Tally.Found(KnowsAll.legacy(edit), shown(edit.before())))
                .toList();
        return Tally.of(window, lines(window), found);
    }

    // As a text comes to GitHub: rendered without a map, then rewritten with one in which all numbers are.
    private static List<ReferenceEdit> rewritten(String text) {
        RenderedIssue issue = RENDERER.render(Rendering.issue("2", "t", "first", text));
        String words = Rendering.wordsOf(issue.comments().get(0).body());
        return RENDERER.references().rewrite(words, KnowsAll.targets()).edits();
    }

    private static String shown(String before) {
        return before.replace("<!-- -->", "").replace('\n', ' ');
    }

    private List<String> lines(Window window) {
        return lines.getOrDefault(window.file(), List.of());
    }
}
