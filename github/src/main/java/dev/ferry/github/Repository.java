package dev.ferry.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;

/**
 * A repository as the server knows it now; the name is the current one, also when the old one was asked for.
 * Permissions are the token's, absent where the server does not tell. {@code web} is where people see the server's
 * repositories, such as {@code https://github.com}, without a slash at the end.
 */
public record Repository(
        long id,
        String nodeId,
        RepositoryName name,
        boolean isPrivate,
        boolean archived,
        boolean hasIssues,
        Optional<String> web,
        Optional<Permissions> permissions) {
    public record Permissions(boolean admin, boolean push) {}

    static Repository read(JsonNode json) {
        JsonNode rights = json.path("permissions");
        return new Repository(
                Json.id(json, "id"),
                Json.text(json, "node_id"),
                name(json),
                json.path("private").asBoolean(),
                json.path("archived").asBoolean(),
                // Older servers leave it out; then issues are on.
                json.path("has_issues").asBoolean(true),
                Json.optionalText(json, "html_url").flatMap(page -> web(page, Json.text(json, "full_name"))),
                rights.isObject()
                        ? Optional.of(new Permissions(
                                rights.path("admin").asBoolean(),
                                rights.path("push").asBoolean()))
                        : Optional.empty());
    }

    private static Optional<String> web(String page, String fullName) {
        boolean belongs = page.toLowerCase(Locale.ROOT).endsWith("/" + fullName.toLowerCase(Locale.ROOT));
        return belongs ? Optional.of(page.substring(0, page.length() - fullName.length() - 1)) : Optional.empty();
    }

    private static RepositoryName name(JsonNode json) {
        try {
            return RepositoryName.parse(Json.text(json, "full_name"));
        } catch (IllegalArgumentException e) {
            throw new UnreadableAnswerException("full_name is no repository name");
        }
    }
}
