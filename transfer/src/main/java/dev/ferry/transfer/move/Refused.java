package dev.ferry.transfer.move;

import dev.ferry.archive.LegacyId;
import dev.ferry.github.Refusal;
import dev.ferry.mapping.ledger.Failure;
import dev.ferry.mapping.ledger.ItemRow;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An item whose transfer was refused, and the later ones that the same request moved: GitHub carries out what follows a refused
 * part of a document, and nobody can take that back.
 */
record Refused(ItemRow item, Refusal refusal, List<LegacyId> overtakers) {
    Refused {
        overtakers = List.copyOf(overtakers);
    }

    boolean isOvertaken() {
        return !overtakers.isEmpty();
    }

    /** The beginning of a failure's detail: who overtook the item, if anybody. */
    String who() {
        return overtakers.isEmpty()
                ? ""
                : "overtaken by " + overtakers.stream().map(LegacyId::value).collect(Collectors.joining(", "))
                        + ", which the same request moved; ";
    }

    Failure failure() {
        return new Failure(refusal.category().name(), refusal.advice(), who() + refusal.describe());
    }
}
