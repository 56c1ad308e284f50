package dev.ferry.archive.diff;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.archive.Archive;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.RecordHash;
import dev.ferry.archive.RecordTree;
import dev.ferry.archive.Sha256;
import dev.ferry.archive.User;
import dev.ferry.archive.UserId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Compares what two archives hold, not how they are packed: issues and users by their ids, each field by field. Where
 * one archive came through a door that can not give something, that is left aside on both sides and said. Holds the
 * hash of every issue of the first archive and a few records; one thread.
 */
public final class ArchiveDiff {
    private static final int LOOKED_UP_AT_ONCE = 200;

    private final Archive left;
    private final Archive right;
    private final CommonGround ground;
    private final Consumer<FieldDifference> listener;
    private long shared;
    private long onlyLeft;
    private long onlyRight;
    private long changed;
    private long users;
    private long fields;

    private ArchiveDiff(Archive left, Archive right, Consumer<FieldDifference> listener) {
        this.left = left;
        this.right = right;
        this.ground =
                new CommonGround(left.manifest().source(), right.manifest().source());
        this.listener = listener;
    }

    /** Compares; differences are handed over as they are found, users first. */
    public static DiffSummary compare(Archive left, Archive right, Consumer<FieldDifference> listener) {
        ArchiveDiff diff = new ArchiveDiff(left, right, listener);
        diff.users();
        diff.issues();
        return new DiffSummary(
                diff.shared,
                diff.onlyLeft,
                diff.onlyRight,
                diff.changed,
                diff.users,
                diff.fields,
                diff.ground.leftAside());
    }

    private void users() {
        Map<UserId, User> known = new LinkedHashMap<>();
        left.users().forEach(user -> known.put(user.id(), user));
        right.users().forEach(user -> {
            Optional<User> other = Optional.ofNullable(known.remove(user.id()));
            compare("user", user.id().value(), other.map(RecordTree::of), Optional.of(RecordTree.of(user)));
        });
        known.values()
                .forEach(
                        user -> compare("user", user.id().value(), Optional.of(RecordTree.of(user)), Optional.empty()));
    }

    private void issues() {
        Map<LegacyId, Sha256> hashes = new HashMap<>();
        left.issues().forEach(issue -> hashes.put(issue.id(), RecordHash.of(issue)));
        Map<LegacyId, Issue> waiting = new LinkedHashMap<>();
        right.issues().forEach(issue -> {
            Optional<Sha256> hash = Optional.ofNullable(hashes.remove(issue.id()));
            if (hash.isEmpty()) {
                onlyRight++;
                compare("issue", issue.id().value(), Optional.empty(), Optional.of(RecordTree.of(issue)));
                return;
            }
            shared++;
            if (!hash.get().equals(RecordHash.of(issue))) {
                waiting.put(issue.id(), issue);
            }
            if (waiting.size() >= LOOKED_UP_AT_ONCE) {
                compareWaiting(waiting);
            }
        });
        compareWaiting(waiting);
        left.issues().forEach(issue -> {
            if (hashes.containsKey(issue.id())) {
                onlyLeft++;
                compare("issue", issue.id().value(), Optional.of(RecordTree.of(issue)), Optional.empty());
            }
        });
    }

    private void compareWaiting(Map<LegacyId, Issue> waiting) {
        List<Issue> others = left.issues(waiting.keySet());
        for (Issue other : others) {
            Issue issue = waiting.get(other.id());
            if (issue != null
                    && compare(
                            "issue",
                            issue.id().value(),
                            Optional.of(RecordTree.of(other)),
                            Optional.of(RecordTree.of(issue)))) {
                changed++;
            }
        }
        waiting.clear();
    }

    private boolean compare(String kind, String id, Optional<JsonNode> one, Optional<JsonNode> other) {
        if (one.isEmpty() || other.isEmpty()) {
            JsonNode there = one.or(() -> other).orElseThrow();
            if (kind.equals("user")
                    && ground.lacksRetired()
                    && there.path("retired").asBoolean()) {
                return false;
            }
            report(new FieldDifference(kind, id, "", one, other));
            return true;
        }
        List<TreeDiff.Found> found = TreeDiff.between(ground.of(one.get()), ground.of(other.get()));
        found.forEach(field -> report(new FieldDifference(kind, id, field.field(), field.left(), field.right())));
        if (!found.isEmpty() && kind.equals("user")) {
            users++;
        }
        return !found.isEmpty();
    }

    private void report(FieldDifference difference) {
        fields++;
        if (difference.kind().equals("user") && difference.field().isEmpty()) {
            users++;
        }
        listener.accept(difference);
    }
}
