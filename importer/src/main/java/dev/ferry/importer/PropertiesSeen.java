package dev.ferry.importer;

import dev.ferry.archive.Issue;
import dev.ferry.archive.Property;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which properties the issues of an archive have: whether those are among them that somebody asks for, and some others, to name
 * one that was meant. Memory does not grow with the archive. For one thread.
 */
final class PropertiesSeen {
    /** More than a tracker that people made has. */
    private static final int MOST_KEPT = 1_000;

    private final Set<String> missing;
    private final Set<String> some = new TreeSet<>();

    PropertiesSeen(Set<String> asked) {
        missing = new HashSet<>(asked);
    }

    void read(Issue issue) {
        for (Property property : issue.properties()) {
            missing.remove(property.name());
            if (some.size() < MOST_KEPT) {
                some.add(property.name());
            }
        }
    }

    Set<String> missing() {
        return Collections.unmodifiableSet(missing);
    }

    Set<String> some() {
        return Collections.unmodifiableSet(some);
    }
}
