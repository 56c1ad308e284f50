package dev.ferry.exporter.roundup;

import java.util.Optional;
import java.util.Properties;

/**
 * Where a tracker's PostgreSQL database is and who asks.
 *
 * @param url as the driver takes it: {@code jdbc:postgresql://localhost/roundup}
 * @param password never shown
 */
public record PostgresAddress(String url, Optional<String> user, Optional<String> password) {
    /** The address without its parameters, which may hold a password too. */
    public String shown() {
        int parameters = url.indexOf('?');
        return parameters < 0 ? url : url.substring(0, parameters);
    }

    Properties login() {
        Properties login = new Properties();
        user.ifPresent(name -> login.setProperty("user", name));
        password.ifPresent(secret -> login.setProperty("password", secret));
        login.setProperty("ApplicationName", "ferry export");
        return login;
    }

    @Override
    public String toString() {
        return shown();
    }
}
