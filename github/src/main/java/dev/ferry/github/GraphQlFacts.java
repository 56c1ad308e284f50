package dev.ferry.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What a GraphQL answer of status 200 says as a whole: did any part succeed, and what are its errors. */
record GraphQlFacts(boolean present, boolean anyData, List<GraphQlError> errors) {
    static final GraphQlFacts NONE = new GraphQlFacts(false, false, List.of());

    GraphQlFacts {
        errors = List.copyOf(errors);
    }

    static GraphQlFacts of(Answer answer) {
        JsonNode body = answer.body();
        boolean anyData = false;
        for (JsonNode field : body.path("data")) {
            anyData |= !field.isNull();
        }
        return new GraphQlFacts(
                body.path("data").isObject() || body.path("errors").isArray(), anyData, GraphQlError.all(answer));
    }

    boolean any(GraphQlError.Meaning meaning) {
        return errors.stream().anyMatch(error -> error.meaning() == meaning);
    }

    boolean all(GraphQlError.Meaning meaning) {
        return !errors.isEmpty() && errors.stream().allMatch(error -> error.meaning() == meaning);
    }

    /** An error without a path speaks of the whole document; one with a path of the part it names. */
    boolean onlyParts() {
        return errors.stream().noneMatch(error -> error.path().isEmpty());
    }

    /** How many parts a limit kept from being carried out. */
    int throttledParts() {
        return (int) errors.stream()
                .filter(error -> !error.path().isEmpty())
                .filter(error -> error.category() == RefusalCategory.THROTTLED)
                .count();
    }

    String describe() {
        return errors.stream()
                .map(GraphQlError::describe)
                .limit(3)
                .reduce((a, b) -> a + "; " + b)
                .orElse("");
    }
}
