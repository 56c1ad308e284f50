package dev.ferry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.cli.terminal.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The help of every command: it fits a terminal of 80 columns, and says what a newcomer asks. */
final class HelpTest {
    private static final int COLUMNS = 80;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Ferry ferry() {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return Ferry.of(Console.of(stream, stream, Map.of(), Map.of()), Map.of(), Clock.systemUTC());
    }

    private static Stream<CommandSpec> all(CommandLine command) {
        return Stream.concat(
                Stream.of(command.getCommandSpec()),
                command.getSubcommands().values().stream().flatMap(HelpTest::all));
    }

    private String help(CommandSpec command) {
        out.reset();
        List<String> arguments = new ArrayList<>(List.of(command.qualifiedName().split(" ")));
        arguments.remove(0);
        arguments.add("--help");
        assertThat(ferry().run(arguments.toArray(String[]::new))).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void help_may_stand_before_a_command_too() {
        for (String command : new String[] {"import", "archive show"}) {
            String behind = help(command + " --help");
            assertThat(help("help " + command)).isEqualTo(behind).contains("Usage: ferry " + command);
        }
        assertThat(help("help")).isEqualTo(help("--help"));
    }

    private String help(String words) {
        out.reset();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        String[] arguments = words.split(" ");
        assertThat(Ferry.of(Console.of(stream, stream, Map.of(), Map.of()), Map.of(), Clock.systemUTC(), arguments)
                        .run(arguments))
                .isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void no_line_of_any_commands_help_is_wider_than_a_terminal() {
        List<CommandSpec> commands = all(ferry().commandLine()).toList();
        assertThat(commands).hasSizeGreaterThan(15);
        for (CommandSpec command : commands) {
            assertThat(help(command).lines())
                    .as(command.qualifiedName())
                    .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(COLUMNS));
        }
    }

    @Test
    void every_command_option_and_argument_is_described_and_every_command_has_an_example() {
        assertThat(all(ferry().commandLine())).allSatisfy(command -> {
            assertThat(command.usageMessage().description())
                    .as(command.qualifiedName())
                    .isNotEmpty();
            assertThat(command.args())
                    .allSatisfy(argument -> assertThat(argument.description())
                            .as(command.qualifiedName() + " " + argument.paramLabel())
                            .isNotEmpty()
                            .noneMatch(String::isBlank));
            assertThat(help(command)).as(command.qualifiedName()).containsPattern("\n(Examples?:|A first look)");
        });
    }

    @Test
    void the_stages_say_what_comes_next() {
        assertThat(all(ferry().commandLine())
                        .filter(command -> List.of(
                                        "init",
                                        "doctor",
                                        "forecast",
                                        "preview",
                                        "export",
                                        "import",
                                        "transfer",
                                        "rewrite",
                                        "relations",
                                        "verify")
                                .contains(command.name())))
                .hasSize(10)
                .allSatisfy(command -> assertThat(help(command)).contains("\nNext: "));
    }

    @Test
    void the_first_page_names_all_commands_and_exit_codes() {
        Ferry ferry = ferry();
        String page = help(ferry.commandLine().getCommandSpec());
        assertThat(ferry.commandLine().getSubcommands().keySet())
                .allSatisfy(name -> assertThat(page).contains("\n  " + name + " "));
        assertThat(page).contains("Exit codes:", "  0   done", "130   interrupted");
    }
}
