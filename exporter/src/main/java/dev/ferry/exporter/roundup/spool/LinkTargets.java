package dev.ferry.exporter.roundup.spool;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which class a property links to, for ways in that do not tell the schema: what was seen (a journal that says who
 * linked, a link's address), else the names that Roundup's templates use, else a class that is called like the property.
 */
public final class LinkTargets {
    private static final Map<String, List<String>> CUSTOMARY = Map.of(
            "user",
            List.of(
                    "creator",
                    "actor",
                    "author",
                    "recipients",
                    "nosy",
                    "assignee",
                    "assignedto",
                    "assigned_to",
                    "assign_to",
                    "add_as_nosy",
                    "verifier",
                    "closer",
                    "private_for"),
            "issue",
            List.of("superseder", "dependencies", "depends", "depends_on", "blockers", "blocked_by"),
            "msg",
            List.of("messages"),
            "file",
            List.of("files"),
            "query",
            List.of("queries"));

    private final Set<String> classes;
    private final Map<String, String> seen = new HashMap<>();

    /** {@code classes} are all classes of the tracker. */
    public LinkTargets(Set<String> classes) {
        this.classes = Set.copyOf(classes);
    }

    /** Notes that a property was seen to link to a class. */
    public void saw(String className, String property, String target) {
        if (classes.contains(target)) {
            seen.put(className + "." + property, target);
        }
    }

    /** The class that a property links to, if there is reason to think that it links at all. */
    public Optional<String> of(String className, String property) {
        return Optional.ofNullable(seen.get(className + "." + property))
                .or(() -> CUSTOMARY.entrySet().stream()
                        .filter(entry -> entry.getValue().contains(property))
                        .map(Map.Entry::getKey)
                        .findFirst())
                .or(() -> List.of(property, className + "_" + property, singular(property)).stream()
                        .filter(classes::contains)
                        .findFirst());
    }

    private static String singular(String property) {
        if (property.endsWith("ies")) {
            return property.substring(0, property.length() - 3) + "y";
        }
        return property.endsWith("s") ? property.substring(0, property.length() - 1) : property;
    }
}
