package dev.ferry.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * One whole HTTP answer. {@code json} is empty where the body is empty or is no JSON (an error page, a text cut
 * short): nothing past this record ever looks at raw bytes.
 */
record Answer(HttpUrl from, int status, Headers headers, Optional<JsonNode> json, boolean emptyBody) {
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    Optional<String> requestId() {
        return header("x-github-request-id");
    }

    boolean success() {
        return status >= 200 && status < 300;
    }

    /** A success that says something we can read; an empty body is fine where the status promises none. */
    boolean readable() {
        return json.isPresent() || (emptyBody && (status == 204 || status == 205));
    }

    JsonNode body() {
        return json.orElseThrow(() -> new UnreadableAnswerException("the answer holds no JSON"));
    }

    String describe() {
        return "HTTP " + status + requestId().map(id -> " (request " + id + ")").orElse("");
    }
}
