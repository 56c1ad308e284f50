package dev.ferry.cli.operate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.run.UsageException;
import dev.ferry.cli.session.Connection;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.terminal.Safe;
import dev.ferry.cli.throttle.LiveState;
import dev.ferry.cli.throttle.Order;
import dev.ferry.github.LimitOptions;
import dev.ferry.mapping.ledger.LockHolder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ferry throttle}: how fast the running stage may go, while it runs. */
@Command(
        name = "throttle",
        description = "Slow down, speed up, pause or resume the stage that runs, within a second. Without an option:"
                + " show what holds now. Where nothing runs, limits are kept for the next stage.",
        footer = {
            "Examples:",
            "  ferry throttle --writes-per-minute 20",
            "  ferry throttle --pause",
            "  ferry throttle",
            "",
            "Limits hold for each token, and until --reset, also for later stages. A pause ends with the run."
        })
public final class ThrottleCommand implements Callable<Integer> {
    private static final Duration GLANCE = Duration.ofMillis(50);
    private static final int MOST_GLANCES = 100;

    private final Session session;

    @Option(names = "--writes-per-minute", paramLabel = "N", description = "so many writes in any minute")
    private Optional<Integer> perMinute = Optional.empty();

    @Option(names = "--writes-per-hour", paramLabel = "N", description = "so many writes in any hour")
    private Optional<Integer> perHour = Optional.empty();

    @Option(names = "--concurrency", paramLabel = "N", description = "so many writes at once, at most 100")
    private Optional<Integer> concurrency = Optional.empty();

    @Option(names = "--pause", description = "send nothing more; what is under way is answered")
    private boolean pause;

    @Option(names = "--resume", description = "go on after --pause")
    private boolean resume;

    @Option(names = "--reset", description = "the limits of ferry.yaml again")
    private boolean reset;

    @Option(names = "--json", description = "print one JSON object")
    private boolean json;

    public ThrottleCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        Order asked = asked();
        Workspace workspace = session.workspace();
        Optional<LockHolder> running = LockHolder.of(workspace.configuration().database());
        if (!asked.limits() && !pause && !resume && !reset) {
            show(workspace, running, LiveState.of(workspace.throttled(), running));
            return ExitCode.DONE.code();
        }
        if (pause && running.isEmpty()) {
            throw new UsageException("--pause: nothing runs in this workspace; a pause is for a run, and ends with it");
        }
        Order order = order(workspace, asked, running);
        order.write(workspace.throttle());
        if (running.isEmpty()) {
            session.console().say("Nothing runs: kept for the next stage.");
            show(workspace, running, Optional.empty());
            return ExitCode.DONE.code();
        }
        Optional<LiveState> taken = awaitTaken(workspace, order);
        show(workspace, running, taken.or(() -> LiveState.of(workspace.throttled(), running)));
        if (taken.isEmpty()) {
            session.console()
                    .say(running.get() + " has not taken it over: it sends nothing to GitHub, or has just ended. "
                            + (pause
                                    ? "A pause is for that run alone, the next stage is not paused by it: see"
                                            + " `ferry throttle`, and pause again what runs."
                                    : "The next stage does."));
            return ExitCode.INCOMPLETE.code();
        }
        return ExitCode.DONE.code();
    }

    private Order asked() {
        if (pause && resume) {
            throw new UsageException("--pause and --resume: give one of them");
        }
        Order asked = new Order("", perMinute, perHour, concurrency, pause, Optional.empty());
        if (reset && asked.limits()) {
            throw new UsageException("--reset takes all limits back; give new ones without it");
        }
        count("--writes-per-minute", perMinute, Integer.MAX_VALUE);
        count("--writes-per-hour", perHour, Integer.MAX_VALUE);
        count("--concurrency", concurrency, Order.MOST_CONCURRENCY);
        return asked;
    }

    private static void count(String option, Optional<Integer> value, int most) {
        if (value.filter(count -> count < 1 || count > most).isPresent()) {
            throw new UsageException(option + ": it is a number "
                    + (most == Integer.MAX_VALUE ? "of at least 1" : "from 1 to " + most)
                    + "; to stop for a while there is --pause");
        }
    }

    /** What was asked for before, changed by what is asked for now. */
    private Order order(Workspace workspace, Order asked, Optional<LockHolder> running) {
        Order before = kept(workspace);
        Order limits = reset ? before.withoutLimits() : before.with(asked);
        if (resume) {
            return limits.resuming().renewed();
        }
        return (pause ? limits.pausing(running.orElseThrow().toString()) : limits).renewed();
    }

    private Optional<LiveState> awaitTaken(Workspace workspace, Order order) throws InterruptedException {
        for (int glance = 0; glance < MOST_GLANCES; glance++) {
            Optional<LockHolder> running =
                    LockHolder.of(workspace.configuration().database());
            Optional<LiveState> state = LiveState.of(workspace.throttled(), running)
                    .filter(live -> live.taken().equals(order.id()));
            if (state.isPresent() || running.isEmpty()) {
                return state;
            }
            session.stop().sleep(GLANCE);
        }
        return Optional.empty();
    }

    private void show(Workspace workspace, Optional<LockHolder> running, Optional<LiveState> live) {
        LiveState state = live.orElseGet(() -> next(workspace));
        if (json) {
            ObjectNode object = state.json();
            object.put("running", running.isPresent());
            object.put("live", live.isPresent());
            session.console().result(object.toString());
            return;
        }
        line("running", running.map(LockHolder::toString).orElse("nothing; the next stage has these limits"));
        state.paused().ifPresent(why -> line("paused", why));
        line("writes", rates(state.writesPerMinute(), state.writesPerHour(), "as fast as the server takes them"));
        line(
                "at once",
                state.concurrency().map(String::valueOf).orElse("as many as the server answers quickly")
                        + (live.isPresent() && state.concurrency().isEmpty()
                                ? ", now "
                                        + state.tokens().stream()
                                                .mapToInt(LiveState.Token::writers)
                                                .sum()
                                : ""));
        for (LiveState.Token token : state.tokens()) {
            String learned = rates(token.learnedPerMinute(), token.learnedPerHour(), "");
            line(
                    "token",
                    token.name()
                            + (token.good() ? "" : ", refused by the server")
                            + (learned.isEmpty() ? "" : ", learnt: " + learned)
                            + token.waiting().map(words -> ", " + words).orElse(""));
        }
    }

    /** What a stage would begin with. */
    private LiveState next(Workspace workspace) {
        LimitOptions limits = kept(workspace).over(Connection.limits(workspace.configuration()));
        return LiveState.planned(limits);
    }

    /** What was asked for before; something else in its file is told and counts for nothing. */
    private Order kept(Workspace workspace) {
        try {
            return Order.read(workspace.throttle());
        } catch (Order.UnreadableException e) {
            session.console().say(String.valueOf(e.getMessage()));
            return Order.none();
        }
    }

    private static String rates(Optional<Integer> minute, Optional<Integer> hour, String otherwise) {
        String words = new Order("", minute, hour, Optional.empty(), false, Optional.empty()).words();
        return words.isEmpty() ? otherwise : words;
    }

    private void line(String what, String value) {
        session.console().result(Safe.line(String.format("%-14s%s", what, value)));
    }
}
