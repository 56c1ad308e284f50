package dev.ferry.exporter.roundup.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.exporter.FreezeReport;
import dev.ferry.exporter.FreezeReport.Attempt;
import dev.ferry.exporter.FreezeReport.Verdict;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tries to create an issue and to change a title, and undoes what went through. Every step is followed by a look: an
 * answer may be lost after the tracker has done its work.
 */
public final class WriteTrial {
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 405, 410);
    private static final int CHANGED_MEANWHILE = 412;
    private static final String SUFFIX = " (freeze check)";

    private final OneShot tracker;
    private final String title;
    private final List<String> traces = new ArrayList<>();
    private final List<String> remains = new ArrayList<>();

    public WriteTrial(Connection connection, Clock clock) {
        this.tracker = OneShot.at(connection);
        this.title = "Freeze check of " + clock.instant().truncatedTo(ChronoUnit.SECONDS)
                + " by ferry: please ignore, it is retired at once";
    }

    /** Writes to the tracker, and cleans up. */
    public FreezeReport run() {
        OneShot.Reaction made = tracker.send("POST", tracker.at("issue").build(), Optional.empty(), body(title));
        Optional<String> created = created(made);
        Attempt create = new Attempt(verdict(made, created.isPresent()), made.inWords());
        // What is ours to throw away is the better thing to try an edit with.
        Optional<String> victim = created.or(this::newest);
        Attempt edit = victim.map(id -> edit(id, created.isPresent()))
                .orElse(new Attempt(Verdict.UNCLEAR, "there is no issue that could be tried"));
        created.ifPresent(this::retire);
        return new FreezeReport(create, edit, victim, traces, remains);
    }

    private static ObjectNode body(String title) {
        return JsonNodeFactory.instance.objectNode().put("title", title);
    }

    private static Verdict verdict(OneShot.Reaction reaction, boolean done) {
        if (done) {
            return Verdict.WENT_THROUGH;
        }
        return REFUSALS.contains(reaction.status()) ? Verdict.REFUSED : Verdict.UNCLEAR;
    }

    /** The id of the new issue; where the answer was lost or has none, the tracker is asked for its title. */
    private Optional<String> created(OneShot.Reaction made) {
        if (REFUSALS.contains(made.status())) {
            return Optional.empty();
        }
        String id = made.data().path("id").asText("");
        if (made.status() == 201 && !id.isEmpty()) {
            return Optional.of(id);
        }
        JsonNode found = tracker.get(tracker.at("issue")
                        .addQueryParameter("title", title)
                        .addQueryParameter("@fields", "id,title")
                        .build())
                .data()
                .path("collection");
        for (JsonNode item : found) {
            // Roundup looks for parts of titles.
            if (item.path("title").asText().equals(title)) {
                return Optional.of(item.path("id").asText());
            }
        }
        return Optional.empty();
    }

    private Optional<String> newest() {
        JsonNode ids = tracker.get(tracker.at("issue")
                        .addQueryParameter("@fields", "id")
                        .addQueryParameter("@verbose", "0")
                        .build())
                .data()
                .path("collection");
        long newest = 0;
        for (JsonNode item : ids) {
            newest = Math.max(newest, item.path("id").asLong());
        }
        return newest == 0 ? Optional.empty() : Optional.of(Long.toString(newest));
    }

    private record Seen(Optional<String> title, Optional<String> tag) {}

    private Seen look(String id) {
        OneShot.Reaction reaction = tracker.get(tracker.at("issue/" + id).build());
        JsonNode found = reaction.data().path("attributes").path("title");
        Optional<String> tag = Optional.ofNullable(reaction.data().path("@etag").textValue());
        return new Seen(Optional.ofNullable(found.textValue()), reaction.tag().or(() -> tag));
    }

    private OneShot.Reaction put(String id, String wanted, Optional<String> tag) {
        return tracker.send("PATCH", tracker.at("issue/" + id).build(), tag, body(wanted));
    }

    private Attempt edit(String id, boolean ours) {
        Seen before = look(id);
        if (before.title().isEmpty()) {
            return new Attempt(Verdict.UNCLEAR, "the title of issue " + id + " can not be read");
        }
        String old = before.title().get();
        String changed = old + SUFFIX;
        OneShot.Reaction reaction = put(id, changed, before.tag());
        if (reaction.status() == CHANGED_MEANWHILE) {
            reaction = put(id, changed, look(id).tag());
        }
        boolean done = look(id).title().equals(Optional.of(changed));
        if (done && !ours) {
            putBack(id, old, changed);
        }
        return new Attempt(verdict(reaction, done), reaction.inWords());
    }

    private void putBack(String id, String old, String changed) {
        OneShot.Reaction reaction = put(id, old, look(id).tag());
        Optional<String> now = look(id).title();
        if (now.equals(Optional.of(old))) {
            traces.add("the history of issue " + id + " has two entries more, and its date of activity moved");
        } else if (now.equals(Optional.of(changed)) || now.isEmpty()) {
            remains.add("the title of issue " + id + " is '" + changed + "' (" + reaction.inWords()
                    + "); put it back by hand to '" + old + "'");
        } else {
            traces.add("somebody gave issue " + id + " another title meanwhile; it was left alone");
        }
    }

    private void retire(String id) {
        OneShot.Reaction reaction =
                tracker.send("DELETE", tracker.at("issue/" + id).build(), look(id).tag(), null);
        if (reaction.status() == CHANGED_MEANWHILE) {
            reaction = tracker.send("DELETE", tracker.at("issue/" + id).build(), look(id).tag(), null);
        }
        OneShot.Reaction listed = tracker.get(tracker.at("issue")
                .addQueryParameter("id", id)
                .addQueryParameter("@fields", "id")
                .build());
        // Retired items are in no list, though they are still shown by their number.
        if (listed.data().path("collection").isArray()
                && listed.data().path("collection").isEmpty()) {
            traces.add("the number " + id + " is used up by a retired issue");
        } else {
            remains.add("issue " + id + " '" + look(id).title().orElse(title) + "' is still there ("
                    + reaction.inWords()
                    + "); retire it by hand, for example with `roundup-admin -i TRACKER retire issue" + id + "`");
        }
    }
}
