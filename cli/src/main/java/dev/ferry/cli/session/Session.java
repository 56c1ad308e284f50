package dev.ferry.cli.session;

import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.run.LogFile;
import dev.ferry.cli.run.LogLayout;
import dev.ferry.cli.run.Signals;
import dev.ferry.cli.run.StopFlag;
import dev.ferry.cli.terminal.Console;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** What one run of the program has in hand; every command gets it and composes its stage from it. */
public final class Session {
    private final Console console;
    private final Map<String, String> environment;
    private final Clock clock;
    private final GlobalOptions options;
    private final StopFlag stop = new StopFlag();
    private final LogLayout log = new LogLayout();

    public Session(Console console, Map<String, String> environment, Clock clock, GlobalOptions options) {
        this.console = console;
        this.environment = Map.copyOf(environment);
        this.clock = clock;
        this.options = options;
    }

    /** Where results, messages and progress go. */
    public Console console() {
        return console;
    }

    /** The time. */
    public Clock clock() {
        return clock;
    }

    /** Raised by Ctrl-C once a stage has begun. */
    public StopFlag stop() {
        return stop;
    }

    /** The environment variables. */
    public Map<String, String> environment() {
        return environment;
    }

    /** How the log writes its lines, and what it must not show. */
    public LogLayout log() {
        return log;
    }

    /** This machine's name, as the system tells it; for reports. */
    public String host() {
        return Optional.ofNullable(environment.get("HOSTNAME")).orElseGet(() -> {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException e) {
                return "unknown";
            }
        });
    }

    /** The folder that {@code -C} names, whether it holds a workspace or not. */
    public Path folder() {
        return options.workspace().toAbsolutePath().normalize();
    }

    /** The workspace, for commands that only look. */
    public Workspace workspace() {
        return Workspace.open(folder(), environment);
    }

    /** The workspace, for a stage: it is logged, and Ctrl-C asks it to stop instead of ending it. */
    public Workspace beginStage() {
        Workspace workspace = workspace();
        LogFile.open(workspace.log(), options.verbose(), log);
        Signals.route(
                stop, () -> console.say("Stopping at the next item boundary; press Ctrl-C again to stop at once."));
        return workspace;
    }
}
