package dev.ferry.mapping.ledger;

import dev.ferry.mapping.StagingNumber;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The issues that were locked when they were last seen on staging, each with its reason, and whether they are known to be locked in
 * the final repository. A note in the ledger keeps them, for only people lock and they lock few. For one thread.
 */
public final class StagedLocks {
    private static final String NOTE = "staging.locked";
    private static final String NONE = "-";
    private static final String DONE = "locked";

    private final Map<StagingNumber, Optional<String>> locked = new TreeMap<>();
    /** Those that were seen locked in the final repository. */
    private final Map<StagingNumber, Optional<String>> done = new TreeMap<>();

    private boolean changed;

    private StagedLocks() {}

    /** As the ledger has them. */
    public static StagedLocks of(MigrationView migration) {
        StagedLocks locks = new StagedLocks();
        migration.note(NOTE).stream().flatMap(String::lines).forEach(locks::read);
        return locks;
    }

    private void read(String line) {
        String[] words = line.split(" ", 3);
        (words.length > 2 ? done : locked)
                .put(
                        new StagingNumber(Integer.parseInt(words[0])),
                        words[1].equals(NONE) ? Optional.empty() : Optional.of(words[1]));
    }

    /** What was seen of an issue on staging. The reason may be spelled as REST does, or GraphQL. */
    public void saw(StagingNumber issue, boolean isLocked, Optional<String> reason) {
        if (!isLocked) {
            forget(issue);
            return;
        }
        Optional<String> why = reason.map(word -> word.toUpperCase(Locale.ROOT).replaceAll("[ -]", "_"));
        changed |= !why.equals(locked.put(issue, why));
    }

    /** It is locked in the final repository. */
    public void done(StagingNumber issue) {
        Optional<String> reason = reason(issue);
        if (locked.remove(issue) != null) {
            done.put(issue, reason);
            changed = true;
        }
    }

    /** Nothing is left to be done for it. */
    public void forget(StagingNumber issue) {
        changed |= locked.remove(issue) != null;
    }

    /** Whether it is to be locked in the final repository, known to be so or not. */
    public boolean promised(StagingNumber issue) {
        return locked.containsKey(issue) || done.containsKey(issue);
    }

    /** All that are not known to be locked in the final repository, by number. */
    public Set<StagingNumber> issues() {
        return Set.copyOf(locked.keySet());
    }

    /** Why it was locked, as GraphQL spells it; nothing where nobody said. */
    public Optional<String> reason(StagingNumber issue) {
        return locked.getOrDefault(issue, done.getOrDefault(issue, Optional.empty()));
    }

    /** What is to be committed since this was last asked, if anything. */
    public Optional<Transition> kept() {
        if (!changed) {
            return Optional.empty();
        }
        changed = false;
        StringBuilder text = new StringBuilder();
        locked.forEach((issue, reason) -> text.append(line(issue, reason)).append('\n'));
        done.forEach((issue, reason) ->
                text.append(line(issue, reason)).append(' ').append(DONE).append('\n'));
        return Optional.of(new Transition.Kept(NOTE, text.toString()));
    }

    private static String line(StagingNumber issue, Optional<String> reason) {
        return issue.value() + " " + reason.orElse(NONE);
    }

    /** How many of them are in the final repository, and not known to be locked there. */
    public long arrived(MigrationView migration) {
        return locked.keySet().stream()
                .filter(issue ->
                        migration.item(issue).flatMap(ItemRow::finalIssue).isPresent())
                .count();
    }
}
