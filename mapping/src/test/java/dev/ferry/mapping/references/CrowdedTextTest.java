package dev.ferry.mapping.references;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.mapping.RepositoryRef;
import org.junit.jupiter.api.Test;

/** Texts near the limit of what a server takes: which references give way, and which never do. */
final class CrowdedTextTest {
    private static final String MESSAGE = "[msg34](https://github.com/example/project/issues/100012#issuecomment-7)";

    @Test
    void a_result_of_exactly_the_limit_holds_every_reference() {
        String text = "msg34 and bpo-12 after example/issues-staging#5";
        String whole = MESSAGE + " and #100012 after #100012";

        assertThat(within(whole.length(), text).text()).isEqualTo(whole);
        assertThat(within(whole.length(), text).leftOut()).isEmpty();
        Rewritten shorter = within(whole.length() - 1, text);
        assertThat(shorter.text()).isEqualTo("msg34 and #100012 after #100012");
        assertThat(shorter.leftOut()).extracting(ReferenceEdit::before).containsExactly("msg34");
    }

    @Test
    void a_text_of_exactly_the_limit_loses_staging_all_the_same() {
        String link = "[a](https://github.com/example/issues-staging/issues/5)";
        String text = "msg34 bpo-12 example/issues-staging#5 " + link + " ";
        String full = text + "x".repeat(65_536 - text.length());

        Rewritten rewritten = within(65_536, full);

        assertThat(rewritten.text())
                .startsWith("msg34 #100012 #100012 [a](https://github.com/example/project/issues/100012) ")
                .doesNotContain("issues-staging")
                .hasSizeLessThanOrEqualTo(65_536);
        assertThat(rewritten.leftOut()).extracting(ReferenceEdit::before).containsExactly("msg34");
    }

    @Test
    void as_many_links_to_messages_are_made_as_fit() {
        String text = "msg34 ".repeat(100);
        int growth = MESSAGE.length() - "msg34".length();

        Rewritten rewritten = within(text.length() + 51 * growth + growth - 1, text);

        assertThat(rewritten.text()).isEqualTo((MESSAGE + " ").repeat(51) + "msg34 ".repeat(49));
        assertThat(rewritten.edits()).hasSize(51);
        assertThat(rewritten.leftOut()).hasSize(49);
    }

    @Test
    void issues_come_before_messages_wherever_they_stand() {
        Rewritten rewritten = within("msg34 bpo-12".length() + 1, "msg34 bpo-12");

        assertThat(rewritten.text()).isEqualTo("msg34 #100012");
    }

    @Test
    void where_staging_has_the_shorter_name_it_takes_the_room_of_the_others() {
        ReferenceTargets longer = new ReferenceTargets(
                SpecWorld.targets().map(),
                RepositoryRef.parse("example/a-name-that-is-very-long"),
                SpecWorld.targets().staging(),
                ReferenceTargets.GITHUB);
        String text = "bpo-12 [a](https://github.com/example/issues-staging/issues/5)";
        String after = "bpo-12 [a](https://github.com/example/a-name-that-is-very-long/issues/100012)";

        Rewritten rewritten = rewriter(after.length()).rewrite(text, longer);

        assertThat(rewritten.text()).isEqualTo(after);
        assertThat(rewritten.leftOut()).extracting(ReferenceEdit::before).containsExactly("bpo-12");
    }

    @Test
    void a_reference_without_room_stays_and_is_told() {
        Rewritten rewritten = within(6, "bpo-12");

        assertThat(rewritten.text()).isEqualTo("bpo-12");
        assertThat(rewritten.changed()).isFalse();
        assertThat(rewritten.leftOut()).extracting(ReferenceEdit::after).containsExactly("#100012");
    }

    private static Rewritten within(int longest, String text) {
        ReferenceRewriter rewriter = rewriter(longest);
        Rewritten once = rewriter.rewrite(text, SpecWorld.targets());
        Rewritten twice = rewriter.rewrite(once.text(), SpecWorld.targets());
        assertThat(twice.text()).isEqualTo(once.text());
        assertThat(twice.leftOut()).hasSameSizeAs(once.leftOut());
        assertThat(rewriter.leftOut(once.text(), SpecWorld.targets())).isEqualTo(twice.leftOut());
        return once;
    }

    private static ReferenceRewriter rewriter(int longest) {
        return new ReferenceRewriter(ReferenceGrammar.roundup(SpecWorld.TRACKER, "bpo-"), longest);
    }
}
