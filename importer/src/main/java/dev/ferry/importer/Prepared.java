package dev.ferry.importer;

import dev.ferry.mapping.render.MilestoneSpec;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A repository that has what the issues need: its milestones' numbers by title, and the logins that can not be assigned in it. */
public record Prepared(Map<String, Integer> milestones, Set<String> notAssignable) {
    public Prepared {
        milestones = Map.copyOf(milestones);
        notAssignable = notAssignable.stream()
                .map(login -> login.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    Optional<Integer> milestone(MilestoneSpec wanted) {
        return Optional.ofNullable(milestones.get(wanted.title()));
    }

    boolean assignable(String login) {
        return !notAssignable.contains(login.toLowerCase(Locale.ROOT));
    }
}
