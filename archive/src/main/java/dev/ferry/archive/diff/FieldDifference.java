package dev.ferry.archive.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One thing that two archives do not agree on.
 *
 * @param kind {@code issue} or {@code user}
 * @param id its legacy id
 * @param field where in the record, as {@code messages[34].body.text}; empty where one archive lacks the whole record
 * @param left what the first archive holds, if anything
 * @param right what the second one holds, if anything
 */
public record FieldDifference(
        String kind, String id, String field, Optional<JsonNode> left, Optional<JsonNode> right) {}
