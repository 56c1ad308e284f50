package dev.ferry.cli.throttle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.github.LimitOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What {@code ferry throttle} asks for, beside what {@code ferry.yaml} says; what is absent stays as it is there.
 *
 * @param id tells orders apart, so that whoever wrote one can see that it was taken over
 * @param paused whether a run is to send nothing
 * @param pausedRun which one, as the workspace's lock tells; no other heeds it
 */
public record Order(
        String id,
        Optional<Integer> writesPerMinute,
        Optional<Integer> writesPerHour,
        Optional<Integer> concurrency,
        boolean paused,
        Optional<String> pausedRun) {
    /** GitHub's documented ceiling for requests at one time. */
    public static final int MOST_CONCURRENCY = 100;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Nothing is asked for. */
    public static Order none() {
        return new Order("", Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty());
    }

    /** A file that holds no order: written by hand, or damaged. */
    public static final class UnreadableException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnreadableException(Path file, String why) {
            super(file + " is not what `ferry throttle` writes (" + why
                    + "); it counts for nothing, and the next `ferry throttle` with an option writes it anew");
        }
    }

    /** The order in a file, or none; {@link UnreadableException} where it holds something else. */
    public static Order read(Path file) {
        Optional<String> text = SmallFile.read(file);
        return text.isEmpty() ? none() : parse(file, text.get());
    }

    static Order parse(Path file, String text) {
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UnreadableException(file, "no JSON");
        }
        if (!json.isObject()
                || !json.path("id").isTextual()
                || !json.path("paused").isBoolean()) {
            throw new UnreadableException(file, "id or paused is missing");
        }
        return new Order(
                json.path("id").textValue(),
                count(file, json, "writesPerMinute", Integer.MAX_VALUE),
                count(file, json, "writesPerHour", Integer.MAX_VALUE),
                count(file, json, "concurrency", MOST_CONCURRENCY),
                json.path("paused").booleanValue(),
                Optional.ofNullable(json.path("pausedRun").textValue()));
    }

    private static Optional<Integer> count(Path file, JsonNode json, String key, int most) {
        JsonNode value = json.path(key);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isInt() || value.intValue() < 1 || value.intValue() > most) {
            throw new UnreadableException(file, key + " is no number from 1 to " + most);
        }
        return Optional.of(value.intValue());
    }

    /** Writes it beside and renames it, so that no reader sees half of it. */
    public void write(Path file) {
        ObjectNode json = JSON.createObjectNode().put("id", id);
        writesPerMinute.ifPresent(count -> json.put("writesPerMinute", count));
        writesPerHour.ifPresent(count -> json.put("writesPerHour", count));
        concurrency.ifPresent(count -> json.put("concurrency", count));
        pausedRun.ifPresent(run -> json.put("pausedRun", run));
        SmallFile.write(file, json.put("paused", paused) + "\n");
    }

    /** The same as a new order. */
    public Order renewed() {
        return new Order(UUID.randomUUID().toString(), writesPerMinute, writesPerHour, concurrency, paused, pausedRun);
    }

    /** The same, pausing this run. */
    public Order pausing(String run) {
        return new Order(id, writesPerMinute, writesPerHour, concurrency, true, Optional.of(run));
    }

    /** The same without a pause. */
    public Order resuming() {
        return new Order(id, writesPerMinute, writesPerHour, concurrency, false, Optional.empty());
    }

    /** The same without limits. */
    public Order withoutLimits() {
        return new Order(id, Optional.empty(), Optional.empty(), Optional.empty(), paused, pausedRun);
    }

    /** Whether it pauses something else than this run. */
    boolean pausesAnother(Optional<String> run) {
        return paused && (pausedRun.isEmpty() || !pausedRun.equals(run));
    }

    /** The same with those limits that the other one has. */
    public Order with(Order other) {
        return new Order(
                id,
                other.writesPerMinute.or(() -> writesPerMinute),
                other.writesPerHour.or(() -> writesPerHour),
                other.concurrency.or(() -> concurrency),
                paused,
                pausedRun);
    }

    /** Whether it changes what the configuration says. */
    public boolean limits() {
        return writesPerMinute.isPresent() || writesPerHour.isPresent() || concurrency.isPresent();
    }

    /** The configured limits as this order changes them. */
    public LimitOptions over(LimitOptions configured) {
        LimitOptions rates = configured.withRates(
                writesPerMinute.or(configured::writesPerMinute), writesPerHour.or(configured::writesPerHour));
        return concurrency.map(rates::withWriters).orElse(rates);
    }

    /** What it asks for, for people. */
    public String words() {
        List<String> words = new ArrayList<>();
        writesPerMinute.ifPresent(count -> words.add(Figures.count(count, "write") + " a minute"));
        writesPerHour.ifPresent(count -> words.add(Figures.count(count, "write") + " an hour"));
        concurrency.ifPresent(count -> words.add(Figures.count(count, "write") + " at once"));
        return String.join(", ", words);
    }
}
