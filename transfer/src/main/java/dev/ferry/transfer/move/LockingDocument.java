package dev.ferry.transfer.move;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.render.LockReason;
import dev.ferry.transfer.reading.Mutation;
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
        Mutation mutation = new Mutation();
        for (int i = 0; i < locks.size(); i++) {
            Lock lock = locks.get(i);
            String reason = lock.reason()
                    .filter(REASONS::contains)
                    .map(known -> ", lockReason: " + known)
                    .orElse("");
            mutation.variable("i" + i, "ID!", lock.issue().value());
            mutation.part(
                    alias(i), "lockLockable(input: {lockableId: $i" + i + reason + "})", "lockedRecord { locked }");
        }
        return new LockingDocument(mutation.text(), mutation.variables());
    }

    /** The name under which the answer tells of the issue at this place. */
    public static String alias(int place) {
        return "l" + place;
    }
}
