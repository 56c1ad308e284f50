package dev.ferry.mapping.people;

import dev.ferry.archive.Issue;
import dev.ferry.archive.UserId;
import java.util.HashMap;
import java.util.Map;

/** Counts how often each person appears. Some hundred bytes a person. For one thread. */
final class Presences {
    private final Map<UserId, Presence> byUser = new HashMap<>();

    static Presences of(Iterable<Issue> issues) {
        Presences counted = new Presences();
        issues.forEach(counted::count);
        return counted;
    }

    private void count(Issue issue) {
        issue.creator().ifPresent(user -> add(user, Presence.OPENED));
        issue.assignee().ifPresent(user -> add(user, Presence.ASSIGNED));
        issue.watchers().forEach(user -> add(user, Presence.FOLLOWED));
        issue.messages().forEach(message -> message.author().ifPresent(user -> add(user, Presence.WRITTEN)));
        issue.files().forEach(file -> file.creator().ifPresent(user -> add(user, Presence.FILE)));
    }

    private void add(UserId user, Presence more) {
        byUser.merge(user, more, Presence::plus);
    }

    /** How often this person appears. */
    Presence of(UserId user) {
        return byUser.getOrDefault(user, Presence.NONE);
    }

    /** How many people appear. */
    int size() {
        return byUser.size();
    }
}
