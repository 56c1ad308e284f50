package dev.ferry.transfer.rewrite;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** One GraphQL document that changes several texts. */
record EditDocument(String text, ObjectNode variables) {
    static EditDocument of(List<Edit> edits) {
        StringBuilder head = new StringBuilder("mutation(");
        StringBuilder body = new StringBuilder(") {\n");
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < edits.size(); i++) {
            Edit edit = edits.get(i);
            head.append(i == 0 ? "" : ", ")
                    .append("$i")
                    .append(i)
                    .append(": ID!, $b")
                    .append(i)
                    .append(": String!");
            body.append("  ").append(alias(i)).append(": ");
            if (edit.isBody()) {
                body.append("updateIssue(input: {id: $i")
                        .append(i)
                        .append(", body: $b")
                        .append(i);
                body.append("}) { issue { id ").append(EditHistory.BRIEF).append(" } }\n");
            } else {
                body.append("updateIssueComment(input: {id: $i")
                        .append(i)
                        .append(", body: $b")
                        .append(i);
                body.append("}) { issueComment { id ").append(EditHistory.BRIEF).append(" } }\n");
            }
            variables.put("i" + i, edit.node().value());
            variables.put("b" + i, edit.after());
        }
        return new EditDocument(head.append(body).append('}').toString(), variables);
    }

    /** The name under which the answer tells of the edit at this place. */
    static String alias(int place) {
        return "e" + place;
    }
}
