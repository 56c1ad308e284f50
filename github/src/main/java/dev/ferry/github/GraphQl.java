package dev.ferry.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** GitHub's GraphQL API. Thread-safe. */
public final class GraphQl {
    /** Of the cursor loop; with one node a page fifty times as many as the largest lists have. */
    private static final long MOST_PAGES = 50_000_000;

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

    /** Shows every node of the list that is not null. */
    public void walk(GraphQlConnection connection, Consumer<JsonNode> action) {
        walkPages(connection, Optional.empty(), page -> page.nodes().forEach(action));
    }

    /** The same until the predicate says no, which ends it before the next page; returns whether it came to its end. */
    public boolean walkWhile(GraphQlConnection connection, Predicate<JsonNode> goOn) {
        return walk(connection).run(Optional.empty(), page -> {
            boolean all = true;
            for (JsonNode node : page.nodes()) {
                all &= goOn.test(node);
            }
            return all;
        });
    }

    /** Shows page after page, behind a cursor that an earlier walk came to. */
    public void walkPages(
            GraphQlConnection connection, Optional<String> behind, Consumer<GraphQlConnection.Page> action) {
        walk(connection).run(behind, page -> {
            action.accept(page);
            return true;
        });
    }

    private GraphQlWalk walk(GraphQlConnection connection) {
        return new GraphQlWalk(this, connection, MOST_PAGES);
    }

    private Request post(RequestKind kind, String document, ObjectNode variables) {
        ObjectNode body = Json.object().put("query", document);
        body.set("variables", variables);
        // A refusal of the HTTP request itself, not of a part, holds for every other document.
        return Request.write(kind, "POST", api.graphQl(), Json.bytes(body)).of(Request.Scope.EVERYTHING);
    }
}
