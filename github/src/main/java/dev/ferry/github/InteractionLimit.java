package dev.ferry.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * Who alone may open issues and comment in a repository until it expires: {@code existing_users}, {@code
 * contributors_only} or {@code collaborators_only}. {@code origin} is {@code repository}, or who owns it where the owner
 * set it for all repositories.
 */
public record InteractionLimit(String group, String origin, Instant expires) {
    public static final String COLLABORATORS = "collaborators_only";

    static InteractionLimit read(JsonNode json) {
        return new InteractionLimit(
                Json.text(json, "limit"), Json.text(json, "origin"), Json.instant(json, "expires_at"));
    }

    /** Whether it was set for the repository itself, and so can be changed there. */
    public boolean isOfRepository() {
        return origin.equals("repository");
    }
}
