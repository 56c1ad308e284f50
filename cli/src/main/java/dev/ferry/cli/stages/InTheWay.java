package dev.ferry.cli.stages;

import dev.ferry.archive.LegacyId;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.cli.terminal.Safe;
import dev.ferry.mapping.ledger.OlderItem;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Older items that others would overtake, in words: how each came to stay behind, and what helps. */
enum InTheWay {
    SENT("not through its import yet: `ferry import`, then this again"),
    TAKEN_UP("taken up again and not imported since: `ferry import`, then this again"),
    NOT_IMPORTED(
            "failed in the import: mend what `ferry failures` names, then `ferry retry`, `ferry import` and this again"),
    DAMAGED("not as it should be on staging: do what `ferry failures` says, then this again"),
    NOT_MOVED("failed in the transfer: mend what `ferry failures` names, then `ferry retry` and this again");

    /** How many items are named. */
    private static final int SHOWN = 10;

    private final String words;

    InTheWay(String words) {
        this.words = words;
    }

    /** One sentence for each way in which some of the items stayed behind. */
    static List<String> sentences(List<OlderItem> items) {
        return Arrays.stream(values())
                .map(way -> way.sentence(items))
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    private String sentence(List<OlderItem> items) {
        List<LegacyId> mine = items.stream()
                .filter(item -> of(item) == this)
                .map(OlderItem::id)
                .toList();
        return mine.isEmpty() ? "" : named(mine) + " older than what is to move: " + words;
    }

    private static InTheWay of(OlderItem item) {
        return switch (item.failedIn().orElse(item.state())) {
            case PLANNED -> item.failedIn().isPresent() ? NOT_IMPORTED : TAKEN_UP;
            case IMPORTING -> item.failedIn().isPresent() ? NOT_IMPORTED : SENT;
            case IMPORTED -> DAMAGED;
            case MOVING, MOVED, SETTLED, FAILED, SKIPPED -> NOT_MOVED;
        };
    }

    /** How many, and the first of them by name. */
    static String named(List<LegacyId> items) {
        return Safe.line(Figures.count(items.size(), "issue") + " ("
                + items.stream().limit(SHOWN).map(LegacyId::value).collect(Collectors.joining(", "))
                + (items.size() > SHOWN ? ", ..." : "") + ")");
    }
}
