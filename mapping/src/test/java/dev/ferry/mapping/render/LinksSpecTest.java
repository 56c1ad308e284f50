package dev.ferry.mapping.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Attachment;
import dev.ferry.archive.FileId;
import dev.ferry.archive.Issue;
import dev.ferry.mapping.references.SpecCase;
import dev.ferry.mapping.references.SpecWorld;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** links.spec.txt says what becomes a link at rendering: each of its cases holds, and no word is lost on the way. */
final class LinksSpecTest {
    private static final Renderer RENDERER = Rendering.renderer(Rendering.linking());

    static List<SpecCase> cases() {
        return SpecCase.all(SpecCase.LINKS);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_case_holds(SpecCase spec) {
        RenderedIssue issue = RENDERER.render(issue(spec.input()), SpecWorld.targets());
        assertThat(words(issue)).isEqualTo(spec.expected());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_author_s_words_are_shown(SpecCase spec) {
        WordsShown.check(spec.input());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rewriting_changes_no_link(SpecCase spec) {
        String once = words(RENDERER.render(issue(spec.input()), SpecWorld.targets()));
        assertThat(RENDERER.references().rewrite(once, SpecWorld.targets()).text())
                .isEqualTo(once);
    }

    @Test
    void there_are_enough_cases() {
        assertThat(cases()).hasSizeGreaterThan(170);
    }

    private static String words(RenderedIssue issue) {
        return Rendering.wordsOf(issue.comments().get(0).body());
    }

    private static Issue issue(String text) {
        Attachment file = new Attachment(
                new FileId("7"),
                "x.patch",
                Optional.empty(),
                Optional.empty(),
                Rendering.CREATED,
                Optional.empty(),
                Optional.empty(),
                3,
                Optional.empty(),
                Map.of());
        return Rendering.issue("2", "t", "first", text).toBuilder()
                .files(List.of(file))
                .build();
    }
}
