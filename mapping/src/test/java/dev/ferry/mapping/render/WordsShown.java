package dev.ferry.mapping.render;

import static org.assertj.core.api.Assertions.assertThat;

/** The words property: what GitHub shows for a message are the author's characters, in their order, blanks left out. */
final class WordsShown {
    private static final Renderer RENDERER = Rendering.renderer(Rendering.linking());

    private WordsShown() {}

    static void check(String text) {
        RenderedIssue rendered = RENDERER.render(Rendering.issue("1", "t", "first", text));
        StringBuilder shown = new StringBuilder();
        for (RenderedComment comment : rendered.comments()) {
            String words = Rendering.wordsOf(comment.body());
            shown.append(ShownWords.between(
                    words.replace(Pieces.CONTINUED, "").replace("*(This message has no text.)*", "")));
        }
        String expected = ShownWords.withoutFrames(Characters.clean(text));
        assertThat(shown.toString()).as("shown for: %s", text).isEqualTo(expected);
    }
}
