package dev.ferry.transfer.relations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.transfer.reading.IssueStand;
import java.util.List;

/** One GraphQL document that closes several issues as duplicates, each of its own. */
record DuplicateDocument(String text, ObjectNode variables) {
    static DuplicateDocument of(List<Task> tasks) {
        StringBuilder head = new StringBuilder("mutation(");
        StringBuilder body = new StringBuilder(") {\n");
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        for (int place = 0; place < tasks.size(); place++) {
            head.append(place == 0 ? "" : ", ")
                    .append("$i")
                    .append(place)
                    .append(": ID!, $d")
                    .append(place)
                    .append(": ID!");
            body.append("  ")
                    .append(alias(place))
                    .append(": closeIssue(input: {issueId: $i")
                    .append(place)
                    .append(", stateReason: DUPLICATE, duplicateIssueId: $d")
                    .append(place)
                    .append("}) { issue { ")
                    .append(IssueStand.WITH_REASON)
                    .append(" } }\n");
            variables.put("i" + place, tasks.get(place).from().node().value());
            variables.put("d" + place, tasks.get(place).to().node().value());
        }
        return new DuplicateDocument(head.append(body).append('}').toString(), variables);
    }

    /** The name under which the answer tells of the issue at this place. */
    static String alias(int place) {
        return "d" + place;
    }
}
