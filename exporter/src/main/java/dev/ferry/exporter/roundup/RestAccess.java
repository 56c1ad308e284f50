package dev.ferry.exporter.roundup;

import dev.ferry.archive.ConfigException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * How a tracker's REST interface is reached: its web address, who asks, and over how many connections at once. Shows
 * the address only.
 */
public final class RestAccess {
    /** What a tracker bears without its users noticing. */
    public static final int DEFAULT_CONNECTIONS = 4;

    private static final int MOST_CONNECTIONS = 64;

    private final URI url;
    private final Optional<String> authorization;
    private final int connections;

    private RestAccess(URI url, Optional<String> authorization, int connections) {
        if (connections < 1 || connections > MOST_CONNECTIONS) {
            throw new ConfigException(
                    "the number of connections is from 1 to " + MOST_CONNECTIONS + ", not " + connections);
        }
        this.url = url.toString().endsWith("/") ? url : URI.create(url + "/");
        this.authorization = authorization;
        this.connections = connections;
    }

    /** Asks without a name; Roundup then keeps the logins of users to itself. */
    public static RestAccess anonymous(URI url) {
        return new RestAccess(url, Optional.empty(), DEFAULT_CONNECTIONS);
    }

    /** Asks as a user; Roundup hashes the password at each request, which costs it about 140 ms. */
    public RestAccess withPassword(String user, String password) {
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return with("Basic " + Base64.getEncoder().encodeToString(both));
    }

    /** Asks with a token. */
    public RestAccess withToken(String token) {
        return with("Bearer " + token);
    }

    private RestAccess with(String header) {
        return new RestAccess(url, Optional.of(header), connections);
    }

    /** {@code count} from 1 to 64. */
    public RestAccess withConnections(int count) {
        return new RestAccess(url, authorization, count);
    }

    /** Ends with a slash. */
    public URI url() {
        return url;
    }

    /** The value of the header {@code Authorization}: a secret. */
    Optional<String> authorization() {
        return authorization;
    }

    int connections() {
        return connections;
    }

    @Override
    public String toString() {
        return url.toString();
    }
}
