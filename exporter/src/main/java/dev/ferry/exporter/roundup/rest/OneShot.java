package dev.ferry.exporter.roundup.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Requests that change something, sent once and never again: an answer that is lost stays lost. Looking may be repeated. */
final class OneShot {
    private static final MediaType TYPE = MediaType.get("application/json");
    private static final int LOOKS = 3;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Connection tracker;
    /** The tracker's own idea of its address, which need not be the one that is asked. */
    private final URI home;

    private final OkHttpClient http = new OkHttpClient.Builder()
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .connectTimeout(Duration.ofSeconds(20))
            .readTimeout(Duration.ofMinutes(1))
            .build();

    private OneShot(Connection tracker, URI home) {
        this.tracker = tracker;
        this.home = home;
    }

    /** Asks the tracker where it thinks that it is. */
    static OneShot at(Connection tracker) {
        OneShot stranger = new OneShot(tracker, tracker.url());
        String link = stranger.get(HttpUrl.get(tracker.url())
                        .newBuilder()
                        .addPathSegments("rest/data")
                        .build())
                .data()
                .path("issue")
                .path("link")
                .asText("");
        int end = link.indexOf("rest/data/");
        HttpUrl home = end < 0 ? null : HttpUrl.parse(link.substring(0, end));
        return home == null ? stranger : new OneShot(tracker, home.uri());
    }

    /** What came back. A {@code status} of 0 means that no answer came, so that nobody knows what was done. */
    record Reaction(int status, JsonNode json, Optional<String> tag) {
        JsonNode data() {
            return json.path("data");
        }

        /** {@code 403: Permission to create issue denied}. */
        String inWords() {
            if (status == 0) {
                return "no answer";
            }
            String message = json.path("error").path("msg").asText("");
            return message.isEmpty() ? Integer.toString(status) : status + ": " + message;
        }
    }

    HttpUrl.Builder at(String path) {
        return HttpUrl.get(tracker.url()).newBuilder().addPathSegments("rest/data/" + path);
    }

    Reaction get(HttpUrl url) {
        Reaction reaction = send("GET", url, Optional.empty(), null);
        for (int again = 1; again < LOOKS && reaction.status() == 0; again++) {
            reaction = send("GET", url, Optional.empty(), null);
        }
        return reaction;
    }

    /** {@code tag} is what the item's last answer named: who shows none or an old one is refused. */
    Reaction send(String method, HttpUrl url, Optional<String> tag, @Nullable JsonNode body) {
        Request.Builder request = new Request.Builder()
                .url(url)
                .header("Accept", "application/json")
                .header("X-Requested-With", "rest")
                .header("Referer", home.toString())
                .method(method, body == null ? null : RequestBody.create(bytes(body), TYPE));
        if (!method.equals("GET")) {
            // Without its own address here, Roundup takes a request for one that a foreign page made a browser send.
            request.header("Origin", home.getScheme() + "://" + home.getAuthority());
        }
        tag.ifPresent(value -> request.header("If-Match", value));
        tracker.authorization().ifPresent(value -> request.header("Authorization", value));
        try (Response response = http.newCall(request.build()).execute()) {
            return new Reaction(
                    response.code(), parse(response.body().string()), Optional.ofNullable(response.header("ETag")));
        } catch (IOException e) {
            return new Reaction(0, MissingNode.getInstance(), Optional.empty());
        }
    }

    /** Not as text: OkHttp would name the charset beside the type, and such a type Roundup does not know (415). */
    private static byte[] bytes(JsonNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
