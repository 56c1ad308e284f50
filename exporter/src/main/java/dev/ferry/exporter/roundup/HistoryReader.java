package dev.ferry.exporter.roundup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.ferry.archive.Change;
import dev.ferry.archive.HistoryEvent;
import dev.ferry.archive.UserId;
import dev.ferry.exporter.WarningKind;
import dev.ferry.exporter.python.PyValue;
import dev.ferry.exporter.python.PyValue.PyDict;
import dev.ferry.exporter.python.PyValue.PyEntry;
import dev.ferry.exporter.python.PyValue.PyNone;
import dev.ferry.exporter.python.PyValue.PySequence;
import dev.ferry.exporter.python.PythonLiteral;
import dev.ferry.exporter.python.PythonSyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns an issue's journal into its history. Rows of action {@code set} hold the values before the change, so the
 * journal is walked from its end: what a property is now is what the last change made it. All other actions keep their
 * parameters in the event's {@code extra}.
 */
final class HistoryReader {
    private final LinkedItems linked;
    private final Disclosure disclosure;
    private final JournalJson json;

    HistoryReader(LinkedItems linked, Disclosure disclosure) {
        this.linked = linked;
        this.disclosure = disclosure;
        this.json = new JournalJson(disclosure);
    }

    /** The history, oldest first; {@code created} stands in for dates that can not be read. */
    List<HistoryEvent> read(Row issue, ItemBatch batch, Instant created, Leftovers leftovers) {
        PropertyStates states = new PropertyStates(issue, batch, linked);
        List<JournalRow> rows = batch.journal(issue.id());
        List<HistoryEvent> events = new ArrayList<>(rows.size());
        for (int i = rows.size() - 1; i >= 0; i--) {
            events.add(event(rows.get(i), states, created, leftovers));
        }
        Collections.reverse(events);
        return events;
    }

    private HistoryEvent event(JournalRow row, PropertyStates states, Instant created, Leftovers leftovers) {
        Map<String, JsonNode> extra = new HashMap<>();
        List<Change> changes = new ArrayList<>();
        try {
            // Rows without parameters hold None or nothing at all.
            PyValue params = row.params().isBlank() ? new PyNone() : PythonLiteral.parse(row.params());
            if (row.action().equals("set") && params instanceof PyDict dict) {
                undo(dict, states, changes, extra);
            } else if (isTelling(params)) {
                extra.put("params", json.of(params));
            }
        } catch (PythonSyntaxException e) {
            leftovers.warn(
                    WarningKind.JOURNAL_UNREADABLE,
                    row.action() + " of " + row.date() + ": " + e.getMessage() + "; kept as it stands");
            json.raw(row.params())
                    .ifPresentOrElse(raw -> extra.put("params", raw), () -> extra.put("withheld", BooleanNode.TRUE));
        }
        Optional<UserId> actor = linked.isUser(row.tag()) ? Optional.of(new UserId(row.tag())) : Optional.empty();
        if (actor.isEmpty() && !row.tag().isEmpty()) {
            leftovers.warn(
                    WarningKind.LINK_TO_MISSING,
                    "the journal of " + row.date() + " names user" + row.tag() + ", who does not exist");
            extra.put("actor", TextNode.valueOf(row.tag()));
        }
        return new HistoryEvent(at(row, created, extra, leftovers), actor, row.action(), changes, extra);
    }

    private static Instant at(JournalRow row, Instant created, Map<String, JsonNode> extra, Leftovers leftovers) {
        Optional<Instant> at = RoundupDate.parse(row.date());
        if (at.isEmpty()) {
            leftovers.warn(WarningKind.DATE_UNREADABLE, "a journal row's date is '" + row.date() + "'");
            extra.put("at", TextNode.valueOf(row.date()));
        }
        return at.orElse(created);
    }

    private void undo(PyDict old, PropertyStates states, List<Change> changes, Map<String, JsonNode> extra) {
        for (PyEntry entry : old.entries()) {
            String property = entry.key().text().orElse("None");
            if (states.withholds(property, disclosure)) {
                extra.put("withheld", BooleanNode.TRUE);
                continue;
            }
            Optional<Change> change = states.undo(property, entry.value());
            if (change.isPresent()) {
                changes.add(change.get());
            } else {
                // A shape that no Roundup writes: kept for people to look at.
                extra.put(property, json.of(entry.value()));
            }
        }
    }

    private static boolean isTelling(PyValue params) {
        boolean empty = params instanceof PyNone
                || (params instanceof PyDict dict && dict.entries().isEmpty())
                || (params instanceof PySequence sequence && sequence.items().isEmpty());
        return !empty;
    }
}
