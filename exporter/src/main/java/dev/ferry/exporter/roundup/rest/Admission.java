package dev.ferry.exporter.roundup.rest;

import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DataException;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Response;

/** What the head of an answer says of whether a tracker lets whoever asks in, and asks for a pause. Safe in any thread. */
final class Admission {
    private final Connection tracker;
    private volatile Instant serverTime = Instant.EPOCH;
    /** Whether the login was good for anything yet. */
    private volatile boolean admitted;

    Admission(Connection tracker) {
        this.tracker = tracker;
    }

    /** What the tracker's clock said in its last answer; long ago where it says nothing. */
    Instant serverTime() {
        return serverTime;
    }

    /**
     * Lets answers pass, refusals of a single thing among them.
     *
     * @throws ConfigException where the login or the interface is refused
     * @throws DataException where there is no such interface
     * @throws TransientException where asking again helps
     */
    void check(HttpUrl url, Response response) throws IOException {
        int status = response.code();
        Optional<Instant> date = Pauses.date(response.header("Date"));
        date.ifPresent(now -> serverTime = now);
        boolean json = String.valueOf(response.header("Content-Type")).startsWith("application/json");
        if (response.isSuccessful()) {
            admitted = true;
        }
        // A proxy's 429 is no JSON either; but who was let in once has no wrong password.
        boolean lockedOut =
                status == 429 && !json && !admitted && tracker.authorization().isPresent();
        if (status == 401 || lockedOut) {
            // Trying on would lock the account: after four wrong passwords Roundup makes everybody of that name wait.
            throw new ConfigException("the tracker " + tracker.url() + " refused the login: "
                    + response.peekBody(200).string().strip() + "; check source.user and source.password or"
                    + " source.token");
        }
        boolean page = String.valueOf(response.header("Content-Type")).startsWith("text/html");
        if (page && response.isSuccessful() && url.encodedPath().endsWith("/rest/data")) {
            // With REST switched off, Roundup takes the address for one of its pages and shows its front page.
            throw noInterface("a page of its own came instead");
        }
        if (status == 429 || status == 503) {
            throw new TransientException(
                    "it asks for a pause (" + status + ")", Pauses.told(response.header("Retry-After"), date));
        }
        if (status >= 500) {
            throw new TransientException("it failed (" + status + ")", Optional.empty());
        }
        if (status == 403 && url.encodedPath().endsWith("/rest/data")) {
            throw new ConfigException("the tracker " + tracker.url() + " lets nobody use its REST interface without the"
                    + " right 'Rest Access'; give source.user or source.token of somebody who has it");
        }
    }

    /** {@code instead} is what was found in its place. */
    static DataException noInterface(String instead) {
        return new DataException("there is no Roundup REST interface (" + instead
                + "); source.rest must be the tracker's web address, as https://bugs.example.org/, and the tracker must"
                + " have REST switched on: enable_rest = yes in the [web] section of its config.ini");
    }
}
