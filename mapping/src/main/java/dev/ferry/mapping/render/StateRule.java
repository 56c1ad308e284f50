package dev.ferry.mapping.render;

import dev.ferry.archive.Change;
import dev.ferry.archive.HistoryEvent;
import dev.ferry.archive.Issue;
import dev.ferry.archive.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When an issue is closed, and since when: the property that says so and the values that mean closed; and as what: by the first
 * of the rules that fits, as completed where none does.
 */
public record StateRule(String property, Set<String> closedValues, List<ReasonRule> reasons) {
    /** As bugs.python.org had it. */
    public static final StateRule STATUS_CLOSED = new StateRule("status", Set.of("closed"), List.of());

    /** As Roundup's own template has it; {@code done-cbb}, "could be better", is open there. */
    public static final StateRule STATUS_RESOLVED = new StateRule("status", Set.of("resolved", "closed"), List.of());

    public StateRule {
        closedValues = Set.copyOf(closedValues);
        reasons = List.copyOf(reasons);
    }

    boolean isClosed(Issue issue) {
        return issue.property(property).stream().map(Value::text).anyMatch(closedValues::contains);
    }

    /** As what the issue was closed, if it was. */
    CloseReason reason(Issue issue) {
        return reasons.stream()
                .filter(rule -> rule.fits(issue))
                .findFirst()
                .map(ReasonRule::reason)
                .orElse(CloseReason.COMPLETED);
    }

    /** The last time the property became what it means to be closed; the last activity where the history does not tell. */
    Instant closedAt(Issue issue) {
        return closing(issue).map(HistoryEvent::at).orElse(issue.activity());
    }

    /** The last event that made the property what it means to be closed, whatever came after; empty where the history does not tell. */
    Optional<HistoryEvent> closing(Issue issue) {
        Optional<HistoryEvent> last = Optional.empty();
        for (HistoryEvent event : issue.history()) {
            boolean later =
                    last.filter(known -> !event.at().isAfter(known.at())).isEmpty();
            if (later && event.changes().stream().anyMatch(this::closes)) {
                last = Optional.of(event);
            }
        }
        return last;
    }

    private boolean closes(Change change) {
        return change.property().equals(property)
                && change.added().stream().map(Value::text).anyMatch(closedValues::contains)
                && change.removed().stream().map(Value::text).noneMatch(closedValues::contains);
    }
}
