package dev.ferry.transfer.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.github.RefusalCategory;
import dev.ferry.github.RemoteException;
import dev.ferry.transfer.reading.PeoplesHand;
import dev.ferry.transfer.verify.RelationLook.Tie;
import java.util.Optional;

/**
 * Tells who took a dependency away. Older servers do not know the event and refuse the question: then nobody is known to have. For
 * one thread.
 */
final class Unblocking {
    private static final String QUESTION = """
            query($issue: ID!) { node(id: $issue) { ... on Issue {
              timelineItems(last: 100, itemTypes: [BLOCKED_BY_REMOVED_EVENT]) {
                nodes { ... on BlockedByRemovedEvent { actor { login } blockingIssue { id } } }
              }
            } } }
            """;

    private final VerificationJob job;
    private final PeoplesHand people;

    Unblocking(VerificationJob job, PeoplesHand people) {
        this.job = job;
        this.people = people;
    }

    /** Whether people were the last to say that the issue waits for that other one no longer. */
    boolean isByPeople(Tie tie) {
        ObjectNode variables = JsonNodeFactory.instance
                .objectNode()
                .put("issue", tie.from().node().value());
        boolean byPeople = false;
        for (JsonNode event : ask(variables).path("node").path("timelineItems").path("nodes")) {
            if (event.path("blockingIssue")
                    .path("id")
                    .asText()
                    .equals(tie.to().node().value())) {
                byPeople = !people.isOurs(
                        Optional.ofNullable(event.path("actor").path("login").textValue()));
            }
        }
        return byPeople;
    }

    private JsonNode ask(ObjectNode variables) {
        try {
            return job.github().graphQl().query(QUESTION, variables).data();
        } catch (RemoteException e) {
            if (e.category() != RefusalCategory.INVALID) {
                throw e;
            }
            return MissingNode.getInstance();
        }
    }
}
