package dev.ferry.exporter.roundup.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.archive.DataException;
import dev.ferry.exporter.FetchProgress;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Asks a tracker, again where that makes sense: everything here only reads. A server that says when to come back (429,
 * 503) is taken at its word; lost and cut answers and other 5xx are asked for again after growing pauses. Safe in any
 * thread.
 */
final class RestClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** So often it is looked whether to stop. */
    private static final Duration GLANCE = Duration.ofMillis(200);

    private final Connection tracker;
    private final Admission admission;
    private final OkHttpClient http;
    private final RetryConfig retry;
    private final FetchProgress progress;

    RestClient(Connection tracker, Pauses pauses, FetchProgress progress) {
        this.tracker = tracker;
        this.admission = new Admission(tracker);
        this.progress = progress;
        // Every retry is decided below; OkHttp's own would not be counted.
        this.http = new OkHttpClient.Builder()
                .retryOnConnectionFailure(false)
                .followSslRedirects(false)
                .connectTimeout(Duration.ofSeconds(20))
                .readTimeout(Duration.ofMinutes(5))
                .build();
        this.retry = RetryConfig.custom()
                .maxAttempts(pauses.attempts())
                .retryOnException(TransientException.class::isInstance)
                .intervalBiFunction((attempt, result) -> {
                    Duration pause = pauses.before(attempt, result);
                    progress.waiting(
                            result.isLeft() ? String.valueOf(result.getLeft().getMessage()) : "no answer", pause);
                    pause(pause);
                    return 0L;
                })
                .failAfterMaxAttempts(true)
                .build();
    }

    /** A question below {@code rest/}: path segments, then parameters in pairs. */
    HttpUrl question(String path, String... parameters) {
        HttpUrl.Builder builder = HttpUrl.get(tracker.url()).newBuilder().addPathSegments(path);
        for (int i = 0; i < parameters.length; i += 2) {
            builder.addQueryParameter(parameters[i], parameters[i + 1]);
        }
        return builder.build();
    }

    /** Asks for JSON. Refusals of a single thing (400, 403, 404, 410) are answers. */
    Answer ask(HttpUrl url) {
        return persistently(
                url, response -> answer(url, response, body(response).bytes()));
    }

    /** The same; empty where the answer has more bytes than this. It is not read to its end then. */
    Optional<Answer> ask(HttpUrl url, int most) {
        return persistently(url, response -> {
            byte[] text = body(response).byteStream().readNBytes(most + 1);
            return text.length > most ? Optional.empty() : Optional.of(answer(url, response, text));
        });
    }

    private static Answer answer(HttpUrl url, Response response, byte[] text) throws IOException {
        JsonNode json = parse(url, text);
        JsonNode data = json.path("data");
        if (response.isSuccessful() && !data.isMissingNode()) {
            return new Answer(response.code(), Optional.of(data), "");
        }
        if (response.isSuccessful()) {
            throw noData();
        }
        return new Answer(response.code(), Optional.empty(), message(json));
    }

    /** The answer to a list: a page of it, or why there is none. */
    record Listed(int status, Optional<IdPage> page, String message) {}

    /** Asks for a list of ids, of whatever length. Refusals are answers as they are of {@link #ask}. */
    Listed list(HttpUrl url) {
        return persistently(url, response -> {
            if (!response.isSuccessful()) {
                JsonNode json = parse(url, body(response).bytes());
                return new Listed(response.code(), Optional.empty(), message(json));
            }
            try (JsonParser json = JSON.createParser(body(response).byteStream())) {
                Optional<IdPage> page = IdPage.read(json);
                if (page.isEmpty()) {
                    throw noData();
                }
                return new Listed(response.code(), page, "");
            } catch (JsonProcessingException e) {
                throw noJson(url, e);
            }
        });
    }

    private static String message(JsonNode json) {
        return json.path("error").path("msg").asText("");
    }

    private static TransientException noData() {
        return new TransientException("its answer holds no data", Optional.empty());
    }

    private static TransientException noJson(HttpUrl url, JsonProcessingException e) {
        return new TransientException(
                "its answer to " + shown(url) + " is no JSON: " + e.getOriginalMessage(), Optional.empty(), e);
    }

    /** Bytes that lie in a file now; {@code dated}: the server said when they changed last, as it does of what it has on disk. */
    record Saved(boolean dated) {}

    /** Asks for bytes and writes them to a file, complete or not at all; empty where the tracker refuses them. */
    Optional<Saved> save(HttpUrl url, Path target) {
        return persistently(url, response -> {
            if (!response.isSuccessful()) {
                return Optional.empty();
            }
            Path part = target.resolveSibling(target.getFileName() + ".part");
            // OkHttp fails where fewer bytes come than were announced.
            try (InputStream bytes = body(response).byteStream()) {
                OwnDisk.copy(bytes, part);
            }
            OwnDisk.move(part, target);
            boolean dated = !response.header("Last-Modified", "").isEmpty();
            return Optional.of(new Saved(dated));
        });
    }

    private interface Reader<T> {
        T read(Response response) throws IOException;
    }

    private <T> T persistently(HttpUrl url, Reader<T> reader) {
        try {
            return Retry.decorateSupplier(Retry.of("rest", retry), () -> once(url, reader))
                    .get();
        } catch (TransientException e) {
            throw new DataException(
                    "the tracker did not answer " + shown(url) + " in spite of " + retry.getMaxAttempts() + " tries: "
                            + e.getMessage() + "; run the same command again when it does: what was fetched is kept",
                    e);
        }
    }

    /** Resilience4j's own pause can not be cut short, and a server may ask for one of an hour. */
    private void pause(Duration length) {
        CountDownLatch nothing = new CountDownLatch(1);
        try {
            for (Duration left = length; left.compareTo(Duration.ZERO) > 0; left = left.minus(GLANCE)) {
                stopWhereAsked();
                Duration slice = left.compareTo(GLANCE) < 0 ? left : GLANCE;
                if (nothing.await(slice.toNanos(), TimeUnit.NANOSECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the export was interrupted while the tracker was asked");
        }
    }

    private void stopWhereAsked() {
        if (progress.stopRequested()) {
            throw new CancellationException("asked to stop; what was fetched is kept");
        }
    }

    private <T> T once(HttpUrl url, Reader<T> reader) {
        stopWhereAsked();
        Request.Builder request = new Request.Builder().url(url);
        request.header(
                "Accept", url.encodedPath().endsWith("content") ? "application/octet-stream" : "application/json");
        tracker.authorization().ifPresent(value -> request.header("Authorization", value));
        if (!url.isHttps()) {
            // Roundup's own server stalls on a connection that it keeps; a new one costs less.
            request.header("Connection", "close");
        }
        try (Response response = http.newCall(request.build()).execute()) {
            admission.check(url, response);
            return reader.read(response);
        } catch (InterruptedIOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("the export was interrupted while the tracker was asked");
            }
            throw new TransientException("no answer in time", Optional.empty(), e);
        } catch (IOException e) {
            throw new TransientException(String.valueOf(e.getMessage()), Optional.empty(), e);
        }
    }

    /** What the tracker's clock said in its last answer; long ago where it says nothing. */
    Instant serverTime() {
        return admission.serverTime();
    }

    private static JsonNode parse(HttpUrl url, byte[] text) throws IOException {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw noJson(url, e);
        }
    }

    private static ResponseBody body(Response response) {
        return response.body();
    }

    /** Without the hundred ids. */
    private static String shown(HttpUrl url) {
        return url.newBuilder().query(null).build().toString();
    }
}
