package dev.ferry.cli.config;

import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.ferry.exporter.PrivateRule;
import dev.ferry.github.RepositoryName;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;

/** How each type of value is read from its text, with variables filled in and paths taken from the workspace. */
final class Scalars {
    private final Path workspace;
    private final Variables variables;

    Scalars(Path workspace, Variables variables) {
        this.workspace = workspace;
        this.variables = variables;
    }

    SimpleModule module() {
        SimpleModule module = new SimpleModule("ferry.yaml");
        add(module, Duration.class, DurationText::parse);
        add(module, URI.class, WebAddress::page);
        add(module, ServiceAddress.class, text -> new ServiceAddress(WebAddress.service(text)));
        add(module, Path.class, this::path);
        add(module, SqliteUrl.class, text -> SqliteUrl.parse(text, workspace));
        add(module, Integer.class, text -> number(text, Integer::valueOf));
        add(module, Double.class, text -> number(text, Double::valueOf));
        add(module, PrivateRule.class, Scalars::privateRule);
        add(module, TrackerKind.class, TrackerKind::parse);
        add(module, RepositoryName.class, Scalars::repository);
        add(module, Word.class, Word::new);
        // The token's variable is looked up by the commands that need the token: `status` works without it.
        module.addDeserializer(TokenText.class, new Scalar<>(TokenText.class, text -> new TokenText(text, variables)));
        return module;
    }

    private <T> void add(SimpleModule module, Class<T> type, Function<String, T> parse) {
        module.addDeserializer(type, new Scalar<>(type, text -> parse.apply(variables.fill(text))));
    }

    private static RepositoryName repository(String text) {
        try {
            return RepositoryName.parse(text.strip());
        } catch (IllegalArgumentException e) {
            throw new BadValue(String.valueOf(e.getMessage()));
        }
    }

    private static PrivateRule privateRule(String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new BadValue("'" + text + "' is not of the form property=value");
        }
        return new PrivateRule(
                text.substring(0, equals).strip(), text.substring(equals + 1).strip());
    }

    private Path path(String text) {
        try {
            return workspace.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new BadValue("'" + text + "' is not a path: " + e.getReason());
        }
    }

    private static <T extends Number> T number(String text, Function<String, T> parse) {
        try {
            return parse.apply(text.strip().replace("_", ""));
        } catch (NumberFormatException e) {
            throw new BadValue("'" + text + "' is not a number of the size needed here");
        }
    }
}
