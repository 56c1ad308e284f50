package dev.ferry.transfer.rewrite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.transfer.reading.Mutation;
import java.util.List;

/** One GraphQL document that changes several texts. */
record EditDocument(String text, ObjectNode variables) {
    static EditDocument of(List<Edit> edits) {
        Mutation mutation = new Mutation();
        for (int i = 0; i < edits.size(); i++) {
            Edit edit = edits.get(i);
            String input = "(input: {id: $i" + i + ", body: $b" + i + "})";
            String payload = " { id " + EditHistory.BRIEF + " }";
            mutation.variable("i" + i, "ID!", edit.node().value());
            mutation.variable("b" + i, "String!", edit.after());
            if (edit.isBody()) {
                mutation.part(alias(i), "updateIssue" + input, "issue" + payload);
            } else {
                mutation.part(alias(i), "updateIssueComment" + input, "issueComment" + payload);
            }
        }
        return new EditDocument(mutation.text(), mutation.variables());
    }

    /** The name under which the answer tells of the edit at this place. */
    static String alias(int place) {
        return "e" + place;
    }
}
