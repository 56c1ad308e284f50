package dev.ferry.transfer.move;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.mapping.ledger.ReopenedRow;
import java.util.List;
import java.util.Set;

/** One GraphQL document that closes several issues, each with its reason where it has one that can be given. */
record ClosingDocument(String text, ObjectNode variables) {
    /** The published schema's {@code IssueClosedStateReason}. */
    private static final Set<String> REASONS = Set.of("COMPLETED", "NOT_PLANNED", "DUPLICATE");

    static ClosingDocument of(List<ReopenedRow> issues) {
        StringBuilder head = new StringBuilder("mutation(");
        StringBuilder body = new StringBuilder(") {\n");
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < issues.size(); i++) {
            ReopenedRow issue = issues.get(i);
            head.append(i == 0 ? "" : ", ").append("$i").append(i).append(": ID!");
            body.append("  ")
                    .append(alias(i))
                    .append(": closeIssue(input: {issueId: $i")
                    .append(i);
            issue.reason()
                    .filter(REASONS::contains)
                    .ifPresent(reason -> body.append(", stateReason: ").append(reason));
            body.append("}) { issue { id } }\n");
            variables.put("i" + i, issue.node().value());
        }
        return new ClosingDocument(head.append(body).append('}').toString(), variables);
    }

    /** The name under which the answer tells of the issue at this place. */
    static String alias(int place) {
        return "c" + place;
    }
}
