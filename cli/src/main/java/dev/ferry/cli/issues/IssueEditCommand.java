package dev.ferry.cli.issues;

import dev.ferry.cli.run.UsageException;
import dev.ferry.cli.session.Session;
import dev.ferry.github.IssueEdit;
import dev.ferry.mapping.Marker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ferry issue edit}. */
@Command(
        name = "edit",
        description = "Give the issue another title or text. The marker in its last line stays.",
        footer = {
            "Examples:",
            "  ferry issue edit 812 --title \"A title that fits\"",
            "  ferry issue edit 812 --body-file text.md"
        })
public final class IssueEditCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private IssueChoice choice = new IssueChoice();

    @Mixin
    private StrangerOption stranger = new StrangerOption();

    @Option(names = "--title", paramLabel = "TEXT", description = "the new title")
    private Optional<String> title = Optional.empty();

    @Option(
            names = "--body-file",
            paramLabel = "FILE",
            description = "a file with the new text, in UTF-8; the marker is put under it where it lacks it")
    private Optional<Path> body = Optional.empty();

    public IssueEditCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (title.isEmpty() && body.isEmpty()) {
            throw new UsageException("what is to be changed? --title or --body-file");
        }
        return new Surgery(session, choice, stranger.isMeant()).run("edit", this::change);
    }

    private Surgery.Change change(Patient patient) throws IOException {
        IssueEdit edit = IssueEdit.none();
        if (title.isPresent()) {
            edit = edit.withTitle(title.get());
        }
        if (body.isPresent()) {
            edit = edit.withBody(marked(Files.readString(body.get()), patient));
        }
        return new Edit("edit", edit);
    }

    /** Without the marker a lost ledger could not be rebuilt, and nothing would tell whose the issue is. */
    private static String marked(String text, Patient patient) {
        Optional<Marker> own = Marker.parse(patient.issue().body());
        if (own.isEmpty() || Marker.parse(text).equals(own)) {
            return text;
        }
        return own.get().appendTo(Marker.defuse(text).stripTrailing());
    }
}
