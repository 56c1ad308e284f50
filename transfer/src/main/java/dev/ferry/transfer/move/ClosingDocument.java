package dev.ferry.transfer.move;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.mapping.ledger.ReopenedRow;
import dev.ferry.transfer.reading.Mutation;
import java.util.List;
import java.util.Set;

/** One GraphQL document that closes several issues, each with its reason where it has one that can be given. */
record ClosingDocument(String text, ObjectNode variables) {
    /** The published schema's {@code IssueClosedStateReason}. */
    private static final Set<String> REASONS = Set.of("COMPLETED", "NOT_PLANNED", "DUPLICATE");

    static ClosingDocument of(List<ReopenedRow> issues) {
        Mutation mutation = new Mutation();
        for (int i = 0; i < issues.size(); i++) {
            ReopenedRow issue = issues.get(i);
            String reason = issue.reason()
                    .filter(REASONS::contains)
                    .map(known -> ", stateReason: " + known)
                    .orElse("");
            mutation.variable("i" + i, "ID!", issue.node().value());
            mutation.part(alias(i), "closeIssue(input: {issueId: $i" + i + reason + "})", "issue { id }");
        }
        return new ClosingDocument(mutation.text(), mutation.variables());
    }

    /** The name under which the answer tells of the issue at this place. */
    static String alias(int place) {
        return "c" + place;
    }
}
