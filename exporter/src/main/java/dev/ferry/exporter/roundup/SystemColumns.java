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
        Optional<Instant> creation = row.date("creation");
        if (!creator.equals(person)) {
            creator.ifPresent(c -> leftovers.put("creator", TextNode.valueOf(c)));
        }
        if (!creation.equals(Optional.of(date))) {
            creation.ifPresent(c -> leftovers.put("creation", TextNode.valueOf(c.toString())));
        }
        row.text("actor")
                .filter(a -> !creator.equals(Optional.of(a)))
                .ifPresent(a -> leftovers.put("actor", TextNode.valueOf(a)));
        row.date("activity")
                .filter(a -> !creation.equals(Optional.of(a)))
                .ifPresent(a -> leftovers.put("activity", TextNode.valueOf(a.toString())));
    }
}
