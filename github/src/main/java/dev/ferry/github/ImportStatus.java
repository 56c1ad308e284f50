package dev.ferry.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How far one import is. Only {@link State#IMPORTED} means that the issue is there; a word that is not known keeps the
 * import in {@link State#OTHER}, which is neither pending nor imported nor failed.
 */
public record ImportStatus(
        long id,
        State state,
        String word,
        Optional<Integer> issueNumber,
        Optional<Refusal> refusal,
        Instant createdAt,
        Instant updatedAt) {
    public enum State {
        PENDING,
        IMPORTED,
        FAILED,
        OTHER
    }

    /** {@code forPeople} makes the server's words fit to be shown. */
    static ImportStatus read(JsonNode json, UnaryOperator<String> forPeople) {
        String word = Json.text(json, "status");
        State state = state(word);
        Optional<Integer> number = Json.optionalText(json, "issue_url").map(CommentView::lastSegment);
        // "imported" without saying what: nothing to build on.
        if (state == State.IMPORTED && number.isEmpty()) {
            state = State.OTHER;
        }
        return new ImportStatus(
                Json.id(json, "id"),
                state,
                state == State.OTHER ? forPeople.apply(word) : word,
                number,
                state == State.FAILED ? Optional.of(refusal(json, forPeople)) : Optional.empty(),
                Json.instant(json, "created_at"),
                Json.instant(json, "updated_at"));
    }

    private static State state(String word) {
        return switch (word) {
            case "pending" -> State.PENDING;
            case "imported" -> State.IMPORTED;
            // "error" was met by one client in the field.
            case "failed", "error" -> State.FAILED;
            default -> State.OTHER;
        };
    }

    private static Refusal refusal(JsonNode json, UnaryOperator<String> forPeople) {
        ErrorBody error =
                new ErrorBody(Json.optionalText(json, "message").orElse(""), "", ErrorBody.items(json.path("errors")));
        String words = forPeople.apply(error.describe());
        return new Refusal(
                Invalidity.of(error),
                words.isEmpty() ? "the import failed, GitHub does not say why" : words,
                0,
                Optional.empty());
    }
}
