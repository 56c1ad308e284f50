package dev.ferry.mapping.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.mapping.references.Rewritten;
import dev.ferry.mapping.references.SpecCase;
import dev.ferry.mapping.references.SpecWorld;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** references.spec.txt is the grammar: each of its cases holds, and the two ways to a result agree. */
final class ReferencesSpecTest {
    private static final Renderer RENDERER =
            Rendering.renderer(Rendering.withOtherUrls(SpecWorld.OTHER_TRACKER, SpecWorld.WWW_TRACKER));

    static List<SpecCase> cases() {
        return SpecCase.all(SpecCase.REFERENCES);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_case_holds(SpecCase spec) {
        String result = spec.legacy()
                ? rendered(spec.input(), true)
                : rewrite(spec.input()).text();
        assertThat(result).isEqualTo(spec.expected());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rendering_with_the_map_is_rewriting_what_was_rendered_without(SpecCase spec) {
        RenderedIssue without = RENDERER.render(Rendering.issue("12", spec.input(), spec.input(), spec.input()));
        RenderedIssue with =
                RENDERER.render(Rendering.issue("12", spec.input(), spec.input(), spec.input()), SpecWorld.targets());
        assertThat(with.body()).isEqualTo(rewrite(without.body()).text());
        for (int i = 0; i < with.comments().size(); i++) {
            assertThat(with.comments().get(i).body())
                    .isEqualTo(rewrite(without.comments().get(i).body()).text());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rewriting_twice_changes_nothing(SpecCase spec) {
        String once = rewrite(spec.input()).text();
        assertThat(rewrite(once).text()).isEqualTo(once);
        String legacy = rendered(spec.input(), true);
        assertThat(rewrite(legacy).text()).isEqualTo(legacy);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void an_empty_map_leaves_every_byte(SpecCase spec) {
        Rewritten same = RENDERER.references().rewrite(spec.input(), SpecWorld.nothing());
        assertThat(same.text()).isEqualTo(spec.input());
        assertThat(same.edits()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void edits_tell_what_was_where(SpecCase spec) {
        rewrite(spec.input())
                .edits()
                .forEach(edit -> assertThat(spec.input().startsWith(edit.before(), edit.offset()))
                        .isTrue());
    }

    @Test
    void there_are_enough_cases() {
        assertThat(cases()).hasSizeGreaterThan(320);
    }

    @Test
    void what_is_in_no_map_is_told_once_and_stays() {
        Rewritten rewritten = rewrite("bpo-99, issue 98, bpo-99, #<!-- -->97, msg96, bpo-12");
        assertThat(rewritten.unknown()).containsExactly("bpo-99", "issue 98", "#<!-- -->97", "msg96");
        assertThat(rewritten.edits()).hasSize(1);
    }

    private static Rewritten rewrite(String text) {
        return RENDERER.references().rewrite(text, SpecWorld.targets());
    }

    private static String rendered(String text, boolean withMap) {
        RenderedIssue issue = withMap
                ? RENDERER.render(Rendering.issue("2", "t", "first", text), SpecWorld.targets())
                : RENDERER.render(Rendering.issue("2", "t", "first", text));
        return Rendering.wordsOf(issue.comments().get(0).body());
    }
}
