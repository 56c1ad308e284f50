package dev.ferry.cli.issues;

import dev.ferry.cli.run.UsageException;
import dev.ferry.cli.session.Desk;
import dev.ferry.cli.session.Session;
import dev.ferry.github.IssueLookup;
import dev.ferry.github.IssueView;
import dev.ferry.github.Issues;
import dev.ferry.github.Outcome;
import dev.ferry.mapping.render.LockReason;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ferry issue lock}. */
@Command(
        name = "lock",
        description = "Lock the issue, so that only collaborators may comment; or unlock it.",
        footer = {"Examples:", "  ferry issue lock 812 --reason \"too heated\"", "  ferry issue lock 812 --off"})
public final class IssueLockCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private IssueChoice choice = new IssueChoice();

    @Mixin
    private StrangerOption stranger = new StrangerOption();

    @Option(
            names = "--reason",
            paramLabel = "WHY",
            description = "off-topic, too heated, resolved or spam (default: none)")
    private Optional<String> reason = Optional.empty();

    @Option(names = "--off", description = "unlock it")
    private boolean off;

    public IssueLockCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (reason.filter(word -> LockReason.of(word).isEmpty()).isPresent()) {
            throw new UsageException("--reason: off-topic, too heated, resolved or spam, not " + reason.get());
        }
        return new Surgery(session, choice, stranger.isMeant())
                .run(
                        "lock",
                        patient -> off
                                ? new Locking("unlock", false, Optional.empty())
                                : new Locking("lock", true, reason));
    }

    private record Locking(String name, boolean locked, Optional<String> reason) implements Surgery.Change {
        @Override
        public boolean isDone(IssueLookup lookup) {
            return Surgery.found(lookup).filter(this::isAsWanted).isPresent();
        }

        /** Where no reason is wanted, any will do. */
        private boolean isAsWanted(IssueView issue) {
            return issue.locked() == locked
                    && reason.filter(word -> !issue.lockReason().equals(reason)).isEmpty();
        }

        @Override
        public Outcome<?> ask(Desk desk, Patient patient) {
            Issues issues = desk.github().issues(patient.repository());
            return locked
                    ? issues.lock(patient.address().number(), reason)
                    : issues.unlock(patient.address().number());
        }
    }
}
