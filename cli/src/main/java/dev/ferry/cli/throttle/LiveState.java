package dev.ferry.cli.throttle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.github.LimitOptions;
import dev.ferry.github.Standing;
import dev.ferry.mapping.ledger.LockHolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What holds for the requests of a stage that runs, as it tells other processes.
 *
 * @param pid the process
 * @param taken the order that it took over last
 * @param paused why nothing is sent, if so
 * @param writesPerMinute the limit as configured or throttled
 * @param writesPerHour the same for an hour
 * @param concurrency so many writes at once; empty where that follows how the server answers
 * @param tokens each token's own state
 */
public record LiveState(
        long pid,
        String taken,
        Optional<String> paused,
        Optional<Integer> writesPerMinute,
        Optional<Integer> writesPerHour,
        Optional<Integer> concurrency,
        List<Token> tokens) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public LiveState {
        tokens = List.copyOf(tokens);
    }

    /** One token's state; {@code waiting} says until when and why, for people. */
    public record Token(
            String name,
            boolean good,
            int writers,
            Optional<Integer> learnedPerMinute,
            Optional<Integer> learnedPerHour,
            Optional<String> waiting) {}

    /** What a stage that does not run yet would begin with. */
    public static LiveState planned(LimitOptions limits) {
        return of(0, "", Optional.empty(), new Standing(limits, false, List.of()));
    }

    static LiveState of(String taken, Optional<String> paused, Standing standing) {
        return of(ProcessHandle.current().pid(), taken, paused, standing);
    }

    private static LiveState of(long pid, String taken, Optional<String> paused, Standing standing) {
        LimitOptions limits = standing.limits();
        return new LiveState(
                pid,
                taken,
                paused,
                limits.writesPerMinute(),
                limits.writesPerHour(),
                limits.adaptive() ? Optional.empty() : Optional.of(limits.writers()),
                standing.tokens().stream()
                        .map(one -> new Token(
                                one.name(),
                                one.good(),
                                one.writers(),
                                one.learnedPerMinute(),
                                one.learnedPerHour(),
                                one.waiting().map(wait -> wait.kind().text() + ", until " + wait.until())))
                        .toList());
    }

    /** What the command that works in a workspace says; empty where none works, or it tells nothing. */
    public static Optional<LiveState> of(Path file, Optional<LockHolder> running) {
        return running.flatMap(
                holder -> SmallFile.read(file).flatMap(LiveState::parse).filter(state -> state.pid() == holder.pid()));
    }

    /** As JSON, which is what the file holds and {@code ferry throttle --json} shows. */
    public ObjectNode json() {
        ObjectNode json = JSON.createObjectNode().put("pid", pid).put("taken", taken);
        json.put("paused", paused.isPresent());
        paused.ifPresent(why -> json.put("pausedFor", why));
        writesPerMinute.ifPresent(count -> json.put("writesPerMinute", count));
        writesPerHour.ifPresent(count -> json.put("writesPerHour", count));
        concurrency.ifPresent(count -> json.put("concurrency", count));
        ArrayNode list = json.putArray("tokens");
        for (Token token : tokens) {
            ObjectNode one = list.addObject()
                    .put("name", token.name())
                    .put("good", token.good())
                    .put("writers", token.writers());
            token.learnedPerMinute().ifPresent(count -> one.put("learnedPerMinute", count));
            token.learnedPerHour().ifPresent(count -> one.put("learnedPerHour", count));
            token.waiting().ifPresent(words -> one.put("waiting", words));
        }
        return json;
    }

    private static Optional<LiveState> parse(String text) {
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        List<Token> tokens = new ArrayList<>();
        for (JsonNode one : json.path("tokens")) {
            tokens.add(new Token(
                    one.path("name").asText(),
                    one.path("good").asBoolean(),
                    one.path("writers").asInt(),
                    count(one, "learnedPerMinute"),
                    count(one, "learnedPerHour"),
                    text(one, "waiting")));
        }
        return Optional.of(new LiveState(
                json.path("pid").asLong(),
                json.path("taken").asText(),
                text(json, "pausedFor"),
                count(json, "writesPerMinute"),
                count(json, "writesPerHour"),
                count(json, "concurrency"),
                tokens));
    }

    private static Optional<Integer> count(JsonNode json, String key) {
        return json.path(key).isInt() ? Optional.of(json.path(key).intValue()) : Optional.empty();
    }

    private static Optional<String> text(JsonNode json, String key) {
        return json.path(key).isTextual() ? Optional.of(json.path(key).textValue()) : Optional.empty();
    }
}
