package dev.ferry.transfer.move;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.ledger.FinalIssue;
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
        StringBuilder head = new StringBuilder("mutation($target: ID!");
        StringBuilder body = new StringBuilder(") {\n");
        ObjectNode variables = JsonNodeFactory.instance.objectNode().put("target", targetNode);
        for (int i = 0; i < issues.size(); i++) {
            head.append(", $i").append(i).append(": ID!");
            if (closed.contains(i)) {
                body.append("  ")
                        .append(opening(i))
                        .append(": reopenIssue(input: {issueId: $i")
                        .append(i);
                body.append("}) { issue { id } }\n");
            }
            body.append("  ")
                    .append(alias(i))
                    .append(": transferIssue(input: {issueId: $i")
                    .append(i)
                    .append(", repositoryId: $target}) { issue { id number url } }\n");
            variables.put("i" + i, issues.get(i).value());
        }
        return new TransferDocument(head.append(body).append('}').toString(), variables, issues.size() + closed.size());
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
