package dev.ferry.mapping.labels;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.io.IOException;

/** A rule and the line of the file that it begins in, counted from 1. */
@JsonDeserialize(using = LocatedRule.Reading.class)
record LocatedRule(int line, LabelRule rule) {
    static final class Reading extends JsonDeserializer<LocatedRule> {
        @Override
        public LocatedRule deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            int line = parser.currentTokenLocation().getLineNr();
            return new LocatedRule(line, context.readValue(parser, LabelRule.class));
        }
    }
}
