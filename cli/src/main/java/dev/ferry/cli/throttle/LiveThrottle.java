package dev.ferry.cli.throttle;

import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.terminal.Progress;
import dev.ferry.github.GitHub;
import dev.ferry.github.LimitOptions;
import dev.ferry.mapping.ledger.LockHolder;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets {@code ferry throttle} change a running stage: looks at the order's file five times a second, does what it says, and
 * tells in a file of its own what holds now. A pause ends with the run, or with the start of the next one; limits stay until
 * they are taken back, and a stage says so when it begins. The thread ends with {@link #close()}.
 */
public final class LiveThrottle implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveThrottle.class);
    private static final long LOOK_MILLIS = 200;
    private static final String HOLDER = "throttle";
    private static final String PAUSED = "`ferry throttle --pause`; `ferry throttle --resume` goes on";

    private final Workspace workspace;
    private final GitHub github;
    private final Progress progress;
    private final LimitOptions configured;
    private final ScheduledExecutorService looking;
    /** This run, as the workspace's lock tells it; known from the beginning on. */
    private Optional<String> run = Optional.empty();

    private Order order = Order.none();
    private Optional<String> seen = Optional.empty();
    private String told = "";
    /** Of the looking thread: what was logged last. */
    private String trouble = "";

    /** Of a client that is not in use yet; does nothing before {@link #start}. */
    public LiveThrottle(Workspace workspace, GitHub github, Progress progress) {
        this.workspace = workspace;
        this.github = github;
        this.progress = progress;
        this.configured = github.limits();
        this.looking = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "ferry-throttle");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins with what was asked for before, and follows what is asked for from now on. */
    public void start() {
        begin();
        Future<?> unused = looking.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void begin() {
        run = LockHolder.of(workspace.configuration().database()).map(LockHolder::toString);
        // The workspace counts as running before this: a pause may be meant for this run already.
        if (endPause(there -> there.pausesAnother(run))) {
            progress.say("An earlier run was paused by `ferry throttle --pause`; this one is not.");
        }
        takeOver(github::beginWith);
        if (order.paused()) {
            progress.hold(HOLDER, Optional.of(PAUSED));
        }
        if (order.limits()) {
            progress.say("Throttled to " + order.words()
                    + " by `ferry throttle`, whatever ferry.yaml says; `ferry throttle --reset` ends that");
        }
        tell();
    }

    /** One look; a file that can not be read or written must not end the looking. */
    private void look() {
        try {
            if (takeOver(github::throttle)) {
                say();
            }
            tell();
            trouble = "";
        } catch (UncheckedIOException e) {
            String message = String.valueOf(e.getMessage());
            if (!message.equals(trouble)) {
                trouble = message;
                LOG.warn("the files of `ferry throttle` can not be used: {}", message);
            }
        }
    }

    /** Does what the file says, if that is something new. */
    private synchronized boolean takeOver(Consumer<LimitOptions> throttle) {
        Optional<String> text = SmallFile.read(workspace.throttle());
        if (text.equals(seen)) {
            return false;
        }
        seen = text;
        try {
            Order there = text.isEmpty() ? Order.none() : Order.parse(workspace.throttle(), text.get());
            // Given while the run that it names ended and this one began: its giver must not believe that it was taken
            // over.
            order = there.pausesAnother(run) ? there.resuming().renewed() : there;
        } catch (Order.UnreadableException e) {
            progress.say(e.getMessage() + "; what held before still holds");
            return false;
        }
        throttle.accept(order.over(configured));
        github.hold(order.paused());
        return true;
    }

    private synchronized void say() {
        progress.hold(HOLDER, order.paused() ? Optional.of(PAUSED) : Optional.empty());
        if (!order.paused()) {
            progress.say(
                    "`ferry throttle`: " + (order.limits() ? order.words() : "the limits are those of ferry.yaml"));
        }
    }

    private synchronized void tell() {
        String text = LiveState.of(order.id(), progress.held(), github.standing())
                .json()
                .toString();
        if (!text.equals(told)) {
            told = text;
            SmallFile.write(workspace.throttled(), text + "\n");
        }
    }

    /**
     * Takes such a pause out of the file and leaves the limits; true where there was one. It is a new order then: who gave the
     * one with the pause must not believe that it was taken over.
     */
    private boolean endPause(Predicate<Order> such) {
        try {
            Order there = Order.read(workspace.throttle());
            boolean ends = there.paused() && such.test(there);
            if (ends) {
                there.resuming().renewed().write(workspace.throttle());
            }
            return ends;
        } catch (Order.UnreadableException e) {
            // It is told when it is taken over.
            return false;
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
        try {
            if (!looking.awaitTermination(1, TimeUnit.SECONDS)) {
                LOG.warn("the watch for `ferry throttle` did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            endPause(there -> true);
            SmallFile.remove(workspace.throttled());
        } catch (UncheckedIOException e) {
            LOG.warn("the files of `ferry throttle` can not be used: {}", String.valueOf(e.getMessage()));
        }
    }
}
