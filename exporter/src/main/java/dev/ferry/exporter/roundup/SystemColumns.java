package dev.ferry.exporter.roundup;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.Optional;

/** The four columns of every item, for records that have no fields for all of them. */
final class SystemColumns {
    private SystemColumns() {}

    /** Keeps creation, creator, activity and actor where they say more than the record's own person and date. */
    static void keepUnlessPlain(Row row, Optional<String> person, Instant date, Leftovers leftovers) {
        Optional<String> creator = row.text("creator");
        if (creator.isPresent() && !creator.equals(person)) {
            leftovers.put("creator", TextNode.valueOf(creator.get()));
        }
        Optional<Instant> creation = row.date("creation");
        if (creation.isPresent() && !creation.get().equals(date)) {
            leftovers.put("creation", TextNode.valueOf(creation.get().toString()));
        }
        Optional<String> actor = row.text("actor");
        if (actor.isPresent() && !actor.equals(creator)) {
            leftovers.put("actor", TextNode.valueOf(actor.get()));
        }
        Optional<Instant> activity = row.date("activity");
        if (activity.isPresent() && !activity.equals(creation)) {
            leftovers.put("activity", TextNode.valueOf(activity.get().toString()));
        }
    }
}
