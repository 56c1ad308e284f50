package dev.ferry.cli.config;

import dev.ferry.exporter.roundup.RestAccess;
import dev.ferry.mapping.yaml.BadValue;
import dev.ferry.mapping.yaml.Section;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys of {@code source:} that say by which way the tracker is read. One way at a time. */
final class DoorKeys {
    private static final String POSTGRES = "jdbc:postgresql:";
    private static final int MOST_CONNECTIONS = 64;

    private final Optional<String> database;
    private final Optional<Path> files;
    private final Optional<Path> export;
    private final Optional<URI> rest;
    private final Optional<String> user;
    private final Optional<TokenText> password;
    private final Optional<TokenText> token;
    private final Optional<Integer> connections;

    private DoorKeys(Section section, Values values) {
        database = section.value("database", text -> database(text, values));
        files = section.value("files", values::path);
        export = section.value("export", values::path);
        rest = section.value("rest", values::service);
        user = section.value("user", String::strip);
        password = section.asWritten("password", text -> values.secret("source.password", text));
        token = section.asWritten("token", text -> values.secret("source.token", text));
        connections = section.value("connections", text -> values.count(text, MOST_CONNECTIONS));
    }

    /** The keys of a way through REST alone, for whoever asks that way beside another one. */
    static Optional<SourceDoor.Rest> readRest(Section section, Values values) {
        Optional<URI> url = section.required("rest", "rest: https://bugs.example.org/", values::service);
        Optional<String> user = section.value("user", String::strip);
        Optional<TokenText> password =
                section.asWritten("password", text -> values.secret("source.frozen.password", text));
        Optional<TokenText> token = section.asWritten("token", text -> values.secret("source.frozen.token", text));
        if (token.isPresent() == (user.isPresent() && password.isPresent())) {
            section.refuse("rest", "beside it either 'user' and 'password' or 'token' is needed");
        }
        return url.map(at -> new SourceDoor.Rest(() -> access(RestAccess.anonymous(at), user, password, token)));
    }

    private static RestAccess access(
            RestAccess access, Optional<String> user, Optional<TokenText> password, Optional<TokenText> token) {
        if (token.isPresent()) {
            return access.withToken(token.get().password());
        }
        return user.isPresent() && password.isPresent()
                ? access.withPassword(user.get(), password.get().password())
                : access;
    }

    /** What is given; what does not go together is a finding. */
    static Optional<SourceDoor> read(Section section, Values values) {
        DoorKeys keys = new DoorKeys(section, values);
        List<String> ways = Stream.of(
                        keys.database.map(d -> "database"), keys.export.map(e -> "export"), keys.rest.map(r -> "rest"))
                .flatMap(Optional::stream)
                .toList();
        if (ways.size() > 1) {
            section.refuse(ways.get(1), "there is one way into the tracker at a time; keep one of " + ways);
        }
        if (keys.database.isPresent() && keys.files.isEmpty()) {
            section.refuse("database", "'files' is missing beside it; write, for example, files: tracker/db/files");
        }
        if (keys.token.isPresent() && keys.password.isPresent()) {
            section.refuse("token", "both 'token' and 'password' are given; keep one of them");
        }
        if (keys.password.isPresent() && keys.user.isEmpty()) {
            section.refuse("password", "'user' is missing beside it");
        }
        return keys.door(values);
    }

    private Optional<SourceDoor> door(Values values) {
        if (database.isPresent()) {
            return files.map(tree -> database.get().startsWith(POSTGRES)
                    ? new SourceDoor.Postgres(database.get(), user, password, tree)
                    : new SourceDoor.Sqlite(values.database(database.get()), tree));
        }
        if (export.isPresent()) {
            return export.map(SourceDoor.AdminExport::new);
        }
        return rest.map(url -> new SourceDoor.Rest(() -> access(url)));
    }

    private RestAccess access(URI url) {
        RestAccess anonymous =
                RestAccess.anonymous(url).withConnections(connections.orElse(RestAccess.DEFAULT_CONNECTIONS));
        return access(anonymous, user, password, token);
    }

    /** Refuses early what is neither of the two databases; the address of a PostgreSQL is for its driver to read. */
    private static String database(String text, Values values) {
        if (!text.startsWith("jdbc:")) {
            throw new BadValue("'" + text + "' is no database; write jdbc:sqlite:PATH or jdbc:postgresql://HOST/NAME");
        }
        if (!text.startsWith(POSTGRES)) {
            values.database(text);
        } else if (text.contains("password=")) {
            throw new BadValue("a password does not belong in the address; write password: \"${TRACKER_PASSWORD}\"");
        }
        return text;
    }
}
