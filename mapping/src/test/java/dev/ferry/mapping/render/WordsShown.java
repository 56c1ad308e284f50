package dev.ferry.mapping.render;

import static org.assertj.core.api.Assertions.assertThat;

/** The words property: what GitHub shows for a message are the author's characters, in their order, blanks left out. */
final class WordsShown {
    private WordsShown() {}

    static void check(String text) {
        RenderedIssue rendered = Rendering.renderer().render(Rendering.issue("1", "t", "first", text));
        StringBuilder words = new StringBuilder();
        for (RenderedComment comment : rendered.comments()) {
            String shown = Rendering.wordsOf(comment.body());
            words.append(
                    ShownWords.of(shown.replace(Pieces.CONTINUED, "").replace("*(This message has no text.)*", "")));
        }
        String expected = ShownWords.withoutBlanks(withoutFences(Characters.clean(text)));
        assertThat(words.toString()).as("shown for: %s", text).isEqualTo(expected);
    }

    // A fence of the author's is not shown but obeyed: its ticks are left out on both sides.
    private static String withoutFences(String text) {
        StringBuilder rest = new StringBuilder();
        for (TextBlock block : TextBlocks.of(text)) {
            rest.append(String.join("\n", block.lines())).append('\n');
        }
        return rest.toString();
    }
}
