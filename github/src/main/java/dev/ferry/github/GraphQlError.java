package dev.ferry.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One entry of {@code errors}. The path names the part it belongs to, its first element being the alias; an empty
 * path speaks of the whole document. Type and code are empty where the server gave none. Judged by what the server sent;
 * {@code words} are for people, without the token, which a server may echo.
 */
public record GraphQlError(String message, String type, String code, List<String> path, String words) {
    /** The first is documented, the second was reported in 2026 together with the code {@code graphql_rate_limit}. */
    private static final Set<String> QUOTA_TYPES = Set.of("RATE_LIMITED", "RATE_LIMIT");

    private static final Set<String> QUOTA_CODES = Set.of("RATE_LIMITED", "graphql_rate_limit");

    /** What an error means for the part it names. */
    public enum Meaning {
        /** The quota of the hour is used up: not done. */
        QUOTA,
        /** Too much content in too short a time: not done. */
        CONTENT_LIMIT,
        /** "Something went wrong": throttled, broken, or done all the same. */
        UNKNOWN_OUTCOME,
        /** Not done, for a reason. */
        REFUSED
    }

    public GraphQlError {
        path = List.copyOf(path);
    }

    public Meaning meaning() {
        // Words first: a secondary limit may come with the type of the primary one, whose reset is up to an hour away.
        if (ErrorTexts.TOO_QUICKLY.in(message)
                || ErrorTexts.SECONDARY_LIMIT.in(message)
                || ErrorTexts.ABUSE_DETECTION.in(message)) {
            return Meaning.CONTENT_LIMIT;
        }
        boolean limit = ErrorTexts.PRIMARY_LIMIT.in(message) || ErrorTexts.PRIMARY_LIMIT_ALREADY.in(message);
        if (limit || QUOTA_TYPES.contains(type) || QUOTA_CODES.contains(code)) {
            return Meaning.QUOTA;
        }
        if (ErrorTexts.SOMETHING_WENT_WRONG.in(message) || type.equals("SERVICE_UNAVAILABLE")) {
            return Meaning.UNKNOWN_OUTCOME;
        }
        return Meaning.REFUSED;
    }

    /** The category of a refused part. */
    public RefusalCategory category() {
        if (meaning() == Meaning.QUOTA || meaning() == Meaning.CONTENT_LIMIT) {
            return RefusalCategory.THROTTLED;
        }
        if (ErrorTexts.ARCHIVED.in(message)) {
            return RefusalCategory.ARCHIVED;
        }
        if (ErrorTexts.ISSUES_ARE_DISABLED.in(message)
                || ErrorTexts.ISSUES_DISABLED.in(message)
                || ErrorTexts.HAS_ISSUES_DISABLED.in(message)) {
            return RefusalCategory.ISSUES_DISABLED;
        }
        if (ErrorTexts.ALREADY_IN_REPOSITORY.in(message)) {
            return RefusalCategory.ALREADY_MOVED;
        }
        if (ErrorTexts.TOO_LONG.in(message)) {
            return RefusalCategory.TEXT_TOO_LONG;
        }
        if (ErrorTexts.CLOSED_ISSUE.in(message) || ErrorTexts.ISSUE_IS_CLOSED.in(message)) {
            return RefusalCategory.CLOSED;
        }
        return switch (type) {
            case "NOT_FOUND" -> RefusalCategory.NOT_FOUND;
            case "FORBIDDEN", "INSUFFICIENT_SCOPES" -> RefusalCategory.FORBIDDEN;
            default -> RefusalCategory.INVALID;
        };
    }

    public String describe() {
        return words;
    }

    /** Not the message itself. */
    @Override
    public String toString() {
        return words;
    }

    private static String words(String message, String type, String code, List<String> path) {
        String kind = type.isEmpty() ? code : type;
        return (path.isEmpty() ? "" : String.join(".", path) + ": ") + (kind.isEmpty() ? "" : kind + ": ") + message;
    }

    static List<GraphQlError> all(Answer answer) {
        List<GraphQlError> all = new ArrayList<>();
        for (JsonNode error : answer.body().path("errors")) {
            List<String> path = new ArrayList<>();
            error.path("path").forEach(step -> path.add(step.asText()));
            String message = Json.optionalText(error, "message").orElse("(no message)");
            String type = Json.optionalText(error, "type").orElse("");
            String code = Json.optionalText(error.path("extensions"), "code")
                    .or(() -> Json.optionalText(error, "code"))
                    .orElse("");
            all.add(new GraphQlError(message, type, code, path, answer.forPeople(words(message, type, code, path))));
        }
        return all;
    }
}
