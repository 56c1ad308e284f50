package dev.ferry.transfer.move;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.ledger.FinalIssue;
import dev.ferry.transfer.reading.Mutation;
import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * One GraphQL document that moves several issues: aliased mutations, which the GraphQL specification has carried out one
 * after the other in the order of the document, so that numbers rise in that order.
 */
record TransferDocument(String text, ObjectNode variables, int changes) {
    /** Of these issues, those at the places {@code closed} are opened by the mutation before. */
    static TransferDocument of(List<NodeId> issues, Set<Integer> closed, String targetNode) {
        Mutation mutation = new Mutation().variable("target", "ID!", targetNode);
        for (int i = 0; i < issues.size(); i++) {
            String input = "(input: {issueId: $i" + i;
            mutation.variable("i" + i, "ID!", issues.get(i).value());
            if (closed.contains(i)) {
                mutation.part(opening(i), "reopenIssue" + input + "})", "issue { id }");
            }
            mutation.part(alias(i), "transferIssue" + input + ", repositoryId: $target})", "issue { id number url }");
        }
        return new TransferDocument(mutation.text(), mutation.variables(), issues.size() + closed.size());
    }

    /** The name under which the answer tells of the issue at this place. */
    static String alias(int place) {
        return "m" + place;
    }

    /** The same of its being opened; a document that does not open it has no such part. */
    static String opening(int place) {
        return "r" + place;
    }

    /** The issue's new place, from the answer's part. */
    static FinalIssue moved(JsonNode part) {
        JsonNode issue = part.path("issue");
        return new FinalIssue(
                new FinalNumber(issue.path("number").asInt()),
                new NodeId(issue.path("id").asText()),
                URI.create(issue.path("url").asText()));
    }

    /** Whether the part tells where the issue is now; a payload without an issue leaves that open. */
    static boolean tellsWhere(JsonNode part) {
        return part.path("issue").path("number").isInt();
    }
}
