package dev.ferry.cli.archives;

import dev.ferry.archive.Anonymizer;
import dev.ferry.archive.Archive;
import dev.ferry.archive.ArchivedIssueText;
import dev.ferry.archive.ArchivedIssueText.Line;
import dev.ferry.archive.DataException;
import dev.ferry.archive.LegacyId;
import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.terminal.Console;
import dev.ferry.cli.terminal.Paint;
import dev.ferry.mapping.people.OptOut;
import dev.ferry.mapping.people.People;
import dev.ferry.mapping.people.UserMap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ferry archive show}: one issue as the archive holds it. */
@Command(
        name = "show",
        description =
                "Show one issue of an archive with its messages, files, links and history. Coloured on a terminal,"
                        + " unless NO_COLOR is set; control characters of old texts are shown and not obeyed.",
        footer = {"Examples:", "  ferry archive show 812", "  ferry archive show 812 --archive old.zip | less"})
public final class ArchiveShowCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private ArchiveFile file = new ArchiveFile();

    @Parameters(paramLabel = "ID", description = "the issue's id in the old tracker")
    private String id = "";

    @Option(
            names = "--opt-out",
            paramLabel = "FILE",
            description = "a list of people who asked not to be named: shown without their names (default: the one that"
                    + " ferry.yaml names)")
    private Optional<Path> optOut = Optional.empty();

    public ArchiveShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Path path = file.existing(session);
        try (Archive archive = Archive.open(path)) {
            ArchivedIssueText.of(archive, new LegacyId(id), anonymizer(archive))
                    .orElseThrow(() ->
                            new DataException(path + ": " + DeltaWords.lacks(archive.manifest(), new LegacyId(id))))
                    .forEach(line -> session.console().result(painted(line, session.console())));
        }
        return ExitCode.DONE.code();
    }

    private Anonymizer anonymizer(Archive archive) {
        return optOut.or(this::ofTheWorkspace)
                .<Anonymizer>map(list -> People.of(archive.users(), UserMap.empty(), false, OptOut.read(list)))
                .orElse(Anonymizer.NONE);
    }

    /** An archive can be looked at anywhere; where there is a workspace, its list counts. */
    private Optional<Path> ofTheWorkspace() {
        return Files.exists(session.folder().resolve(Workspace.CONFIGURATION_FILE))
                ? session.workspace().configuration().mapping().optOut()
                : Optional.empty();
    }

    private static String painted(Line line, Console console) {
        String text = line.text();
        return switch (line.kind()) {
            case TITLE -> Paint.STRONG.on(text, console);
            case HEADING -> Paint.HEADING.on(text, console);
            case NOTE -> Paint.FAINT.on(text, console);
            case FIELD -> {
                int label = text.indexOf(':') + 1;
                yield Paint.LABEL.on(text.substring(0, label), console) + text.substring(label);
            }
            case TEXT, BLANK -> text;
        };
    }
}
