package dev.ferry.cli;

import dev.ferry.cli.terminal.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;

/** Where the program starts. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        // Results are files more often than not: always UTF-8, whatever the system's locale says.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        Map<String, String> properties = System.getProperties().stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, name -> System.getProperty(name, "")));
        Console console = Console.of(out, err, properties, System.getenv());
        int code =
                Ferry.of(console, System.getenv(), Clock.systemUTC(), arguments).run(arguments);
        out.flush();
        err.flush();
        // Not halt(): the log's appender and the temporary files have shutdown hooks.
        System.exit(code);
    }
}
