package dev.ferry.github;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who the token belongs to and what it may. Scopes are told for classic tokens only, the expiry only where the token has one.
 */
public record Account(String login, long id, Optional<Set<String>> scopes, Optional<Instant> expiry) {
    public Account {
        scopes = scopes.map(Set::copyOf);
    }

    static Account read(Answer answer) {
        return new Account(
                Json.text(answer.body(), "login"),
                Json.id(answer.body(), "id"),
                answer.header("x-oauth-scopes").map(Account::scopes),
                answer.header("github-authentication-token-expiration").flatMap(Timestamps::expiry));
    }

    private static Set<String> scopes(String header) {
        return Set.copyOf(List.of(header.split(",")).stream()
                .map(String::strip)
                .filter(scope -> !scope.isEmpty())
                .distinct()
                .toList());
    }
}
