package dev.ferry.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** GitHub's GraphQL API. Thread-safe. */
public final class GraphQl {
    /** Of the cursor loop; 100 nodes a page make ten million. */
    static final int MOST_PAGES = 100_000;

    private final Api api;
    private final Rights rights;

    GraphQl(Api api) {
        this.api = api;
        rights = new Rights(api);
    }

    /** Asks; sent again inside until it is answered. Errors of single parts are in the answer, a refused document throws. */
    public GraphQlAnswer query(String document, ObjectNode variables) {
        Request request = post(RequestKind.GRAPHQL_QUERY, document, variables).modifying(0);
        return api.caller().read(request, GraphQlAnswer::read);
    }

    /**
     * Asks for much: empty where the server refuses the document or fails twice over it, as it does when a document takes
     * it too long. Ask for less then, and with {@link #query} where there is no less.
     */
    public Optional<GraphQlAnswer> queryMuch(String document, ObjectNode variables) {
        Request request = post(RequestKind.GRAPHQL_QUERY, document, variables)
                .modifying(0)
                .impatient();
        Ending ending = api.caller().look(request);
        return ending.refused().isPresent()
                ? Optional.empty()
                : Optional.of(api.caller().understood(ending, GraphQlAnswer::read));
    }

    /**
     * Changes things. Done means that the answer tells for every part what became of it ({@link GraphQlAnswer#part});
     * refused means that no part was carried out; unknown that any of them may have been. The server's limits count
     * modifications: a document with twenty aliased mutations counts twenty. Where a part is refused for the state of a
     * repository, which holds for all, it throws {@link RemoteException}; other parts of the document may be done then.
     */
    public Outcome<GraphQlAnswer> mutate(String document, ObjectNode variables, int modifications) {
        if (modifications < 1) {
            throw new IllegalArgumentException("a mutation changes something: " + modifications);
        }
        Request request =
                post(RequestKind.GRAPHQL_MUTATION, document, variables).modifying(modifications);
        Outcome<GraphQlAnswer> outcome = api.caller().write(request, GraphQlAnswer::read);
        outcome.fold(answer -> answer.reasonForAll(), Optional::of, doubt -> Optional.<Refusal>empty())
                .filter(refusal -> refusal.category().holdsForAll())
                .ifPresent(refusal -> {
                    // Parts before it may be done: as after a crash, whoever announced them looks them up.
                    throw new RemoteException("POST /graphql", refusal);
                });
        return outcome;
    }

    /**
     * The same for changes to issues of these repositories, none of which can go through without the right to write there: where a
     * part is refused for want of rights and the repository, or GitHub's words, tell that all would be, it throws {@link
     * RemoteException}, so that no item fails for it.
     */
    public Outcome<GraphQlAnswer> mutate(
            String document, ObjectNode variables, int modifications, List<RepositoryName> written) {
        Outcome<GraphQlAnswer> outcome = mutate(document, variables, modifications);
        rights.lacking(outcome, written).ifPresent(refusal -> {
            throw new RemoteException("POST /graphql", refusal);
        });
        return outcome;
    }

    /**
     * Waits until a document that changes so much could be sent: whoever has to look at something, or to write something down,
     * directly before it, does so then, and not before a wait that may take an hour. Returns whether it had to wait: what was
     * looked at before is old then. Throws {@link InterruptedCallException}.
     */
    public boolean awaitTurn(int modifications) {
        return api.caller()
                .awaitTurn(post(RequestKind.GRAPHQL_MUTATION, "", Json.object()).modifying(modifications));
    }

    /** A page of a connection: its nodes that are not null, the cursor behind it, and whether it is the last. */
    public record Page(List<JsonNode> nodes, Optional<String> end, boolean last) {
        public Page {
            nodes = List.copyOf(nodes);
        }
    }

    /**
     * Walks a connection: the document takes a variable {@code $after: String} and selects {@code nodes} and {@code
     * pageInfo { hasNextPage endCursor }} below the path. The action sees every node that is not null.
     */
    public void walk(String document, ObjectNode variables, List<String> path, Consumer<JsonNode> action) {
        walk(document, variables, path, action, MOST_PAGES);
    }

    /** The same until the predicate says no, which ends it before the next page; returns whether it came to its end. */
    public boolean walkWhile(String document, ObjectNode variables, List<String> path, Predicate<JsonNode> goOn) {
        return walkWhile(document, variables, path, goOn, MOST_PAGES);
    }

    void walk(String document, ObjectNode variables, List<String> path, Consumer<JsonNode> action, int mostPages) {
        Predicate<JsonNode> always = node -> {
            action.accept(node);
            return true;
        };
        walkWhile(document, variables, path, always, mostPages);
    }

    private boolean walkWhile(
            String document, ObjectNode variables, List<String> path, Predicate<JsonNode> goOn, int mostPages) {
        Predicate<Page> wholePage = page -> {
            boolean all = true;
            for (JsonNode node : page.nodes()) {
                all &= goOn.test(node);
            }
            return all;
        };
        return walkPages(new Connection(document, variables, path), Optional.empty(), wholePage, mostPages);
    }

    /** The same page by page, behind a cursor that an earlier walk came to. */
    public void walkPages(
            String document, ObjectNode variables, List<String> path, Optional<String> behind, Consumer<Page> action) {
        Predicate<Page> always = page -> {
            action.accept(page);
            return true;
        };
        walkPages(new Connection(document, variables, path), behind, always, MOST_PAGES);
    }

    private boolean walkPages(Connection connection, Optional<String> behind, Predicate<Page> goOn, int mostPages) {
        Optional<String> after = behind;
        for (int count = 0; count < mostPages; count++) {
            Page page = page(connection, after);
            boolean on = goOn.test(page);
            if (page.last()) {
                return true;
            }
            if (!on) {
                return false;
            }
            after = page.end();
        }
        throw new RemoteException(
                "POST /graphql",
                new Refusal(
                        RefusalCategory.UNEXPECTED,
                        "the list does not end after " + mostPages + " pages",
                        0,
                        Optional.empty()));
    }

    /** What is walked: a document with its variables, and where in its answers the nodes are. */
    private record Connection(String document, ObjectNode variables, List<String> path) {}

    private Page page(Connection walked, Optional<String> after) {
        ObjectNode withCursor = walked.variables().deepCopy();
        after.ifPresentOrElse(cursor -> withCursor.put("after", cursor), () -> withCursor.putNull("after"));
        GraphQlAnswer answer = query(walked.document(), withCursor);
        JsonNode connection = answer.data();
        for (String step : walked.path()) {
            connection = connection.path(step);
        }
        if (!connection.path("nodes").isArray()) {
            throw unexpected(answer, "no nodes at " + String.join(".", walked.path()));
        }
        List<JsonNode> nodes = new ArrayList<>();
        connection.path("nodes").forEach(nodes::add);
        nodes.removeIf(JsonNode::isNull);
        Optional<String> end = Json.optionalText(connection.path("pageInfo"), "endCursor");
        boolean last = !connection.path("pageInfo").path("hasNextPage").asBoolean();
        if (!last && (end.isEmpty() || end.equals(after))) {
            throw unexpected(answer, "the cursor does not move on");
        }
        return new Page(nodes, end, last);
    }

    private static RemoteException unexpected(GraphQlAnswer answer, String what) {
        Optional<GraphQlError> error = answer.errors().stream().findFirst();
        String words = error.map(told -> what + ": " + told.describe()).orElse(what);
        RefusalCategory category = error.map(GraphQlError::category).orElse(RefusalCategory.UNEXPECTED);
        return new RemoteException("POST /graphql", new Refusal(category, words, 200, answer.requestId()));
    }

    private Request post(RequestKind kind, String document, ObjectNode variables) {
        ObjectNode body = Json.object().put("query", document);
        body.set("variables", variables);
        // A refusal of the HTTP request itself, not of a part, holds for every other document.
        return Request.write(kind, "POST", api.graphQl(), Json.bytes(body)).of(Request.Scope.EVERYTHING);
    }
}
