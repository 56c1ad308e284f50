package dev.ferry.transfer.verify;

import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.transfer.reading.IssueText;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One issue on GitHub, to be compared field by field; its history is asked for only where something differs. For one thread.
 */
final class Subject {
    private final ItemRow item;
    private final IssueText actual;
    private final Function<IssueText, Timeline> history;
    private final Consumer<Difference> tell;
    private final Map<String, Pair> pairs = new HashMap<>();
    private Optional<Timeline> timeline = Optional.empty();

    Subject(ItemRow item, IssueText actual, Function<IssueText, Timeline> history, Consumer<Difference> tell) {
        this.item = item;
        this.actual = actual;
        this.history = history;
        this.tell = tell;
    }

    ItemRow item() {
        return item;
    }

    IssueText actual() {
        return actual;
    }

    Timeline timeline() {
        Timeline known = timeline.orElseGet(() -> history.apply(actual));
        timeline = Optional.of(known);
        return known;
    }

    /** A date of today proves nothing: a server that ignores what an import says closes issues today as well. */
    boolean stateByPeople() {
        return timeline().closedOrReopened();
    }

    boolean reasonByPeople() {
        return timeline().gaveReason();
    }

    void same(String field, String expected, String found) {
        same(() -> false, field, expected, found);
    }

    /** Whether people did it is asked only where there is a difference. */
    void same(BooleanSupplier byPeople, String field, String expected, String found) {
        remember(field, new Pair(expected, found));
        if (!expected.equals(found)) {
            differ(kind(byPeople.getAsBoolean()), field, expected, found);
        }
    }

    /** Both values of a field, whether they differ or not. */
    void remember(String field, Pair pair) {
        pairs.put(field, pair);
    }

    /** Both values of a field that was compared. */
    Pair pair(String field) {
        return pairs.getOrDefault(field, Pair.NOT_COMPARED);
    }

    /** Nobody promises it: every later event moves the date, the migration's own edits too. */
    void note(String field, String expected, String found) {
        if (!expected.equals(found)) {
            differ(Kind.NOTE, field, expected, found);
        }
    }

    /** Something that is there and was not promised, at this place. */
    void note(String field, URI where, String found, String brief) {
        tell.accept(new Difference(
                Optional.of(item.id()), Kind.NOTE, Optional.of(where.toString()), field, "", found, brief));
    }

    void differ(Kind kind, String field, String expected, String found) {
        tell.accept(new Difference(
                Optional.of(item.id()), kind, Optional.of(actual.url().toString()), field, expected, found));
    }

    void differ(Kind kind, String field, String expected, String found, String brief) {
        tell.accept(new Difference(
                Optional.of(item.id()), kind, Optional.of(actual.url().toString()), field, expected, found, brief));
    }

    static Kind kind(boolean byPeople) {
        return byPeople ? Kind.EDITED_BY_PEOPLE : Kind.WRONG;
    }

    /** GitHub keeps whole seconds. */
    static String second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static String second(Optional<Instant> time) {
        return time.map(Subject::second).orElse("");
    }
}
