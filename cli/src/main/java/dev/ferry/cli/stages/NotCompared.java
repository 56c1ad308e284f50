package dev.ferry.cli.stages;

import dev.ferry.archive.LegacyId;
import dev.ferry.cli.terminal.Console;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.cli.terminal.Safe;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.transfer.verify.Remainder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Tells people what a verification could not compare: a line a state, with the first issues of it and what to do. */
final class NotCompared {
    private static final int MOST_NAMED = 10;

    private final Map<ItemState, List<String>> named = new EnumMap<>(ItemState.class);

    void add(ItemRow item) {
        List<String> ids = named.computeIfAbsent(item.state(), state -> new ArrayList<>());
        if (ids.size() < MOST_NAMED) {
            ids.add(item.id().value());
        }
    }

    void tell(Console console, Remainder remainder) {
        named.forEach((state, ids) -> {
            long count = remainder.of(state);
            console.result(Safe.line("Not compared, " + state(state) + ": " + Figures.count(count, "issue") + " ("
                    + first(ids, count) + ")" + cure(state)));
        });
        if (remainder.notPlanned() > 0) {
            List<String> ids =
                    remainder.firstNotPlanned().stream().map(LegacyId::value).toList();
            console.result(Safe.line("Not compared, not planned: " + Figures.count(remainder.notPlanned(), "issue")
                    + " of the archive (" + first(ids, remainder.notPlanned()) + "); `ferry import` takes them"));
        }
    }

    private static String first(List<String> ids, long count) {
        return String.join(", ", ids) + (count > ids.size() ? ", …" : "");
    }

    private static String state(ItemState state) {
        return switch (state) {
            case FAILED -> "failed";
            case MOVING -> "move not confirmed";
            case IMPORTING -> "import not confirmed";
            case PLANNED -> "planned, not imported yet";
            case SKIPPED -> "left out on purpose";
            case IMPORTED, MOVED, SETTLED -> throw new IllegalStateException(state + " is compared");
        };
    }

    private static String cure(ItemState state) {
        return switch (state) {
            case FAILED -> "; `ferry failures` says why, `ferry retry` queues them again";
            case MOVING -> "; run `ferry transfer`";
            case IMPORTING, PLANNED -> "; run `ferry import`";
            default -> "";
        };
    }
}
