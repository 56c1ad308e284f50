package dev.ferry.exporter.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RedactionTest {
    private static final RedactionRule PHONE = RedactionRule.of("phone", "\\b[0-9]{3}-[0-9]{4}\\b");
    private static final RedactionRule LOGIN = RedactionRule.of("login", "user=\\w+");

    private static String redacted(String text, RedactionRule... rules) {
        return new Redaction(List.of(rules)).text(text);
    }

    @Test
    void every_fit_gives_way_to_the_rules_name() {
        assertThat(redacted("call 555-1234 or 555-9999!", PHONE))
                .isEqualTo("call [redacted: phone] or [redacted: phone]!");
    }

    @Test
    void a_text_without_a_fit_stays_the_same_object() {
        String text = "nothing here \r\n\t\u0000 \ud83d\ude00";
        assertThat(redacted(text, PHONE, LOGIN)).isSameAs(text);
        assertThat(redacted(text)).isSameAs(text);
    }

    @Test
    void no_rule_hides_a_fit_from_another() {
        // Applied one after the other, the first would leave the second nothing to begin with.
        RedactionRule pair = RedactionRule.of("pair", "\\w+ password=\\S+");
        assertThat(redacted("user=joe password=hunter2 x", LOGIN, pair)).isEqualTo("[redacted: login, pair] x");
        assertThat(redacted("user=joe password=hunter2 x", pair, LOGIN)).isEqualTo("[redacted: login, pair] x");
    }

    @Test
    void fits_that_touch_stay_two() {
        RedactionRule a = RedactionRule.of("a", "x+");
        RedactionRule b = RedactionRule.of("b", "y+");
        assertThat(redacted("xxyy", a, b)).isEqualTo("[redacted: a][redacted: b]");
    }

    @Test
    void a_fit_inside_another_goes_with_it() {
        RedactionRule whole = RedactionRule.of("whole", "begin.*end");
        assertThat(redacted("begin 555-1234 end.", PHONE, whole)).isEqualTo("[redacted: whole, phone].");
    }

    @Test
    void what_no_field_knows_is_redacted_at_any_depth_keys_and_numbers_too() throws Exception {
        JsonNode odd = new ObjectMapper().readTree("""
                {"user=joe": [1, "user=ann", {"deep": 5551234, "user=eve": true}], "plain": null}""");
        ExtraTexts extra =
                new ExtraTexts(new Redaction(List.of(LOGIN, RedactionRule.of("digits", "^[0-9]{7}$")))::text);

        assertThat(extra.redacted(Map.of("odd", odd)).get("odd")).isEqualTo(new ObjectMapper().readTree("""
                {"[redacted: login]": [1, "[redacted: login]", {"deep": "[redacted: digits]", "[redacted: login]": true}],
                 "plain": null}"""));
    }

    @Test
    void a_word_boundary_alone_hides_nothing() {
        assertThat(redacted("two words", RedactionRule.of("edge", "\\b"))).isEqualTo("two words");
    }

    @Test
    void a_pattern_that_hangs_other_engines_takes_linear_time() {
        Redaction redaction = new Redaction(List.of(RedactionRule.of("evil", "(?:a+)+b")));
        String text = "a".repeat(20_000);
        assertTimeout(
                Duration.ofSeconds(30), () -> assertThat(redaction.text(text)).isSameAs(text));
    }

    @Test
    void changed_rules_are_told_apart_by_one_byte_that_tells_nothing_else() {
        RedactionRule mail = RedactionRule.of("mail", "[a-z]+@[a-z.]+");
        String check = RedactionRule.check(List.of(PHONE, mail));

        assertThat(check).matches("[0-9a-f]{2}").isEqualTo(RedactionRule.check(List.of(PHONE, mail)));
        assertThat(Stream.of("[a-z]+@[a-z]+", "[a-z]+@.+", "(?i)[a-z]+@[a-z.]+", "x")
                        .map(pattern -> RedactionRule.check(List.of(PHONE, RedactionRule.of("mail", pattern)))))
                .doesNotContain(check);
        assertThat(RedactionRule.check(List.of(mail, PHONE))).isNotEqualTo(check);
    }

    @Test
    void a_rule_that_can_not_work_is_refused_without_quoting_it() {
        Stream.of("(secret", "secret[", "(?=secret)", "(secret)\\1")
                .forEach(pattern -> assertThatThrownBy(() -> RedactionRule.of("x", pattern))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("RE2")
                        .hasMessageNotContaining("secret"));
        assertThatThrownBy(() -> RedactionRule.of("x", "a*")).hasMessageContaining("the empty text");
        Stream.of("", " x", "@joe", "a]b", "#12", "x".repeat(61))
                .forEach(name ->
                        assertThatThrownBy(() -> RedactionRule.of(name, "a")).hasMessageContaining("is no name"));
        assertThat(PHONE).hasToString("phone");
    }
}
