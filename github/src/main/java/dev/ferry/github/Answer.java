package dev.ferry.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * One whole HTTP answer. {@code json} is empty where the body is empty or is no JSON (an error page, a text cut
 * short): nothing past this record ever looks at raw bytes. What is read from it is as the server sent it; what is told
 * to people of it goes through {@link #forPeople}.
 */
record Answer(HttpUrl from, int status, Headers headers, Optional<JsonNode> json, boolean emptyBody, Secret token) {
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Words of the server's without the token, which a server may echo anywhere. */
    String forPeople(String words) {
        return token.redact(words);
    }

    /** Only ever shown. */
    Optional<String> requestId() {
        return header("x-github-request-id").map(this::forPeople);
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
