package dev.ferry.importer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.github.GraphQlConnection;
import dev.ferry.github.RemoteException;
import java.util.List;
import java.util.function.Consumer;

/** The complete list of the staging repository's issues, gone through from where an earlier run was. One thread. */
final class StagingListing {
    /** Errors of GraphQL come with the status of success. */
    private static final int GRAPHQL_REFUSAL = 200;

    private static final String LISTING = """
            query($owner: String!, $name: String!, $first: Int!, $after: String) {
              repository(owner: $owner, name: $name) {
                issues(first: $first, after: $after) {
                  nodes { id number body locked activeLockReason comments { totalCount } }
                  pageInfo { hasNextPage endCursor }
                }
              }
            }
            """;

    private final ImportJob job;
    private final BarrierBookmark bookmark;

    StagingListing(ImportJob job, BarrierBookmark bookmark) {
        this.job = job;
        this.bookmark = bookmark;
    }

    /** Hands over the pages that were not gone through yet. Whoever takes one says so in the bookmark. */
    void forEachPage(Consumer<GraphQlConnection.Page> taker) {
        if (bookmark.isComplete()) {
            return;
        }
        boolean goesOn = bookmark.cursor().isPresent();
        try {
            walk(taker);
        } catch (RemoteException e) {
            // How long a cursor lives is not documented: one that is refused must not stand in the way for ever.
            if (!goesOn || e.refusal().status() != GRAPHQL_REFUSAL) {
                throw e;
            }
            bookmark.restart();
            walk(taker);
        }
    }

    private void walk(Consumer<GraphQlConnection.Page> taker) {
        ObjectNode variables = JsonNodeFactory.instance
                .objectNode()
                .put("owner", job.staging().owner())
                .put("name", job.staging().name());
        GraphQlConnection issues = GraphQlConnection.of(
                "the list of issues of " + job.staging(), LISTING, variables, List.of("repository", "issues"));
        job.github().graphQl().walkPages(issues, bookmark.cursor(), taker);
    }
}
