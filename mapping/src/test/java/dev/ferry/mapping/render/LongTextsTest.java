package dev.ferry.mapping.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Attachment;
import dev.ferry.archive.FileId;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import dev.ferry.mapping.Marker;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.references.ReferenceRewriter;
import dev.ferry.mapping.references.SpecWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts past the limit go on in further comments: nothing is cut off, no fence is broken, no text is too long. */
final class LongTextsTest {
    private static final int LIMIT = 2_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void every_character_of_a_long_text_is_shown_in_order(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 25; run++) {
            String text = text(random);
            RenderedIssue issue =
                    Rendering.renderer(Rendering.withLimit(LIMIT)).render(Rendering.issue("1", "t", text, text));
            StringBuilder body =
                    new StringBuilder(words(issue.body().substring(issue.body().indexOf("UTC:") - 1)));
            StringBuilder comment = new StringBuilder();
            assertThat(issue.body().length()).isLessThanOrEqualTo(LIMIT);
            for (RenderedComment each : issue.comments()) {
                assertThat(each.body().length()).isLessThanOrEqualTo(LIMIT);
                assertThat(Marker.parse(each.body()).orElseThrow().origin()).isEqualTo(each.origin());
                boolean first = ((Origin.OfMessage) each.origin()).message().equals(new MessageId("1"));
                (first ? body : comment).append(words(each.body()));
            }
            String expected = ShownWords.withoutBlanks(text);
            assertThat(body.toString()).isEqualTo(expected);
            assertThat(comment.toString()).isEqualTo(expected);
        }
    }

    private static String words(String body) {
        return ShownWords.of(Rendering.wordsOf(body).replace(Pieces.CONTINUED, ""));
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(9_000);
        while (text.length() < length) {
            switch (random.nextInt(7)) {
                case 0 -> text.append("\n\n").append("word ".repeat(random.nextInt(300)));
                case 1 -> text.append("\n\n    indented\n".repeat(random.nextInt(40)));
                case 2 -> text.append("\nline with *stars* and `ticks` @name #12");
                case 3 -> text.append("x".repeat(random.nextInt(3_000)));
                case 4 -> text.append("😀@a#1<b>".repeat(random.nextInt(200)));
                case 5 ->
                    text.append("\n\n>>> x\n```` ")
                            .append("y\n".repeat(random.nextInt(900)))
                            .append("\n");
                default -> text.append(" some words and more of them.");
            }
        }
        return text.append(" end").toString();
    }

    @Test
    void pieces_are_numbered_and_tell_that_they_go_on() {
        RenderedIssue issue = Rendering.renderer(Rendering.withLimit(LIMIT))
                .render(Rendering.issue("1", "t", "word ".repeat(800), "short"));
        assertThat(issue.body())
                .contains("\n\n*Continued in the next comment.*\n\n<!-- ferry ")
                .endsWith(" issue:1 -->");
        assertThat(issue.comments())
                .extracting(comment -> comment.origin().toString())
                .containsExactly("message:1/2", "message:1/3", "message:1/4", "message:2");
        assertThat(issue.comments().get(0).body()).contains("UTC, part 2:\n\n");
    }

    @Test
    void the_pieces_leave_room_for_what_references_become() {
        RenderedIssue issue = Rendering.renderer(Rendering.withLimit(LIMIT))
                .render(Rendering.issue("1", "t", ("word ".repeat(100) + "see msg34.\n\n").repeat(20)));
        List<String> texts = new ArrayList<>();
        texts.add(issue.body());
        issue.comments().forEach(comment -> texts.add(comment.body()));
        ReferenceRewriter rewriter = new ReferenceRewriter(SpecWorld.grammar(), LIMIT);

        assertThat(texts)
                .hasSizeGreaterThan(5)
                .allSatisfy(text -> assertThat(
                                rewriter.rewrite(text, SpecWorld.targets()).leftOut())
                        .isEmpty());
        assertThat(String.join("", texts).split("see msg34", -1)).hasSize(20 + 1);
    }

    @Test
    void a_text_of_exactly_the_limit_stays_whole() {
        Renderer renderer = Rendering.renderer(Rendering.withLimit(LIMIT));
        int frame = renderer.render(Rendering.issue("1", "t", "a", "b"))
                        .comments()
                        .get(0)
                        .body()
                        .length()
                - 1;
        int reserve = new Marker(Rendering.MIGRATION, Origin.of(new MessageId("2"))).reservedLength()
                - ("\n\n" + new Marker(Rendering.MIGRATION, Origin.of(new MessageId("2"))).line()).length();
        int fits = LIMIT - frame - reserve - Pieces.CONTINUED.length() - 2;
        assertThat(renderer.render(Rendering.issue("1", "t", "a", "b".repeat(fits)))
                        .comments())
                .hasSize(1);
        assertThat(renderer.render(Rendering.issue("1", "t", "a", "b".repeat(fits + 1)))
                        .comments())
                .hasSize(2);
    }

    @Test
    void a_header_that_is_too_long_goes_on_below() {
        List<Attachment> files = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            files.add(new Attachment(
                    new FileId(String.valueOf(i)),
                    "file-" + i + ".txt",
                    Optional.empty(),
                    Optional.empty(),
                    Rendering.CREATED,
                    Optional.empty(),
                    Optional.empty(),
                    1,
                    Optional.empty(),
                    Map.of()));
        }
        Issue plain = Rendering.issue("1", "t", "text", "more");
        Issue issue = plain.toBuilder().files(files).build();
        RenderedIssue rendered = Rendering.renderer(Rendering.withLimit(LIMIT)).render(issue);
        StringBuilder all = new StringBuilder(rendered.body());
        assertThat(rendered.body()).contains("more below</li>\n\n<sup>").contains("\n\ntext\n\n");
        for (RenderedComment comment : rendered.comments()) {
            assertThat(comment.body().length()).isLessThanOrEqualTo(LIMIT);
            all.append(comment.body());
        }
        files.forEach(file -> assertThat(all.toString()).containsOnlyOnce("[" + file.name() + "]"));
        assertThat(rendered.comments().get(0).origin()).isEqualTo(new Origin.OfIssue(new LegacyId("1"), 2));
    }
}
