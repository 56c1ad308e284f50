package dev.ferry.cli.terminal;

import dev.ferry.mapping.StageProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Shows how the stages of a command go on: a redrawn line on a terminal, a plain line every few seconds elsewhere, with
 * count, rate, time left and what is waited for; and a line that sums a stage up when it ends. Any thread may report; a
 * thread of its own draws, and ends with {@link #close()}.
 */
public final class Progress implements StageProgress, AutoCloseable {
    private static final Duration REDRAW = Duration.ofMillis(200);
    private static final Duration LINE = Duration.ofSeconds(5);

    private final Console console;
    private final Clock clock;
    private final String noun;
    private final ScheduledExecutorService ticker;
    private Optional<Stage> stage = Optional.empty();
    private Optional<String> waiting = Optional.empty();
    /** What everything stands still for, by who said so. */
    private final Map<String, String> holds = new LinkedHashMap<>();

    private static final class Stage {
        private final String name;
        private final long total;
        private final Instant begun;
        private final Rate rate;
        private long done;

        private Stage(String name, long total, Clock clock) {
            this.name = name;
            this.total = total;
            this.begun = clock.instant();
            this.rate = new Rate(clock);
        }
    }

    private Progress(Console console, Clock clock, String noun) {
        this.console = console;
        this.clock = clock;
        this.noun = noun;
        this.ticker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins to show the stages of a command that counts things called {@code noun}, such as "issue". */
    public static Progress start(Console console, Clock clock, String noun) {
        Progress progress = new Progress(console, clock, noun);
        Duration tick = console.isTerminal() ? REDRAW : LINE;
        Future<?> unused = progress.ticker.scheduleAtFixedRate(
                progress::show, tick.toMillis(), tick.toMillis(), TimeUnit.MILLISECONDS);
        return progress;
    }

    /** A stage begins; a count of zero means that it is not known. The stage before it is summed up. */
    @Override
    public synchronized void begin(String name, long items) {
        end();
        stage = Optional.of(new Stage(name, items, clock));
        waiting = Optional.empty();
    }

    @Override
    public synchronized void advance(long items) {
        stage.ifPresent(now -> now.done += items);
        waiting = Optional.empty();
    }

    /** Shows what is waited for, until something is done. Where no stage shows a line it is said at once. */
    public synchronized void waitFor(String what) {
        waiting = Optional.of(what);
        if (stage.isEmpty()) {
            console.say("waiting: " + what);
        }
    }

    /** Everything stands still until the same holder lets it go on, which is an empty reason; shown all the time and said once. */
    public synchronized void hold(String holder, Optional<String> why) {
        if (why.isPresent()) {
            holds.put(holder, why.get());
            console.say("paused: " + why.get());
        } else {
            holds.remove(holder);
        }
    }

    /** What everything stands still for. */
    public synchronized Optional<String> held() {
        return holds.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", holds.values()));
    }

    /** Prints a message without disturbing the line. */
    @Override
    public void say(String message) {
        console.say(message);
    }

    private void show() {
        line().ifPresent(line -> {
            if (console.isTerminal()) {
                console.redraw(line);
            } else {
                console.say(line);
            }
        });
    }

    synchronized Optional<String> line() {
        return stage.map(now -> line(now, console.isTerminal() ? console.columns() - 1 : Integer.MAX_VALUE));
    }

    /** As much as has room, what is waited for first: a line that is cut off would lose its end, which matters most. */
    private String line(Stage now, int room) {
        now.rate.note(now.done);
        String count = counted(now);
        String rate = "";
        String left = "";
        OptionalDouble perSecond = now.rate.perSecond();
        if (perSecond.isPresent() && now.done > 0) {
            rate = ", " + Figures.rate(perSecond.getAsDouble());
            if (now.total > now.done && perSecond.getAsDouble() > 0) {
                long seconds = Math.round((now.total - now.done) / perSecond.getAsDouble());
                left = ", " + Figures.time(Duration.ofSeconds(seconds)) + " left";
            }
        }
        String wait = held().map(why -> "paused: " + why)
                .orElseGet(() -> waiting.map(what -> "waiting: " + what).orElse(""));
        String waits = wait.isEmpty() ? "" : ", " + wait;
        return Stream.of(count + rate + left + waits, count + left + waits, count + waits, wait, count)
                .filter(line -> !line.isEmpty() && line.length() <= room)
                .findFirst()
                .orElse(wait.isEmpty() ? count : wait);
    }

    private String counted(Stage now) {
        return now.total > 0
                ? now.name + ": " + Figures.count(now.done) + " of " + Figures.count(now.total, noun)
                : now.name + ": " + Figures.count(now.done, noun);
    }

    /** The stage is over: its last line tells its whole time and mean rate. */
    public synchronized void end() {
        // A command that ends before anything was done has said why.
        stage.filter(now -> now.done > 0 || now.total == 0).ifPresent(now -> {
            Duration time = Duration.between(now.begun, clock.instant());
            String rate =
                    now.done > 0 && time.toMillis() > 0 ? ", " + Figures.rate(now.done * 1000.0 / time.toMillis()) : "";
            console.say(counted(now) + " in " + Figures.time(time) + rate);
        });
        stage = Optional.empty();
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        end();
    }
}
