package dev.ferry.github;

import java.util.Optional;

/**
 * One request that GitHub certainly did not carry out. The detail is GitHub's own words, shortened; the request id
 * is what GitHub's support asks for; status 0 says that there was no HTTP answer of its own (a failed import, one
 * alias of a GraphQL document).
 */
public record Refusal(RefusalCategory category, String detail, int status, Optional<String> requestId) {
    public String advice() {
        return category.advice();
    }

    /** One line for people: what, status, request id and advice. */
    public String describe() {
        StringBuilder text = new StringBuilder(detail);
        // An answer without words is described by its status already.
        if (status != 0 && !detail.startsWith("HTTP " + status)) {
            text.append(" (HTTP ").append(status);
            requestId.ifPresent(id -> text.append(", request ").append(id));
            text.append(')');
        } else if (!requestId.map(detail::contains).orElse(false)) {
            requestId.ifPresent(id -> text.append(" (request ").append(id).append(')'));
        }
        return text.append("; ").append(advice()).toString();
    }
}
