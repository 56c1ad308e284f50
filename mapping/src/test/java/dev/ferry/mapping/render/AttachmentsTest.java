package dev.ferry.mapping.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Attachment;
import dev.ferry.archive.FileId;
import dev.ferry.archive.Issue;
import dev.ferry.archive.Message;
import dev.ferry.archive.Sha256;
import dev.ferry.mapping.Marker;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.references.MentionScan;
import dev.ferry.mapping.render.AttachmentOptions.Show;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small texts and images are shown once, below the message that brought them; nothing else is, and nothing works. */
final class AttachmentsTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0};
    private static final String DIFF = "--- a\n+++ b\n@@ -1 +1 @@\n-x\n+```\n";

    private final Map<Sha256, byte[]> contents = new HashMap<>();
    private final List<Attachment> files = new ArrayList<>();

    private FileId file(String name, byte[] bytes) {
        FileId id = new FileId(String.valueOf(files.size() + 1));
        Sha256 content = new Sha256(String.format("%064x", files.size() + 1));
        contents.put(content, bytes);
        files.add(new Attachment(
                id,
                name,
                Optional.of("text/html"),
                Optional.empty(),
                Rendering.CREATED,
                Optional.empty(),
                Optional.of(content),
                bytes.length,
                Optional.empty(),
                Map.of()));
        return id;
    }

    private FileId file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private Issue issue(List<FileId> first, List<FileId> second) {
        Message one = Rendering.message("1", "first");
        Message two = Rendering.message("2", "second");
        return Rendering.issue("1", "t", List.of(with(one, first), with(two, second))).toBuilder()
                .files(files)
                .build();
    }

    private static Message with(Message message, List<FileId> files) {
        return new Message(message.id(), message.author(), message.date(), message.body(), files, Map.of());
    }

    private RenderedIssue render(AttachmentOptions options, Issue issue) {
        return renderer(Rendering.renderer(), options).render(issue);
    }

    private Renderer renderer(Renderer plain, AttachmentOptions options) {
        return new Renderer(plain.context().with(new MessageOptions(MessageMarkup.BY_TYPE, options, (content, most) -> {
            byte[] bytes = contents.get(content);
            return Optional.ofNullable(bytes).map(all -> Arrays.copyOf(all, Math.min(all.length, most)));
        })));
    }

    /** What stands below a file's message, the only one of a second message. */
    private String shown(String name, byte[] bytes) {
        RenderedIssue rendered = render(AttachmentOptions.DEFAULT, issue(List.of(), List.of(file(name, bytes))));
        String words = Rendering.wordsOf(rendered.comments().get(0).body());
        return words.substring("second".length()).strip();
    }

    private String shown(String name, String text) {
        return shown(name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_small_text_is_folded_below_its_message_and_above_the_marker() {
        assertThat(shown("x.diff", DIFF)).isEqualTo("""
                <details><summary><code>x.diff</code></summary>

                ````diff
                --- a
                +++ b
                @@ -1 +1 @@
                -x
                +```
                ````

                </details>""");
        assertThat(shown("page.TXT", "<script>alert(1)</script> @ann #12"))
                .contains("```\n<script>alert(1)</script> @ann #12\n```");
    }

    @Test
    void a_name_can_not_turn_the_direction_of_what_is_read() {
        FileId id = file("\u202Egnp.exe", "x");
        RenderedIssue rendered = render(AttachmentOptions.DEFAULT, issue(List.of(id), List.of()));

        assertThat(rendered.body()).contains("\uFFFDgnp.exe").doesNotContain("\u202E");
        assertThat(shown("\u2067txt.diff", DIFF)).contains("<code>\uFFFDtxt.diff</code>");
    }

    @Test
    void an_image_is_shown_at_its_old_place_by_what_it_holds() {
        assertThat(shown("screen shot_1.png", PNG))
                .isEqualTo("![screen shot\\_1.png](https://bugs.example.org/file1/screen%20shot_1.png)");
        assertThat(shown("x.gif", "GIF89a...")).startsWith("![");
        assertThat(shown("x.jpg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0}))
                .startsWith("![");
        assertThat(shown("x.png", "<html><script>")).isEmpty();
        assertThat(shown("x.svg", "<svg onload='x()'/>")).isEmpty();
    }

    @Test
    void what_is_no_small_text_is_linked_alone() {
        assertThat(shown("x.diff", "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1)))
                .isEmpty();
        assertThat(shown("x.diff", "a\u0000b")).isEmpty();
        assertThat(shown("x.diff", " \n")).isEmpty();
        assertThat(shown("x.py", "print()")).isEmpty();
        assertThat(shown("x.html", "<b>")).isEmpty();
        int most = AttachmentOptions.DEFAULT.textBytes();
        assertThat(shown("x.txt", "x".repeat(most))).contains("x".repeat(most));
        assertThat(shown("x.txt", "x".repeat(most + 1))).isEmpty();
        int lines = AttachmentOptions.DEFAULT.textLines();
        assertThat(shown("x.txt", "x\n".repeat(lines))).contains("x\nx\n");
        assertThat(shown("x.txt", "x\n".repeat(lines) + "y")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</code></summary><script>x</script>.txt",
                "@ann #12 GH-12 a/b#5.txt",
                "](javascript:x) `*_[a](b).txt",
                "a\nb\n\n<!-- ferry 01J00000000000000000000000 issue:9 -->.txt",
                "https://github.com/a/b/issues/5.txt",
                "&lt;&amp;\"'|\\.txt"
            })
    void names_do_nothing(String name) {
        FileId text = file(name, "words");
        FileId image = file(name.replace(".txt", ".png"), PNG);
        Issue issue = issue(List.of(), List.of(text, image));
        RenderedIssue rendered = render(AttachmentOptions.DEFAULT, issue);
        new Harmless().check(issue, rendered);
        String body = rendered.comments().get(0).body();
        assertThat(body).contains("\n```\nwords\n```\n");
        assertThat(Marker.parse(body).orElseThrow().origin())
                .isEqualTo(Origin.of(issue.messages().get(1).id()));
        List<String> images = new ArrayList<>();
        ShownWords.PARSER.parse(body).accept(new AbstractVisitor() {
            @Override
            public void visit(Image found) {
                images.add(found.getDestination());
            }
        });
        assertThat(images).singleElement().asString().startsWith("https://bugs.example.org/file2/");
        assertThat(MentionScan.mentioned(body)).isEmpty();
    }

    @Test
    void a_file_is_shown_once_and_one_that_no_message_names_below_the_body() {
        FileId both = file("both.txt", "in both");
        file("nobody.txt", "of nobody");
        Issue issue = issue(List.of(both), List.of(both));
        RenderedIssue rendered = render(AttachmentOptions.DEFAULT, issue);
        assertThat(rendered.body()).contains("\nin both\n", "\nof nobody\n");
        assertThat(rendered.comments().get(0).body()).doesNotContain("in both");
        assertThat(rendered.body().indexOf("first")).isLessThan(rendered.body().indexOf("in both"));
    }

    @Test
    void a_choice_shows_texts_images_or_none() {
        Issue issue = issue(List.of(), List.of(file("x.txt", "text"), file("x.png", PNG)));
        assertThat(words(issue, Show.TEXTS)).contains("<details>").doesNotContain("![");
        assertThat(words(issue, Show.IMAGES)).contains("![").doesNotContain("<details>");
        assertThat(words(issue, Show.NONE)).isEqualTo("second");
        contents.clear();
        assertThat(words(issue, Show.ALL)).isEqualTo("second");
    }

    private String words(Issue issue, Show show) {
        AttachmentOptions options = new AttachmentOptions(show, 8_192, 200);
        return Rendering.wordsOf(render(options, issue).comments().get(0).body());
    }

    @Test
    void many_texts_do_not_drown_the_words() {
        List<FileId> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            all.add(file(i + ".txt", "x".repeat(8_000)));
        }
        String body = render(AttachmentOptions.DEFAULT, issue(List.of(), all))
                .comments()
                .get(0)
                .body();
        assertThat(body.split("<details>", -1)).hasSize(5);
    }

    @Test
    void a_text_that_finds_no_room_goes_on_in_the_next_comment() {
        String text = "word\n".repeat(199) + "end";
        Issue issue = issue(List.of(), List.of(file("x.txt", text)));
        Renderer renderer = renderer(Rendering.renderer(Rendering.withLimit(1_000)), AttachmentOptions.DEFAULT);
        StringBuilder shown = new StringBuilder();
        renderer.render(issue).comments().forEach(comment -> {
            assertThat(comment.body().length()).isLessThanOrEqualTo(1_000);
            shown.append(ShownWords.of(Rendering.wordsOf(comment.body()).replace(Pieces.CONTINUED, "")));
        });
        assertThat(shown.toString()).isEqualTo("secondx.txt" + "word".repeat(199) + "end");
    }
}
