package dev.ferry.cli.operate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CauseTest {
    @Test
    void what_differs_from_item_to_item_makes_no_other_cause() {
        same(
                "Label /issue/labels[2] invalid: 'component: a very long name' (HTTP 422, request 12AB:34:CD)",
                "Label /issue/labels[0] invalid: 'x' (HTTP 422, request FF00:1:2)",
                "Label /issue/labels[N] invalid: '...' (HTTP 422)");
        same("bpo-812: label has 51 characters, GitHub takes 50", "bpo-9: label has 70 characters, GitHub takes 50");
        same(
                "https://example.org/example/project/issues/12: \"body\" is too long",
                "https://example.org/example/project/issues/4711#issuecomment-1: \"data\" is too long",
                "URL: \"...\" is too long");
        same(
                "import 4880000000000 of 01M80E8Y8BAJA80C3V2AEWV39G failed (request A:B)",
                "import 7 of 01M80E8Y8BAJA80C3V2AEWV39H failed (request C:D)",
                "import N of ID failed");
    }

    @Test
    void another_status_or_other_words_are_another_cause() {
        assertThat(Cause.normalised("refused (HTTP 422)")).isNotEqualTo(Cause.normalised("refused (HTTP 413)"));
        assertThat(Cause.normalised("it doesn't exist, it isn't there")).isEqualTo("it doesn't exist, it isn't there");
        assertThat(Cause.normalised("mend it with `ferry retry`")).isEqualTo("mend it with `ferry retry`");
    }

    private static void same(String one, String other, String words) {
        same(one, other);
        assertThat(Cause.normalised(one)).isEqualTo(words);
    }

    private static void same(String one, String other) {
        assertThat(Cause.normalised(one)).isEqualTo(Cause.normalised(other)).isNotEqualTo(one);
    }
}
