package dev.ferry.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a refusal says: its message and its errors, which come as objects, as strings or not at all. Anything may
 * arrive in its place (HTML, nothing, half a JSON text); then this is empty.
 */
record ErrorBody(String message, String documentation, List<Item> errors) {
    /** One error. REST gives resource, field and code; the import API a location besides; strings become a message. */
    record Item(String resource, String field, String code, String message, String location, String value) {
        String describe() {
            StringBuilder text = new StringBuilder();
            for (String part : List.of(resource, location.isEmpty() ? field : location, code)) {
                if (!part.isEmpty()) {
                    text.append(text.length() == 0 ? "" : " ").append(part);
                }
            }
            if (!value.isEmpty()) {
                text.append(" '").append(value).append('\'');
            }
            if (!message.isEmpty()) {
                text.append(text.length() == 0 ? "" : ": ").append(message);
            }
            return text.toString();
        }
    }

    static final ErrorBody EMPTY = new ErrorBody("", "", List.of());
    private static final int LONGEST_DETAIL = 500;

    ErrorBody {
        errors = List.copyOf(errors);
    }

    static ErrorBody of(Optional<JsonNode> body) {
        return body.filter(JsonNode::isObject).map(ErrorBody::read).orElse(EMPTY);
    }

    static List<Item> items(JsonNode errors) {
        List<Item> items = new ArrayList<>();
        if (errors.isTextual()) {
            items.add(new Item("", "", "", errors.textValue(), "", ""));
        }
        for (JsonNode error : errors) {
            items.add(
                    error.isTextual()
                            ? new Item("", "", "", error.textValue(), "", "")
                            : new Item(
                                    text(error, "resource"),
                                    text(error, "field"),
                                    text(error, "code").toLowerCase(Locale.ROOT),
                                    text(error, "message"),
                                    text(error, "location"),
                                    text(error, "value")));
        }
        return items;
    }

    boolean says(ErrorTexts text) {
        return text.in(message) || errors.stream().anyMatch(error -> text.in(error.message()));
    }

    /** GitHub's own words for people, of bounded length. */
    String describe() {
        StringBuilder text = new StringBuilder(message);
        for (Item error : errors) {
            text.append(text.length() == 0 ? "" : "; ").append(error.describe());
            if (text.length() > LONGEST_DETAIL) {
                break;
            }
        }
        return text.length() > LONGEST_DETAIL ? text.substring(0, LONGEST_DETAIL) + "…" : text.toString();
    }

    private static ErrorBody read(JsonNode body) {
        return new ErrorBody(text(body, "message"), text(body, "documentation_url"), items(body.path("errors")));
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }
}
