package dev.ferry.transfer.move;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.render.LockReason;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One GraphQL document that locks several issues, each with its reason where it has one that can be given. */
public record LockingDocument(String text, ObjectNode variables) {
    private static final Set<String> REASONS =
            Arrays.stream(LockReason.values()).map(LockReason::name).collect(Collectors.toSet());

    /** An issue in the final repository, and why it is to be locked, as GraphQL spells it. */
    public record Lock(NodeId issue, Optional<String> reason) {}

    /** A document for these issues, in this order. */
    public static LockingDocument of(List<Lock> locks) {
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
    public static String alias(int place) {
        return "l" + place;
    }
}
