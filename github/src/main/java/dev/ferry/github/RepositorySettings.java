package dev.ferry.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What a repository is set to, as far as issues are concerned, in GitHub's own words; what the server does not tell is left out. */
public record RepositorySettings(RepositoryName name, List<Setting> settings) {
    private static final List<String> FIELDS = List.of(
            "visibility",
            "private",
            "archived",
            "disabled",
            "has_issues",
            "has_projects",
            "has_wiki",
            "has_discussions",
            "default_branch",
            "open_issues_count");
    private static final List<String> RIGHTS = List.of("admin", "maintain", "push", "triage", "pull");

    public RepositorySettings {
        settings = List.copyOf(settings);
    }

    /** One setting; the token's rights are named {@code permissions.admin} and so on. */
    public record Setting(String name, String value) {}

    static RepositorySettings read(JsonNode json) {
        List<Setting> settings = new ArrayList<>();
        FIELDS.forEach(field -> add(settings, field, json.path(field)));
        RIGHTS.forEach(right ->
                add(settings, "permissions." + right, json.path("permissions").path(right)));
        return new RepositorySettings(Repository.read(json).name(), settings);
    }

    private static void add(List<Setting> settings, String name, JsonNode value) {
        if (value.isValueNode() && !value.isNull()) {
            settings.add(new Setting(name, value.asText()));
        }
    }
}
