package dev.ferry.github;

import static dev.ferry.github.Wire.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GraphQlWalkTest extends WireTest {
    private static final GraphQlConnection LIST = GraphQlConnection.of(
                    "the list",
                    "query($first: Int!, $after: String) { x }",
                    Json.object(),
                    List.of("repository", "issues"))
            .inPagesOf(4);
    private static final String NOT_SHOWN = """
            {"data":{"repository":{"issues":{"nodes":[{"number":1},null],"pageInfo":{"hasNextPage":false}}}},
             "errors":[{"path":["repository","issues","nodes",1],"message":"Something is broken here"}]}""";

    private static String connection(int node, boolean more, String cursor) {
        return """
                {"data":{"repository":{"issues":{"nodes":[{"number":%d},null],"pageInfo":{"hasNextPage":%s,"endCursor":"%s"}}}}}""".formatted(node, more, cursor);
    }

    private List<Integer> walk(int mostPages) {
        return walk(LIST, mostPages);
    }

    private List<Integer> walk(GraphQlConnection connection, int mostPages) {
        List<Integer> seen = new ArrayList<>();
        new GraphQlWalk(wire.gitHub.graphQl(), connection, mostPages).run(Optional.empty(), page -> {
            page.nodes().forEach(node -> seen.add(node.path("number").asInt()));
            return true;
        });
        return seen;
    }

    @Test
    void a_connection_is_walked_by_its_cursors_up_to_the_bound() {
        wire.answers(json(200, connection(1, true, "A")), json(200, connection(2, false, "B")));

        assertThat(walk(2)).containsExactly(1, 2);
        assertThat(wire.requests().get(0).getBodyAsString()).contains("\"after\":null");
        assertThat(wire.requests().get(1).getBodyAsString()).contains("\"after\":\"A\"");
    }

    @Test
    void a_connection_one_page_longer_than_the_bound_is_an_error() {
        wire.answers(
                json(200, connection(1, true, "A")),
                json(200, connection(2, true, "B")),
                json(200, connection(3, false, "C")));

        assertThatThrownBy(() -> walk(2))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("does not end after 2 pages");
    }

    @Test
    void a_page_that_is_too_much_is_asked_for_in_smaller_ones_which_grow_again() {
        wire.answers(
                json(502, "{}"),
                json(502, "{}"),
                json(200, connection(1, true, "A")),
                json(200, connection(2, true, "B")),
                json(200, connection(3, false, "C")));

        assertThat(walk(10)).containsExactly(1, 2, 3);
        assertThat(sizes()).containsExactly(4, 4, 2, 4, 4);
    }

    @Test
    void a_server_that_is_away_for_a_while_is_waited_for_with_the_smallest_page() {
        wire.answers(
                json(502, "{}"),
                json(502, "{}"),
                json(502, "{}"),
                json(502, "{}"),
                json(502, "{}"),
                json(200, connection(1, false, "A")));

        assertThat(walk(10)).containsExactly(1);
        assertThat(sizes()).containsExactly(4, 4, 2, 2, 1, 1);
    }

    @Test
    void what_the_server_does_not_show_is_passed_over_unless_it_matters() {
        wire.answer(json(200, NOT_SHOWN));

        assertThat(walk(10)).containsExactly(1);
        assertThat(sizes()).containsExactly(4);
    }

    @Test
    void where_it_matters_smaller_pages_are_asked_for_and_then_it_is_an_error_that_says_why() {
        wire.answer(json(200, NOT_SHOWN));

        assertThatThrownBy(() -> walk(LIST.withoutGaps(JsonNode::isObject), 10))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("the list")
                .hasMessageContaining("Something is broken here");
        assertThat(sizes()).containsExactly(4, 2, 1);
    }

    private List<Integer> sizes() {
        return wire.requests().stream()
                .map(request ->
                        read(request.getBodyAsString()).at("/variables/first").asInt())
                .toList();
    }

    private static JsonNode read(String body) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_cursor_that_stands_still_is_an_error() {
        wire.answer(json(200, connection(1, true, "A")));

        assertThatThrownBy(() -> walk(10))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("cursor does not move");
    }

    @Test
    void a_connection_that_is_not_there_says_why() {
        wire.answer(json(200, """
                {"data":{"repository":null},"errors":[{"type":"NOT_FOUND","path":["repository"],"message":"Could not resolve"}]}"""));

        assertThatThrownBy(() -> walk(10))
                .isInstanceOfSatisfying(
                        RemoteException.class, e -> assertThat(e.category()).isEqualTo(RefusalCategory.NOT_FOUND))
                .hasMessageContaining("Could not resolve");
    }
}
