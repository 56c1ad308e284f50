package dev.ferry.mapping.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.mapping.references.ReferenceRewriter;
import dev.ferry.mapping.references.Rewritten;
import dev.ferry.mapping.references.SpecWorld;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Text;
import org.commonmark.testutil.TestResources;
import org.commonmark.testutil.example.Example;
import org.commonmark.testutil.example.ExampleReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every corner of Markdown that the CommonMark and GFM specifications give an example for. */
final class SpecificationExamplesTest {
    /** HTML of which a reader of Markdown does not see that what it holds is a link, or is not shown. */
    private static final Pattern MAY_HOLD_NONE = Pattern.compile("<(a|title|style|script|textarea|pre|code)\\b");

    private final ReferenceRewriter rewriter = SpecWorld.rewriter();

    static List<Example> examples() {
        return Stream.concat(
                        Stream.of(TestResources.getSpec(), TestResources.getGfmSpec()),
                        TestResources.getRegressions().stream())
                .flatMap(file -> ExampleReader.readExamples(file).stream())
                .toList();
    }

    @Test
    void the_specifications_are_there() {
        assertThat(examples()).hasSizeGreaterThan(1_300);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_empty_map_leaves_every_byte(Example example) {
        for (String text : List.of(example.getSource(), example.getHtml())) {
            Rewritten same = rewriter.rewrite(text, SpecWorld.nothing());
            assertThat(same.text()).isEqualTo(text);
            assertThat(same.edits()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void with_a_reference_in_each_line_it_is_rewritten_once(Example example) {
        String text = example.getSource().replace("\n", " bpo-12\n");
        String once = rewriter.rewrite(text, SpecWorld.targets()).text();
        assertThat(rewriter.rewrite(once, SpecWorld.targets()).text()).isEqualTo(once);
        assertThat(once.replace("#100012", "bpo-12")).isEqualTo(text);
        if (MAY_HOLD_NONE.matcher(text).find()) {
            return;
        }
        assertThat(inText(once, "bpo-12")).as("left in %s", once).isZero();
        assertThat(inText(once, "#100012")).as("%s", once).isEqualTo(inText(text, "bpo-12"));
    }

    /** How often a reader of Markdown shows the word as text that is no code, no link, and in no HTML. */
    private static int inText(String markdown, String word) {
        int[] found = new int[1];
        ShownWords.PARSER.parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                found[0] += text.getLiteral().split(Pattern.quote(word), -1).length - 1;
            }

            @Override
            public void visit(Link link) {
                // What stands in a link leads where the link does.
            }

            @Override
            public void visit(Image image) {
                // Nobody sees it.
            }
        });
        return found[0];
    }

    @ParameterizedTest
    @MethodSource("examples")
    void as_a_message_it_is_shown_whole(Example example) {
        WordsShown.check(example.getSource());
        WordsShown.check(example.getHtml());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void as_a_message_of_html_its_words_are_shown(Example example) {
        HtmlMessages.check(example.getHtml());
        HtmlMessages.check(example.getSource());
    }
}
