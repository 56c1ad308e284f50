package dev.ferry.transfer.relations;

import dev.ferry.archive.LegacyId;
import dev.ferry.github.Standing;
import dev.ferry.transfer.reading.Portion;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Cuts tasks into documents of which each changes an issue or several. What was refused in company goes alone: the others must not
 * suffer for it. What is in doubt goes again, a few times. For one thread.
 */
final class Documents {
    private static final int MOST = 20;
    private static final int MOST_ROUNDS = 5;

    private final Portion portion;
    private final Deque<Task> open = new ArrayDeque<>();
    private final Map<LegacyId, Integer> rounds = new HashMap<>();
    private final Set<LegacyId> alone = new HashSet<>();

    Documents(Supplier<Standing> standing) {
        portion = new Portion(standing);
    }

    void add(Collection<Task> tasks) {
        open.addAll(tasks);
    }

    boolean areDone() {
        return open.isEmpty();
    }

    /** Of the next document. */
    Task first() {
        return open.element();
    }

    /** Leaves the first one out. */
    void pass() {
        open.remove();
    }

    /** Leaves all out that are left, and returns how many that were. */
    int passAll() {
        int left = open.size();
        open.clear();
        return left;
    }

    /** The next document's. */
    List<Task> next() {
        return next(task -> false);
    }

    /** The next document's; {@code single} tells of which nothing else may be in a document. */
    List<Task> next(Predicate<Task> single) {
        Predicate<Task> goesAlone = single.or(task -> alone.contains(task.item().id()));
        int most = goesAlone.test(first()) ? 1 : portion.next(MOST);
        List<Task> some = new ArrayList<>();
        while (some.size() < most && !open.isEmpty() && (some.isEmpty() || !goesAlone.test(first()))) {
            some.add(open.remove());
        }
        return some;
    }

    /** A document with so many changes went. */
    void sent(int changes) {
        portion.sent(changes);
    }

    void refusedInCompany(Task task) {
        alone.add(task.item().id());
    }

    /** Takes it up again as one of the next, with what is known of it by now; false where that was done often enough. */
    boolean tryAgain(Task task) {
        boolean again = rounds.merge(task.item().id(), 1, Integer::sum) < MOST_ROUNDS;
        if (again) {
            open.addFirst(task);
        }
        return again;
    }
}
