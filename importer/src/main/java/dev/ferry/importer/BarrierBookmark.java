package dev.ferry.importer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.StagingNumber;
import dev.ferry.mapping.ledger.MigrationLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How far the barrier came and what it found, kept in the ledger page by page, so that a run that is killed in the middle
 * of a long listing is gone on with. It says nothing any more once something was sent to staging, or when it is old.
 */
final class BarrierBookmark {
    private static final String NOTE = "barrier.bookmark";
    private static final Duration VALID = Duration.ofHours(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MigrationLedger ledger;
    private final BitSet listed = new BitSet();
    private final Set<StagingNumber> extras = new LinkedHashSet<>();
    private final Set<LegacyId> missing = new LinkedHashSet<>();
    private final Set<LegacyId> incomplete = new LinkedHashSet<>();
    private final Set<LegacyId> unfinished = new LinkedHashSet<>();
    private Optional<String> cursor = Optional.empty();
    private boolean complete;

    private BarrierBookmark(MigrationLedger ledger) {
        this.ledger = ledger;
    }

    /** Where an earlier run was, or the beginning. */
    static BarrierBookmark of(MigrationLedger ledger, Instant now) {
        BarrierBookmark bookmark = new BarrierBookmark(ledger);
        ledger.view()
                .note(NOTE)
                .filter(note -> !note.isEmpty())
                .map(BarrierBookmark::parse)
                .filter(note ->
                        now.isBefore(Instant.parse(note.path("at").asText()).plus(VALID)))
                .ifPresent(bookmark::read);
        return bookmark;
    }

    /** Makes the next barrier begin at the beginning. */
    static void forget(MigrationLedger ledger) {
        if (ledger.view().note(NOTE).filter(note -> !note.isEmpty()).isPresent()) {
            ledger.putNote(NOTE, "");
        }
    }

    /** The numbers of the issues that were seen on staging. */
    BitSet listed() {
        return listed;
    }

    Set<StagingNumber> extras() {
        return extras;
    }

    Set<LegacyId> missing() {
        return missing;
    }

    Set<LegacyId> incomplete() {
        return incomplete;
    }

    Set<LegacyId> unfinished() {
        return unfinished;
    }

    /** The end of the last page that was gone through. */
    Optional<String> cursor() {
        return cursor;
    }

    /** Whether the list was gone through to its end. */
    boolean isComplete() {
        return complete;
    }

    /** Takes note of a page that was gone through, and whose findings are in the ledger. */
    void passed(Optional<String> end, boolean last, Instant now) {
        cursor = end;
        complete = last;
        save(now);
    }

    /** Goes back to the beginning of the list. */
    void restart() {
        cursor = Optional.empty();
        complete = false;
    }

    void save(Instant now) {
        ObjectNode note = JSON.createObjectNode().put("at", now.toString()).put("complete", complete);
        cursor.ifPresent(text -> note.put("cursor", text));
        note.put("listed", Base64.getEncoder().encodeToString(listed.toByteArray()));
        ArrayNode numbers = note.putArray("extras");
        extras.forEach(number -> numbers.add(number.value()));
        put(note, "missing", missing);
        put(note, "incomplete", incomplete);
        put(note, "unfinished", unfinished);
        ledger.putNote(NOTE, note.toString());
    }

    private static void put(ObjectNode note, String name, Collection<LegacyId> ids) {
        ArrayNode array = note.putArray(name);
        ids.forEach(id -> array.add(id.value()));
    }

    private static JsonNode parse(String note) {
        try {
            return JSON.readTree(note);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the ledger's note of the barrier is not JSON", e);
        }
    }

    private void read(JsonNode note) {
        cursor = Optional.ofNullable(note.get("cursor")).map(JsonNode::asText);
        complete = note.path("complete").asBoolean();
        listed.or(BitSet.valueOf(Base64.getDecoder().decode(note.path("listed").asText())));
        note.path("extras").forEach(number -> extras.add(new StagingNumber(number.asInt())));
        note.path("missing").forEach(id -> missing.add(new LegacyId(id.asText())));
        note.path("incomplete").forEach(id -> incomplete.add(new LegacyId(id.asText())));
        note.path("unfinished").forEach(id -> unfinished.add(new LegacyId(id.asText())));
    }
}
