package dev.ferry.exporter.roundup.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.ferry.exporter.roundup.spool.SpoolColumn;
import dev.ferry.exporter.roundup.spool.SpoolColumn.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonColumnTest {
    private static Kind kind(JsonNode... values) {
        JsonColumn column = new JsonColumn();
        for (JsonNode value : values) {
            column.see(value);
        }
        SpoolColumn guessed = column.column("p", Optional.empty());
        return column.inTheEnd(guessed).kind();
    }

    @Test
    void nothing_but_1_and_0_is_a_boolean_because_roundup_shows_those_so() {
        assertThat(kind(IntNode.valueOf(1), NullNode.getInstance(), IntNode.valueOf(0)))
                .isEqualTo(Kind.BOOLEAN);
        assertThat(kind(BooleanNode.TRUE)).isEqualTo(Kind.BOOLEAN);
    }

    @Test
    void numbers_among_which_1_and_0_are_found_are_numbers() {
        assertThat(kind(IntNode.valueOf(1), IntNode.valueOf(2))).isEqualTo(Kind.INTEGER);
        assertThat(kind(IntNode.valueOf(0), DoubleNode.valueOf(0.5))).isEqualTo(Kind.NUMBER);
        assertThat(kind(IntNode.valueOf(0), IntNode.valueOf(7), DoubleNode.valueOf(0.5)))
                .isEqualTo(Kind.NUMBER);
    }
}
