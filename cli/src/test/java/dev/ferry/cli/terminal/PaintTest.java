package dev.ferry.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PaintTest {
    private static String painted(String text, Map<String, String> properties, Map<String, String> environment) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return Paint.HEADING.on(text, Console.of(nowhere, nowhere, properties, environment));
    }

    @Test
    void results_are_coloured_on_a_terminal_only() {
        Map<String, String> terminal = Map.of("ferry.results", "terminal");
        assertThat(painted("x", terminal, Map.of("TERM", "xterm"))).isEqualTo("\u001b[36mx\u001b[0m");
        // Progress may be shown while the results go to a file.
        assertThat(painted("x", Map.of("ferry.terminal", "true"), Map.of())).isEqualTo("x");
        assertThat(painted("x", Map.of(), Map.of())).isEqualTo("x");
    }

    @Test
    void nobody_who_does_not_want_colours_gets_them() {
        Map<String, String> terminal = Map.of("ferry.results", "terminal");
        assertThat(painted("x", terminal, Map.of("NO_COLOR", "1"))).isEqualTo("x");
        assertThat(painted("x", terminal, Map.of("TERM", "dumb"))).isEqualTo("x");
    }
}
