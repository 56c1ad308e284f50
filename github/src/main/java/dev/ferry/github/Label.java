package dev.ferry.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A label: name (GitHub takes 50 characters), colour as six hexadecimal digits without a hash, description (100). */
public record Label(String name, String color, Optional<String> description) {
    static Label read(JsonNode json) {
        return new Label(
                Json.text(json, "name"),
                Json.optionalText(json, "color").orElse(""),
                Json.optionalText(json, "description"));
    }
}
