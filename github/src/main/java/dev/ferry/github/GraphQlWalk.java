package dev.ferry.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Goes through a {@link GraphQlConnection} page by page. For one thread. */
final class GraphQlWalk {
    private final GraphQl graphQl;
    private final GraphQlConnection connection;
    private final long mostPages;
    private int size;

    GraphQlWalk(GraphQl graphQl, GraphQlConnection connection, long mostPages) {
        this.graphQl = graphQl;
        this.connection = connection;
        this.mostPages = mostPages;
        size = connection.largest();
    }

    /** Returns whether it came to the end; the predicate ends it before the next page. */
    boolean run(Optional<String> behind, Predicate<GraphQlConnection.Page> goOn) {
        Optional<String> after = behind;
        for (long count = 0; count < mostPages; count++) {
            GraphQlConnection.Page page = page(after);
            boolean on = goOn.test(page);
            if (page.last()) {
                return true;
            }
            if (!on) {
                return false;
            }
            after = page.end();
            size = Math.min(connection.largest(), size * 2);
        }
        throw refused(
                RefusalCategory.UNEXPECTED, "the list does not end after " + mostPages + " pages", Optional.empty());
    }

    private GraphQlConnection.Page page(Optional<String> after) {
        while (true) {
            Optional<GraphQlAnswer> answer = ask(after);
            JsonNode page = answer.map(this::at).orElse(MissingNode.getInstance());
            if (isWhole(page)) {
                return read(page, after);
            }
            if (size == 1) {
                throw unreadable(answer.orElseThrow());
            }
            size /= 2;
        }
    }

    /** Empty where the page was too much for the server. */
    private Optional<GraphQlAnswer> ask(Optional<String> after) {
        ObjectNode variables = connection.variables().deepCopy().put("first", size);
        after.ifPresentOrElse(cursor -> variables.put("after", cursor), () -> variables.putNull("after"));
        return size > 1
                ? graphQl.queryMuch(connection.document(), variables)
                : Optional.of(graphQl.query(connection.document(), variables));
    }

    private JsonNode at(GraphQlAnswer answer) {
        JsonNode page = answer.data();
        for (String step : connection.path()) {
            page = page.path(step);
        }
        return page;
    }

    private boolean isWhole(JsonNode page) {
        if (!page.path("nodes").isArray()) {
            return false;
        }
        for (JsonNode node : page.path("nodes")) {
            if (!connection.whole().test(node)) {
                return false;
            }
        }
        return true;
    }

    private GraphQlConnection.Page read(JsonNode page, Optional<String> after) {
        List<JsonNode> nodes = new ArrayList<>();
        page.path("nodes").forEach(nodes::add);
        nodes.removeIf(JsonNode::isNull);
        Optional<String> end = Json.optionalText(page.path("pageInfo"), "endCursor");
        boolean last = !page.path("pageInfo").path("hasNextPage").asBoolean();
        if (!last && (end.isEmpty() || end.equals(after))) {
            throw refused(RefusalCategory.UNEXPECTED, "the cursor does not move on", Optional.empty());
        }
        return new GraphQlConnection.Page(nodes, end, last);
    }

    private RemoteException unreadable(GraphQlAnswer answer) {
        Optional<GraphQlError> error = answer.errors().stream().findFirst();
        String missing = at(answer).path("nodes").isArray()
                ? "the server does not show a part of it"
                : "no nodes at " + String.join(".", connection.path());
        return refused(
                error.map(GraphQlError::category).orElse(RefusalCategory.UNEXPECTED),
                error.map(told -> missing + ": " + told.describe()).orElse(missing),
                answer.requestId());
    }

    private RemoteException refused(RefusalCategory category, String words, Optional<String> requestId) {
        return new RemoteException(connection.what(), new Refusal(category, words, 200, requestId));
    }
}
