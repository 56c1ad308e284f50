package dev.ferry.cli.setup;

import dev.ferry.archive.ConfigException;
import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.session.Session;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ferry init}: a workspace to begin with. */
@Command(
        name = "init",
        description =
                "Write a commented ferry.yaml, which makes the folder a workspace, and JSON schemas for editors beside it.",
        footer = {
            "Example:",
            "  ferry -C my-migration init",
            "",
            "Next: edit ferry.yaml, set GITHUB_TOKEN, then ferry doctor"
        })
public final class InitCommand implements Callable<Integer> {
    /** Where editors find what may stand in the files. */
    private static final String SCHEMAS = "schema";

    private final Session session;

    @Option(names = "--force", description = "replace the ferry.yaml that is there")
    private boolean force;

    public InitCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Path file = session.folder().resolve(Workspace.CONFIGURATION_FILE);
        if (Files.exists(file) && !force) {
            throw new ConfigException(file + " is there already; edit it, or replace it with --force");
        }
        Files.createDirectories(session.folder());
        copy("ferry.yaml", file);
        Path schemas = Files.createDirectories(session.folder().resolve(SCHEMAS));
        copy("ferry.schema.json", schemas.resolve("ferry.schema.json"));
        copy("labels.schema.json", schemas.resolve("labels.schema.json"));
        session.console().result("Wrote " + file);
        session.console()
                .result("Next: edit it, set the variable GITHUB_TOKEN, then run `ferry -C " + session.folder()
                        + " doctor`");
        return ExitCode.DONE.code();
    }

    private static void copy(String resource, Path file) throws IOException {
        try (InputStream in = InitCommand.class.getResourceAsStream(resource)) {
            Files.copy(Objects.requireNonNull(in, resource), file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
