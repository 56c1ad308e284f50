package dev.ferry.transfer.relations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.transfer.reading.IssueStand;
import java.util.ArrayList;
import java.util.List;

/** One GraphQL document that closes several issues with a reason; as duplicates, each of its own. */
record ReasonDocument(String text, ObjectNode variables) {
    static ReasonDocument of(ClosedAs reason, List<Task> tasks) {
        List<String> declared = new ArrayList<>();
        StringBuilder body = new StringBuilder(") {\n");
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        for (int place = 0; place < tasks.size(); place++) {
            Task task = tasks.get(place);
            declared.add("$i" + place + ": ID!");
            variables.put("i" + place, task.from().node().value());
            String of = "";
            if (reason == ClosedAs.DUPLICATE) {
                declared.add("$d" + place + ": ID!");
                variables.put("d" + place, task.to().node().value());
                of = ", duplicateIssueId: $d" + place;
            }
            body.append("  ")
                    .append(alias(place))
                    .append(": closeIssue(input: {issueId: $i")
                    .append(place)
                    .append(", stateReason: ")
                    .append(reason.name())
                    .append(of)
                    .append("}) { issue { ")
                    .append(IssueStand.WITH_REASON)
                    .append(" } }\n");
        }
        return new ReasonDocument("mutation(" + String.join(", ", declared) + body.append('}'), variables);
    }

    /** The name under which the answer tells of the issue at this place. */
    static String alias(int place) {
        return "d" + place;
    }
}
