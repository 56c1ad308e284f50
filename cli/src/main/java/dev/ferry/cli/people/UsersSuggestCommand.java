package dev.ferry.cli.people;

import dev.ferry.archive.Archive;
import dev.ferry.archive.ConfigException;
import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.session.WorkspaceArchive;
import dev.ferry.mapping.people.SuggestionTable;
import dev.ferry.mapping.people.Suggestions;
import dev.ferry.mapping.people.UserMap;
import dev.ferry.mapping.people.UserMapReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ferry users suggest}: the user map as far as the archive knows it, and guesses that are marked as such. */
@Command(
        name = "suggest",
        description =
                "Write users.csv: everybody who appears in the archive's issues, those who appear most first, with the GitHub"
                        + " account that the tracker knew. What is only a guess stands in a column of its own, for you to decide.",
        footer = {
            "Examples:",
            "  ferry users suggest",
            "  ferry users suggest -o users-new.csv",
            "",
            "Next: change each '?' to an account, or to nothing for somebody who is not to be named; then",
            "mapping: { users: users.csv } in ferry.yaml, and ferry doctor"
        })
public final class UsersSuggestCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private WorkspaceArchive archive = new WorkspaceArchive();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "write to this file, which is not there yet (default: users.csv in the workspace)")
    private Optional<Path> output = Optional.empty();

    public UsersSuggestCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Workspace workspace = session.workspace();
        Path place = output.map(Path::toAbsolutePath)
                .orElseGet(() -> workspace.folder().resolve("users.csv"));
        if (Files.exists(place)) {
            throw new ConfigException(taken(place));
        }
        Path source = archive.existing(workspace);
        Optional<Path> inUse = workspace.configuration().mapping().users();
        // The file that is written now may be named in ferry.yaml already.
        UserMap map = inUse.map(Path::toAbsolutePath)
                .filter(file -> !file.normalize().equals(place.normalize()))
                .map(UserMapReader::read)
                .orElse(UserMap.empty());
        try (Archive opened = Archive.open(source)) {
            Suggestions suggestions = Suggestions.of(opened.users(), opened.issues(), map);
            write(suggestions, place);
            new SuggestionWords(session.console(), suggestions).tell(place, inUse);
        }
        return ExitCode.DONE.code();
    }

    /** Beside its place first; what somebody decided there in the meantime is not written over. */
    private static void write(Suggestions suggestions, Path place) throws IOException {
        Path beside = place.resolveSibling(
                place.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        Files.createDirectories(place.getParent());
        try {
            try (Writer out = Files.newBufferedWriter(beside, StandardCharsets.UTF_8)) {
                SuggestionTable.write(suggestions.rows(), out);
            }
            Files.move(beside, place);
        } catch (FileAlreadyExistsException e) {
            throw new ConfigException(taken(place), e);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static String taken(Path place) {
        return place + " is there already, and may hold what somebody decided; name another file with -o";
    }
}
