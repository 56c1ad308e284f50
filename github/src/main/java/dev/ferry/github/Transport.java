package dev.ferry.github;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request exactly once and says what came of it. OkHttp's own ways of sending again are all closed here:
 * its retry on connection failure (it repeats a POST that the server had accepted), its redirects (they turn a POST
 * into a GET), and its answer to 503 with Retry-After: 0.
 */
final class Transport implements AutoCloseable {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final long LARGEST_ANSWER = 64L << 20;
    /** Below what servers commonly keep an idle connection: a write on one that is just closing has an unknown outcome. */
    private static final Duration IDLE = Duration.ofSeconds(4);

    /** For each token, as GitHub allows; more than the limits say at first, for they may change. */
    private static final int MOST_AT_ONCE = 100;

    private static final String API_VERSION = "2022-11-28";

    private final OkHttpClient client;
    private final HttpUrl home;
    private final WireListener wire;

    Transport(GitHubOptions options, HttpUrl home) {
        this.home = home;
        this.wire = options.wire();
        int most = MOST_AT_ONCE * options.tokens().size();
        this.client = new OkHttpClient.Builder()
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .socketFactory(new PromptSockets())
                .connectionPool(new ConnectionPool(most, IDLE.toMillis(), TimeUnit.MILLISECONDS))
                .connectTimeout(Duration.ofSeconds(15))
                .readTimeout(options.answerTimeout())
                .writeTimeout(options.answerTimeout())
                .callTimeout(options.answerTimeout().multipliedBy(2))
                .eventListener(new SentListener())
                .addNetworkInterceptor(Transport::keepRetryAfterFromOkHttp)
                .build();
    }

    Attempt send(Request request, Secret token) {
        Sent sent = new Sent();
        long start = System.nanoTime();
        Attempt attempt;
        try (Response response = client.newCall(build(request, sent, token)).execute()) {
            attempt = Attempt.answered(read(request, response, token));
        } catch (IOException e) {
            attempt = Attempt.failed(withoutToken(e, token), sent.begun.get());
        }
        wire.exchanged(new WireLine(
                request.method(),
                token.redact(request.url().encodedPath()),
                attempt.status(),
                Duration.ofNanos(System.nanoTime() - start),
                request.body().map(body -> (long) body.length).orElse(0L),
                attempt.answer().flatMap(Answer::requestId),
                attempt.failure().map(e -> e.getClass().getSimpleName() + ": " + e.getMessage())));
        return attempt;
    }

    boolean atHome(HttpUrl url) {
        return url.scheme().equals(home.scheme()) && url.host().equals(home.host()) && url.port() == home.port();
    }

    @Override
    public void close() {
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
    }

    /** A server may echo what it was sent, even where a status line belongs; its failures are for people only. */
    private static IOException withoutToken(IOException e, Secret token) {
        String message = String.valueOf(e.getMessage());
        String redacted = token.redact(message);
        return redacted.equals(message) ? e : new IOException(redacted);
    }

    private okhttp3.Request build(Request request, Sent sent, Secret token) {
        if (!atHome(request.url())) {
            throw new IllegalStateException(
                    "the token is never sent to another host: " + request.url().host());
        }
        okhttp3.Request.Builder builder = new okhttp3.Request.Builder()
                .url(request.url())
                .method(request.method(), body(request))
                .header("Accept", request.accept())
                .header("Authorization", "Bearer " + token.reveal())
                .header("X-GitHub-Api-Version", API_VERSION)
                .header("User-Agent", "ferry");
        return builder.tag(Sent.class, sent).build();
    }

    private static @Nullable RequestBody body(Request request) {
        if (request.method().equals("GET")) {
            return null;
        }
        return new OneShot(request.body().orElse(new byte[0]));
    }

    private static Answer read(Request request, Response response, Secret token) throws IOException {
        ResponseBody body = response.body();
        if (body.source().request(LARGEST_ANSWER)) {
            throw new IOException("the answer is larger than " + LARGEST_ANSWER + " bytes");
        }
        byte[] bytes = body.source().getBuffer().readByteArray();
        return new Answer(
                request.url(), response.code(), response.headers(), Json.parse(bytes), bytes.length == 0, token);
    }

    /** 503 with Retry-After: 0 makes OkHttp send the request again by itself, which nobody would count or judge. */
    private static Response keepRetryAfterFromOkHttp(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        boolean trap = response.code() == 503
                && Optional.ofNullable(response.header("Retry-After"))
                        .filter("0"::equals)
                        .isPresent();
        return trap ? response.newBuilder().header("Retry-After", "1").build() : response;
    }

    /** Whether the first byte of the request may have left. */
    private static final class Sent {
        private final AtomicBoolean begun = new AtomicBoolean();
    }

    private static final class SentListener extends EventListener {
        @Override
        public void requestHeadersStart(Call call) {
            Sent sent = call.request().tag(Sent.class);
            if (sent != null) {
                sent.begun.set(true);
            }
        }
    }

    /** A body that OkHttp may write once and never again. */
    private static final class OneShot extends RequestBody {
        private final byte[] bytes;

        OneShot(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public MediaType contentType() {
            return JSON;
        }

        @Override
        public long contentLength() {
            return bytes.length;
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            sink.write(bytes);
        }
    }
}
