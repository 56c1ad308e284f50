package dev.ferry.mapping.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What links.spec.txt has no words for: what is said of patterns that can not be used, and hostile texts. */
final class WordPatternTest {
    @ParameterizedTest
    @CsvSource({
        "'a(', https://x.example.org/, is no regular expression of RE2's",
        "'a*', https://x.example.org/, fits a text of nothing",
        "'a', ftp://x.example.org/, is no address",
        "'(a)', https://{1}.example.org/, groups behind the host only",
        "'(a)', https://x.example.org, is no address",
        "'(a)', 'https://x.example.org/{2}', has {2}, and the pattern one group",
        "'a', 'https://x.example.org/{1}', has {1}, and the pattern no group",
        "'(a)', 'https://x.example.org/{1', write {1} for the first group",
        "'(a)', 'https://x.example.org/{one}', write {1} for the first group",
        "'(a)', 'https://x.example.org/{1:99}', write {1} for the first group",
        "'(a)', 'https://x.example.org/ {1}', holds a blank",
    })
    void what_is_wrong_is_said(String pattern, String url, String reason) {
        assertThatThrownBy(() -> WordPattern.of(pattern, url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x/../y", "x/..", "..", "x\\..\\y", "x%2e%2e", "a/./b"})
    void no_word_leads_out_of_the_address(String word) {
        WordPattern pattern = WordPattern.of("go:(\\S+)", "https://x.example.org/place/{1}");
        assertThat(pattern.find("go:" + word, 0)).isEmpty();
        assertThat(pattern.find("go:y", 0)).hasValue(new WordLink(4, "https://x.example.org/place/y"));
    }

    @Test
    void words_are_begun_by_what_the_pattern_begins_with() {
        assertThat(begins("PEP")).isEqualTo("P");
        assertThat(begins("(?i)pep")).isEqualTo("Pp");
        assertThat(begins("9x")).isEqualTo("9");
        assertThat(begins("P?EP")).hasSize(62);
        assertThat(begins("PEP|RFC")).hasSize(62);
        assertThat(begins("[PR]x")).hasSize(62);
    }

    private static String begins(String pattern) {
        WordPattern words = WordPattern.of(pattern, "https://x.example.org/");
        StringBuilder letters = new StringBuilder();
        for (char c = 0; c < 128; c++) {
            if (Character.isLetterOrDigit(c) && words.mayBegin(c)) {
                letters.append(c);
            }
        }
        return letters.toString();
    }

    @Test
    void no_more_than_a_few_words_are_looked_at() {
        WordPattern pattern = WordPattern.of("(a.*b)", "https://x.example.org/{1}");
        assertThat(pattern.find("a" + "x".repeat(150) + "b", 0)).isPresent();
        assertThat(pattern.find("a" + "x".repeat(250) + "b", 0)).isEmpty();
        assertThat(pattern.find("a" + "x".repeat(198) + "b" + "y", 0)).isEmpty();
    }

    @Test
    void a_group_that_took_no_part_is_nothing() {
        WordPattern pattern = WordPattern.of("x(a)?(b)?", "https://x.example.org/{1:3}/{2}");
        assertThat(pattern.find("xb", 0)).hasValue(new WordLink(2, "https://x.example.org/000/b"));
    }
}
