package dev.ferry.transfer.move;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.mapping.NodeId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One GraphQL document that locks several issues, each with its reason where it has one that can be given. */
record LockingDocument(String text, ObjectNode variables) {
    /** The published schema's {@code LockReason}. */
    private static final Set<String> REASONS = Set.of("OFF_TOPIC", "RESOLVED", "SPAM", "TOO_HEATED");

    /** An issue in the final repository, and why it is to be locked. */
    record Lock(NodeId issue, Optional<String> reason) {}

    static LockingDocument of(List<Lock> locks) {
        StringBuilder head = new StringBuilder("mutation(");
        StringBuilder body = new StringBuilder(") {\n");
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < locks.size(); i++) {
            head.append(i == 0 ? "" : ", ").append("$i").append(i).append(": ID!");
            body.append("  ")
                    .append(alias(i))
                    .append(": lockLockable(input: {lockableId: $i")
                    .append(i);
            locks.get(i)
                    .reason()
                    .filter(REASONS::contains)
                    .ifPresent(reason -> body.append(", lockReason: ").append(reason));
            body.append("}) { lockedRecord { locked } }\n");
            variables.put("i" + i, locks.get(i).issue().value());
        }
        return new LockingDocument(head.append(body).append('}').toString(), variables);
    }

    /** The name under which the answer tells of the issue at this place. */
    static String alias(int place) {
        return "l" + place;
    }
}
