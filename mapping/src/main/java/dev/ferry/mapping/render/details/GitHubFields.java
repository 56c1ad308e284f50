package dev.ferry.mapping.render.details;

import dev.ferry.archive.Issue;
import dev.ferry.archive.UserId;
import java.util.List;
import java.util.Optional;

/** What GitHub is to hold of an issue. */
final class GitHubFields {
    private GitHubFields() {}

    static List<Field> of(IssueFacts facts, int most) {
        Issue issue = facts.issue();
        Optional<String> assignee =
                issue.assignee().flatMap(facts.people()::login).map(login -> facts.web() + "/" + login);
        return List.of(
                Field.single("assignee", PythonLiteral.text(assignee, most)),
                Field.single("closed_at", PythonLiteral.date(facts.closedAt())),
                Field.single("created_at", PythonLiteral.date(Optional.of(issue.created()))),
                Field.list(
                        "labels",
                        facts.labels().stream()
                                .map(label -> PythonLiteral.text(label, most))
                                .toList()),
                Field.single("title", PythonLiteral.text(issue.title(), most)),
                Field.single("updated_at", PythonLiteral.date(Optional.of(issue.activity()))),
                Field.single(
                        "user", PythonLiteral.text(issue.creator().map(creator -> profile(facts, creator)), most)));
    }

    /** The account, or for somebody without one an address with the login in it, as far as addresses hold it. */
    private static String profile(IssueFacts facts, UserId user) {
        Optional<String> account = facts.people().login(user).map(login -> facts.web() + "/" + login);
        if (account.isPresent()) {
            return account.get();
        }
        String name = facts.people().name(user);
        if (facts.trackerUrl().isEmpty() || facts.people().isUnnamed(user)) {
            return name;
        }
        // bugs.python.org's x_0.e became x0e: a name of more than letters, digits and hyphens is no GitHub login.
        String plain = name.replaceAll("[^A-Za-z0-9-]", "");
        return facts.trackerUrl() + (plain.isEmpty() ? "user" + user : plain);
    }
}
