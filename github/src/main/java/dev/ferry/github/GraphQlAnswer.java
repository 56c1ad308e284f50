package dev.ferry.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A GraphQL answer with its data and its errors: some parts may have succeeded while others did not. {@code data} is
 * JSON null or an object; the request id is for messages.
 */
public record GraphQlAnswer(JsonNode data, List<GraphQlError> errors, Optional<String> requestId) {
    public GraphQlAnswer {
        errors = List.copyOf(errors);
    }

    static GraphQlAnswer read(Answer answer) {
        return new GraphQlAnswer(answer.body().path("data"), GraphQlError.all(answer), answer.requestId());
    }

    /** The first refusal that holds for every other part alike, if there is one. */
    Optional<Refusal> reasonForAll() {
        return refusals().filter(refusal -> refusal.category().holdsForAll()).findFirst();
    }

    /** Why parts were not carried out, each reason as often as it was told. */
    Stream<Refusal> refusals() {
        return errors.stream()
                .filter(error -> error.meaning() != GraphQlError.Meaning.UNKNOWN_OUTCOME)
                .map(error -> new Refusal(error.category(), error.describe(), 0, requestId));
    }

    /** What became of one part (a field or its alias): each is judged by its own error. */
    public Outcome<JsonNode> part(String alias) {
        JsonNode value = data.path(alias);
        if (value.isContainerNode() || (value.isValueNode() && !value.isNull())) {
            return new Outcome.Done<>(value);
        }
        Optional<GraphQlError> error = errors.stream()
                .filter(e -> !e.path().isEmpty() && e.path().get(0).equals(alias))
                .findFirst()
                .or(() -> errors.stream().filter(e -> e.path().isEmpty()).findFirst());
        if (error.isEmpty() || error.get().meaning() == GraphQlError.Meaning.UNKNOWN_OUTCOME) {
            return new Outcome.Unknown<>(error.map(GraphQlError::describe).orElse(alias + ": neither data nor error")
                    + requestId.map(id -> " (request " + id + ")").orElse(""));
        }
        return new Outcome.Refused<>(
                new Refusal(error.get().category(), error.get().describe(), 0, requestId));
    }
}
