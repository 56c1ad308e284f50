package dev.ferry.exporter;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.ArchiveSource;
import dev.ferry.archive.ConfigException;
import dev.ferry.exporter.redaction.RedactionRule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BaseFitTest {
    private static ArchiveSource source(
            String door, List<String> cannotGive, String filter, Map<String, List<String>> options) {
        return new ArchiveSource("roundup", "https://bugs.example.org/", door, cannotGive, List.of(filter), options);
    }

    private static ArchiveSource source(String filter, Map<String, List<String>> options) {
        return source("sqlite", List.of(), filter, options);
    }

    @Test
    void a_base_whose_options_nobody_noted_is_compared_by_its_filters_in_words() {
        ArchiveSource now = source("spam left out", Map.of("spam-cut-off", List.of("0.85")));

        assertThatCode(() -> BaseFit.check(source("spam left out", Map.of()), now))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> BaseFit.check(source("nothing left out", Map.of()), now))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("'spam left out'; the base has 'nothing left out'");
    }

    @Test
    void every_option_that_differs_is_told() {
        ArchiveSource base = source("words", Map.of("since", List.of("2020"), "private", List.of("a=b")));
        ArchiveSource now = source("words", Map.of("since", List.of("2021"), "only", List.of("1-3")));

        assertThatThrownBy(() -> BaseFit.check(base, now))
                .hasMessageContaining("the option 'since' is '2021', in the base it is '2020'")
                .hasMessageContaining("the option 'only' is '1-3', in the base it is not set")
                .hasMessageContaining("the option 'private' is not set, in the base it is 'a=b'");
    }

    @Test
    void other_patterns_under_the_same_names_are_told() {
        ArchiveSource base = redacting("phone", "[0-9]{7}");

        assertThatCode(() -> BaseFit.check(base, redacting("phone", "[0-9]{7}")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> BaseFit.check(base, redacting("phone", "[0-9]{6}")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("the patterns under source.redact are not those that the base was made with")
                .hasMessageContaining("write a new full archive without --base")
                .hasMessageNotContaining("[0-9]")
                .hasMessageNotContaining("redact-check");
        assertThatThrownBy(() -> BaseFit.check(base, redacting("telephone", "[0-9]{7}")))
                .hasMessageContaining("the option 'redact' is 'telephone', in the base it is 'phone'")
                .hasMessageNotContaining("the patterns under");
    }

    @Test
    void a_base_that_tells_its_redactions_names_only_fits() {
        ArchiveSource base = source("words", Map.of("redact", List.of("phone")));
        ArchiveSource now =
                source("words", Map.of("redact", List.of("phone"), ArchiveSource.REDACT_CHECK, List.of("00")));

        assertThatCode(() -> BaseFit.check(base, now)).doesNotThrowAnyException();
    }

    private static ArchiveSource redacting(String name, String pattern) {
        ExportOptions options = ExportOptions.defaults().withRedactions(List.of(RedactionRule.of(name, pattern)));
        return source("words", options.inValues());
    }

    @Test
    void another_way_into_the_tracker_fits_if_it_shows_the_same() {
        ArchiveSource base = source("words", Map.of());

        assertThatCode(() -> BaseFit.check(base, source("postgres", List.of(), "words", Map.of())))
                .doesNotThrowAnyException();
        assertThatThrownBy(
                        () -> BaseFit.check(base, source("rest", List.of(ArchiveSource.NO_HISTORY), "words", Map.of())))
                .hasMessageContaining("the way into the tracker is rest, the base came through sqlite");
    }
}
