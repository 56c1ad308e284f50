package dev.ferry.transfer.rewrite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ferry.github.GitHub;
import java.util.Locale;
import java.util.Optional;

/**
 * Whose edits are our own, asked once and only when it matters. An app's token, such as that of a workflow, may not ask REST for
 * its user; GraphQL names it, with {@code [bot]} behind the name that edits carry. For one thread.
 */
final class OwnLogin {
    private static final String BOT = "[bot]";

    private final GitHub github;
    private Optional<String> login = Optional.empty();
    private boolean asked;

    OwnLogin(GitHub github) {
        this.github = github;
    }

    boolean isOurs(Optional<String> editor) {
        if (!asked) {
            JsonNode viewer = github.graphQl()
                    .query("query { viewer { login } }", JsonNodeFactory.instance.objectNode())
                    .data()
                    .path("viewer");
            login = Optional.ofNullable(viewer.path("login").textValue()).map(OwnLogin::key);
            asked = true;
        }
        return editor.map(OwnLogin::key)
                .filter(name -> login.filter(name::equals).isPresent())
                .isPresent();
    }

    private static String key(String login) {
        String name = login.toLowerCase(Locale.ROOT);
        return name.endsWith(BOT) ? name.substring(0, name.length() - BOT.length()) : name;
    }
}
