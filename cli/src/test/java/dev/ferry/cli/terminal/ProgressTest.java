package dev.ferry.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ProgressTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final HandClock clock = new HandClock();

    private Console console(Map<String, String> properties) {
        return Console.of(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                properties,
                Map.of());
    }

    @Test
    void the_line_has_count_rate_time_left_and_what_is_waited_for() {
        try (Progress progress = Progress.start(console(Map.of()), clock, "issue")) {
            assertThat(progress.line()).isEmpty();
            progress.begin("import", 60_000);
            assertThat(progress.line()).hasValue("import: 0 of 60,000 issues");
            clock.now = clock.now.plusSeconds(10);
            progress.advance(400);
            assertThat(progress.line()).hasValue("import: 400 of 60,000 issues, 40/s, 24 min 50 s left");
            progress.waitFor("the hourly quota, until 14:05:10");
            assertThat(progress.line().orElse("")).endsWith(" left, waiting: the hourly quota, until 14:05:10");
            progress.advance(1);
            assertThat(progress.line().orElse("")).doesNotContain("waiting");
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("import: 401 of 60,000 issues in 10 s, 40/s\n");
    }

    @Test
    void a_wait_before_the_first_stage_is_said_at_once() {
        try (Progress progress = Progress.start(console(Map.of()), clock, "issue")) {
            progress.waitFor("the server, until 14:05:10");
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("waiting: the server, until 14:05:10\n");
    }

    @Test
    void the_rate_is_that_of_the_last_half_minute() {
        try (Progress progress = Progress.start(console(Map.of()), clock, "issue")) {
            progress.begin("transfer", 6000);
            for (int second = 1; second <= 60; second++) {
                clock.now = clock.now.plusSeconds(1);
                progress.advance(second <= 30 ? 100 : 1);
                progress.line();
            }
            assertThat(progress.line()).hasValue("transfer: 3,030 of 6,000 issues, 1.0/s, 49 min 30 s left");
        }
    }

    @Test
    void a_narrow_terminal_gets_what_has_room_and_no_line_without_its_end() {
        Map<String, String> narrow = Map.of("ferry.terminal", "true", "ferry.columns", "47");
        try (Progress progress = Progress.start(console(narrow), clock, "issue")) {
            progress.begin("import", 60_000);
            clock.now = clock.now.plusSeconds(10);
            assertThat(progress.line()).hasValue("import: 0 of 60,000 issues");
            progress.advance(400);
            clock.now = clock.now.plusSeconds(10);
            assertThat(progress.line()).hasValue("import: 400 of 60,000 issues, 49 min 40 s left");
            progress.waitFor("the hourly quota, until 14:05:10");
            assertThat(progress.line()).hasValue("waiting: the hourly quota, until 14:05:10");
        }
    }

    @Test
    void an_end_before_anything_was_done_is_not_summed_up() {
        try (Progress progress = Progress.start(console(Map.of()), clock, "issue")) {
            progress.begin("export", 45);
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void an_unknown_total_is_left_out() {
        try (Progress progress = Progress.start(console(Map.of()), clock, "issue")) {
            progress.begin("export", 0);
            progress.advance(1);
            assertThat(progress.line()).hasValue("export: 1 issue");
        }
    }

    @Test
    void a_message_takes_the_redrawn_line_away_first_and_the_line_never_wraps() {
        Console terminal = console(Map.of("ferry.terminal", "true", "ferry.columns", "10"));
        terminal.redraw("0123456789ABC");
        terminal.say("hello");
        terminal.result("result");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("\r\u001b[K012345678\r\u001b[Khello\n");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("result\n");
    }

    @Test
    void results_that_go_into_a_pipe_have_no_colours_even_where_progress_is_drawn() {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Console piped = Console.of(stream, stream, Map.of("ferry.terminal", "true"), Map.of("TERM", "xterm"));
        assertThat(piped.isTerminal()).isTrue();
        assertThat(piped.hasColours()).isFalse();
    }

    @Test
    void no_color_and_a_dumb_terminal_are_respected() {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Map<String, String> terminal = Map.of("ferry.terminal", "true", "ferry.results", "terminal");
        assertThat(Console.of(stream, stream, terminal, Map.of("TERM", "xterm")).hasColours())
                .isTrue();
        assertThat(Console.of(stream, stream, terminal, Map.of("NO_COLOR", "1")).hasColours())
                .isFalse();
        assertThat(Console.of(stream, stream, terminal, Map.of("NO_COLOR", "1")).isTerminal())
                .isTrue();
        assertThat(Console.of(stream, stream, terminal, Map.of("TERM", "dumb")).isTerminal())
                .isFalse();
    }

    @Test
    void figures_read_as_people_write_them() {
        assertThat(Figures.count(1, "issue")).isEqualTo("1 issue");
        assertThat(Figures.count(60_000, "issue")).isEqualTo("60,000 issues");
        assertThat(Figures.time(Duration.ofMillis(9_940))).isEqualTo("9.9 s");
        assertThat(Figures.time(Duration.ofSeconds(59))).isEqualTo("59 s");
        assertThat(Figures.time(Duration.ofSeconds(3_599))).isEqualTo("59 min 59 s");
        assertThat(Figures.time(Duration.ofMinutes(130))).isEqualTo("2 h 10 min");
        assertThat(Figures.rate(0.349)).isEqualTo("0.35/s");
        assertThat(Figures.rate(1234)).isEqualTo("1,234/s");
        assertThat(Figures.size(999)).isEqualTo("999 bytes");
        assertThat(Figures.size(3_400_000)).isEqualTo("3.4 MB");
    }

    private static final class HandClock extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
