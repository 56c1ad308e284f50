package dev.ferry.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** What is left of the token's hourly quotas, for REST and for GraphQL (GitHub's documentation of {@code GET /rate_limit}). */
public record RateLimit(Allowance rest, Allowance graphQl) {
    /** So many requests (for GraphQL: points) in the hour that ends with {@code reset}, and how many of them are left. */
    public record Allowance(long limit, long remaining, Instant reset) {
        private static Allowance read(JsonNode json) {
            return new Allowance(
                    Json.id(json, "limit"), Json.id(json, "remaining"), Instant.ofEpochSecond(Json.id(json, "reset")));
        }
    }

    static RateLimit read(JsonNode json) {
        JsonNode resources = json.path("resources");
        return new RateLimit(Allowance.read(resources.path("core")), Allowance.read(resources.path("graphql")));
    }
}
