package dev.ferry.transfer.relations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.transfer.reading.IssueStand;
import dev.ferry.transfer.reading.Mutation;
import java.util.List;

/** One GraphQL document that closes several issues with a reason; as duplicates, each of its own. */
record ReasonDocument(String text, ObjectNode variables) {
    static ReasonDocument of(ClosedAs reason, List<Task> tasks) {
        Mutation mutation = new Mutation();
        for (int i = 0; i < tasks.size(); i++) {
            Task task = tasks.get(i);
            String input = "issueId: $i" + i + ", stateReason: " + reason.name();
            mutation.variable("i" + i, "ID!", task.from().node().value());
            if (reason == ClosedAs.DUPLICATE) {
                mutation.variable("d" + i, "ID!", task.to().node().value());
                input += ", duplicateIssueId: $d" + i;
            }
            mutation.part(alias(i), "closeIssue(input: {" + input + "})", "issue { " + IssueStand.WITH_REASON + " }");
        }
        return new ReasonDocument(mutation.text(), mutation.variables());
    }

    /** The name under which the answer tells of the issue at this place. */
    static String alias(int place) {
        return "d" + place;
    }
}
