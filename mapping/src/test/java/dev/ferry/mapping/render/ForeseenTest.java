package dev.ferry.mapping.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.references.Foreseen;
import dev.ferry.mapping.references.ForeseenCase;
import dev.ferry.mapping.references.ReferenceTargets;
import dev.ferry.mapping.references.SpecCase;
import dev.ferry.mapping.references.SpecForecast;
import dev.ferry.mapping.references.SpecWorld;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are written with the numbers that are expected, and what rewriting makes of them. */
final class ForeseenTest {
    private static final Foreseen FORECAST = SpecForecast.spec();
    private static final RenderContext PLAIN = Rendering.context(
            Rendering.withPullRequests(FORECAST.repository().toString()),
            Rendering.renderer().context().people());

    static List<ForeseenCase> cases() {
        return ForeseenCase.all();
    }

    static List<SpecCase> others() {
        return SpecCase.all(SpecCase.REFERENCES);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_case_holds(ForeseenCase spec) {
        String written = spec.tracker() ? words(renderer(FORECAST).render(issue(spec.input()))) : spec.input();
        assertThat(written).isEqualTo(spec.foreseen());
        assertThat(rewrite(written, FORECAST)).isEqualTo(spec.expected());
        assertThat(rewrite(spec.expected(), FORECAST)).as("twice").isEqualTo(spec.expected());
    }

    @Test
    void there_are_enough_cases() {
        assertThat(cases()).hasSizeGreaterThan(25);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rendering_with_the_map_is_rewriting_what_was_imported(ForeseenCase spec) {
        RenderedIssue imported = renderer(FORECAST).render(issue(spec.input()));
        RenderedIssue wanted = renderer(FORECAST).render(issue(spec.input()), SpecWorld.targets());
        assertThat(wanted.body()).isEqualTo(rewrite(imported.body(), FORECAST));
        assertThat(words(wanted)).isEqualTo(rewrite(words(imported), FORECAST));
    }

    @ParameterizedTest
    @MethodSource("others")
    void an_empty_forecast_leaves_every_byte(SpecCase spec) {
        RenderedIssue plain = new Renderer(PLAIN).render(issue(spec.input()));
        assertThat(renderer(SpecForecast.nothing()).render(issue(spec.input()))).isEqualTo(plain);
        assertThat(rewrite(spec.input(), SpecForecast.nothing()))
                .isEqualTo(new Renderer(PLAIN)
                        .references()
                        .rewrite(spec.input(), SpecWorld.targets())
                        .text());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatever_stands_around_them_foreseen_numbers_are_found_again(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 1_500; run++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(14) + 1; i > 0; i--) {
                text.append(TOKENS[random.nextInt(TOKENS.length)]);
            }
            check(text.toString());
        }
    }

    private static void check(String text) {
        RenderedIssue imported = renderer(RIGHT).render(issue(text));
        String words = words(imported);
        assertThat(rewrite(words, RIGHT)).as("right: %s", text).isEqualTo(words);
        String wrong = words(renderer(WRONG).render(issue(text)));
        String mended = rewrite(wrong, WRONG);
        assertThat(rewrite(mended, WRONG)).as("twice: %s", text).isEqualTo(mended);
        // The tracker's own full references are no foreseen ones.
        if (!text.contains("300012")) {
            assertThat(mended).as("wrong: %s | %s", text, wrong).doesNotContain("example/project#3");
        }
        assertThat(words(renderer(WRONG).render(issue(text), SpecWorld.targets())))
                .as("rendered at once: %s", text)
                .isEqualTo(mended);
    }

    @Test
    void where_another_issue_took_the_number_of_one_that_is_not_moved_the_old_reference_is_back() {
        SpecForecast forecast = new SpecForecast(SpecForecast.numbers(777, 100_012, 12, 100_013), Map.of());
        String written = words(renderer(forecast).render(issue("see issue 777 and #12")));
        assertThat(written).isEqualTo("see example/project#100012 and example/project#100013");
        assertThat(rewrite(written, forecast)).isEqualTo("see issue777 and #100012");
    }

    @Test
    void a_title_in_the_header_is_foreseen_too() {
        RenderContext titled = new RenderContext(
                PLAIN.migration(),
                PLAIN.options(),
                PLAIN.people(),
                PLAIN.labels(),
                id -> Optional.of("about issue 1"),
                reader -> Optional.of(FORECAST));
        String body = new Renderer(titled)
                .render(Rendering.depending(issue("x"), "12", "1234"))
                .body();
        assertThat(body)
                .contains("<li>example/project#200012: about example/project#200001</li>")
                .contains("<li>bpo-1234: about example/project#200001</li>");
    }

    private static final Foreseen RIGHT = shifted(100_000);
    private static final Foreseen WRONG = shifted(300_000);

    private static Foreseen shifted(int by) {
        Map<LegacyId, FinalNumber> numbers = new HashMap<>();
        for (int id : new int[] {1, 4, 12, 34, 555, 1000, 1234, 12345}) {
            numbers.put(new LegacyId(String.valueOf(id)), new FinalNumber(id + by));
        }
        return new SpecForecast(numbers, SpecForecast.spec().holders());
    }

    private static final String[] TOKENS = {
        "#12",
        "# 4",
        "issue 12",
        "Issue#34",
        "issue",
        "12",
        "bpo-",
        "bpo-34",
        "msg34",
        "msg ",
        "#",
        "`",
        "\n",
        "\n\n",
        "> ",
        "- ",
        "1. ",
        "[",
        "](",
        ")",
        "(",
        "<b x=\"issue 12\">",
        "<!-- ",
        " -->",
        "| ",
        "\\",
        "&#12;",
        "&amp;",
        "&eacute;",
        "*",
        "_",
        "~~",
        "https://bugs.example.org/issue12",
        "https://bugs.example.org/issue12#msg34",
        "<https://bugs.example.org/issue1>",
        "http://bugs.example.org/?@action=redirect&bpo=12",
        "example/project#300012",
        "PR 300012",
        "GH-12",
        "word",
        " ",
        "é",
        "。",
        "@",
        "/",
        "-",
        "_x",
        ".",
        ",",
        "😀",
        "$"
    };

    private static Issue issue(String text) {
        return Rendering.issue("2", "t", text, text);
    }

    private static Renderer renderer(Foreseen forecast) {
        return new Renderer(PLAIN.with(reader -> Optional.of(forecast)));
    }

    private static String words(RenderedIssue issue) {
        return Rendering.wordsOf(issue.comments().get(0).body());
    }

    private static String rewrite(String text, Foreseen forecast) {
        ReferenceTargets targets = SpecWorld.targets().reading(Optional.of(forecast));
        return new Renderer(PLAIN).references().rewrite(text, targets).text();
    }
}
