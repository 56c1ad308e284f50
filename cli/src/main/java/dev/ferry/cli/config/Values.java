package dev.ferry.cli.config;

import dev.ferry.exporter.PrivateRule;
import dev.ferry.github.RepositoryName;
import dev.ferry.mapping.yaml.BadValue;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** How each kind of value is read from its text; paths are taken from the workspace. */
final class Values {
    private final Path workspace;
    private final Variables variables;

    Values(Path workspace, Variables variables) {
        this.workspace = workspace;
        this.variables = variables;
    }

    Path workspace() {
        return workspace;
    }

    Path path(String text) {
        try {
            return workspace.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new BadValue("'" + text + "' is not a path: " + e.getReason());
        }
    }

    Path database(String text) {
        return SqliteUrl.parse(text, workspace).file();
    }

    /** The token's variable is looked up by the commands that need the token: {@code status} works without it. */
    TokenText token(String text) {
        return secret("github.token", text);
    }

    /** The same for any secret; {@code key} names it in messages. */
    TokenText secret(String key, String text) {
        return new TokenText(key, text, variables);
    }

    URI page(String text) {
        return WebAddress.page(text);
    }

    URI service(String text) {
        return WebAddress.service(text);
    }

    RepositoryName repository(String text) {
        try {
            return RepositoryName.parse(text.strip());
        } catch (IllegalArgumentException e) {
            throw new BadValue(String.valueOf(e.getMessage()));
        }
    }

    PrivateRule privateRule(String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new BadValue("'" + text + "' is not of the form property=value");
        }
        return new PrivateRule(
                text.substring(0, equals).strip(), text.substring(equals + 1).strip());
    }

    /** A whole number from 1. */
    int count(String text, int most) {
        int number;
        try {
            number = Integer.parseInt(text.strip().replace("_", ""));
        } catch (NumberFormatException e) {
            throw new BadValue("'" + text + "' is not a whole number" + range(most));
        }
        if (number < 1 || number > most) {
            throw new BadValue("it is a number" + range(most) + ", not " + number);
        }
        return number;
    }

    private static String range(int most) {
        return most == Integer.MAX_VALUE ? " of at least 1" : " from 1 to " + most;
    }

    /** A number from 0 to 1. */
    double share(String text) {
        double number;
        try {
            number = Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new BadValue("'" + text + "' is not a number from 0 to 1");
        }
        if (!(number >= 0 && number <= 1)) {
            throw new BadValue("it is a number from 0 to 1, not " + number);
        }
        return number;
    }
}
