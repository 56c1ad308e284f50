package dev.ferry.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is remembered about a token's limits across restarts, and its JSON form. A text that can not be read is as none. */
record QuotaState(Optional<Verdict.Pause> pause, Pace pace) {
    /** Learned rates and the writes of the last hour. */
    record Pace(Optional<Integer> perMinute, Optional<Integer> perHour, List<SlidingCount.Bucket> buckets) {
        Pace {
            buckets = List.copyOf(buckets);
        }
    }

    String toJson() {
        ObjectNode json = Json.object();
        pause.flatMap(Verdict.Pause::until)
                .ifPresent(until -> json.put("blockedUntil", until.toEpochMilli())
                        .put("blockedBy", pause.get().kind().name()));
        pace.perMinute().ifPresent(rate -> json.put("learnedPerMinute", rate));
        pace.perHour().ifPresent(rate -> json.put("learnedPerHour", rate));
        ArrayNode writes = json.putArray("writes");
        pace.buckets().forEach(bucket -> writes.addArray().add(bucket.start()).add(bucket.count()));
        return new String(Json.bytes(json), StandardCharsets.UTF_8);
    }

    static Optional<QuotaState> parse(String text) {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8))
                .filter(JsonNode::isObject)
                .map(QuotaState::read);
    }

    private static QuotaState read(JsonNode json) {
        Optional<Verdict.Pause> pause = positive(json.path("blockedUntil"))
                .map(millis -> new Verdict.Pause(
                        kind(json.path("blockedBy").asText()),
                        Optional.of(Instant.ofEpochMilli(millis)),
                        "told before the restart"));
        List<SlidingCount.Bucket> buckets = new ArrayList<>();
        for (JsonNode write : json.path("writes")) {
            buckets.add(new SlidingCount.Bucket(
                    write.path(0).asLong(), Math.max(0, write.path(1).asInt())));
        }
        return new QuotaState(
                pause,
                new Pace(
                        positive(json.path("learnedPerMinute")).map(Long::intValue),
                        positive(json.path("learnedPerHour")).map(Long::intValue),
                        List.copyOf(buckets)));
    }

    private static Optional<Long> positive(JsonNode node) {
        return node.canConvertToLong() && node.asLong() > 0 ? Optional.of(node.asLong()) : Optional.empty();
    }

    private static WaitKind kind(String name) {
        for (WaitKind kind : WaitKind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        return WaitKind.SECONDARY_LIMIT;
    }
}
