package dev.ferry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.cli.terminal.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandNamesTest {
    @Test
    void a_workspace_may_have_the_name_of_a_command() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        String[] arguments = {"-C", "archive", "status"};

        int exit = Ferry.of(Console.of(stream, stream, Map.of(), Map.of()), Map.of(), Clock.systemUTC(), arguments)
                .run(arguments);

        assertThat(said.toString(StandardCharsets.UTF_8)).contains("there is no ferry.yaml in ", "archive");
        assertThat(exit).isEqualTo(3);
    }
}
