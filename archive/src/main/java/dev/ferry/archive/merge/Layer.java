package dev.ferry.archive.merge;

import dev.ferry.archive.Archive;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Manifest;
import dev.ferry.archive.User;
import dev.ferry.archive.UserId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

/** A delta over what lies below it: whatever it holds or calls gone hides what is there. */
final class Layer {
    private final Archive delta;
    private final Set<LegacyId> hiddenIssues;
    private final Set<UserId> hiddenUsers;

    /** Reads the delta once, for the ids in it. */
    Layer(Archive delta) {
        this.delta = delta;
        Manifest.Delta gone = delta.manifest().delta().orElseThrow();
        hiddenIssues = new HashSet<>(gone.goneIssues());
        delta.issues().forEach(issue -> hiddenIssues.add(issue.id()));
        hiddenUsers = new HashSet<>(gone.goneUsers());
        delta.users().forEach(user -> hiddenUsers.add(user.id()));
    }

    Iterator<Issue> issues(Iterator<Issue> below) {
        return new Overlaid<>(
                below,
                issue -> hiddenIssues.contains(issue.id()),
                delta.issues().iterator(),
                Issue.LEGACY_ORDER);
    }

    Iterator<User> users(Iterator<User> below) {
        return new Overlaid<>(
                below,
                user -> hiddenUsers.contains(user.id()),
                delta.users().iterator(),
                Comparator.comparing(User::id));
    }
}
