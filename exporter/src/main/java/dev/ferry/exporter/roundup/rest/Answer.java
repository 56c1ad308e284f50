package dev.ferry.exporter.roundup.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What the tracker said to one question: its data, or why there is none. */
record Answer(int status, Optional<JsonNode> data, String message) {
    boolean ok() {
        return data.isPresent();
    }
}
