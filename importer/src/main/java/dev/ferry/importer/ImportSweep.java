package dev.ferry.importer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.archive.LegacyId;
import dev.ferry.github.ImportPage;
import dev.ferry.github.ImportStatus;
import dev.ferry.github.Imports;
import dev.ferry.mapping.ledger.MigrationLedger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One walk through the server's list of imports, back to the oldest request in doubt. Its place is kept in the ledger
 * after each page, so that a run that is killed again and again comes to its end. What it did not find counts only for
 * the items that were in doubt when it began, and only for requests that had their quiet time by then. For one thread.
 */
final class ImportSweep {
    private static final String NOTE = "reconciliation.sweep";
    /** The addresses of pages are the server's own, and nobody knows how long they hold. */
    private static final Duration VALID = Duration.ofHours(1);

    private static final ObjectMapper JSON = new ObjectMapper();

    /** By which links the walk goes on, and whether a page can be old enough to end at. */
    private enum Way {
        NEWEST_FIRST,
        OLDEST_FIRST_BACKWARD,
        OLDEST_FIRST_FORWARD
    }

    private final MigrationLedger ledger;
    private final Instant began;
    private final Instant oldest;
    private final Set<LegacyId> items;
    private final int mostPages;
    private Way way = Way.NEWEST_FIRST;
    private Optional<URI> page = Optional.empty();
    private boolean pending;
    private boolean done;
    /** Read by this run. */
    private int pages;

    private ImportSweep(MigrationLedger ledger, Instant began, Instant oldest, Set<LegacyId> items, int mostPages) {
        this.ledger = ledger;
        this.began = began;
        this.oldest = oldest;
        this.items = items;
        this.mostPages = mostPages;
    }

    /** A new walk, for the items that are in doubt; {@code oldest} is from when on a request of theirs may be listed. */
    static ImportSweep begin(MigrationLedger ledger, Instant now, Instant oldest, Set<LegacyId> items) {
        return begin(ledger, now, oldest, items, ImportList.MOST_PAGES);
    }

    static ImportSweep begin(MigrationLedger ledger, Instant now, Instant oldest, Set<LegacyId> items, int mostPages) {
        return new ImportSweep(ledger, now, oldest, new LinkedHashSet<>(items), mostPages);
    }

    /** The walk that an earlier run was at, or had ended, not long ago. */
    static Optional<ImportSweep> kept(MigrationLedger ledger, Instant now) {
        return ledger.view()
                .note(NOTE)
                .filter(note -> !note.isEmpty())
                .map(note -> read(ledger, parse(note)))
                .filter(sweep -> now.isBefore(sweep.began.plus(VALID)));
    }

    static void forget(MigrationLedger ledger) {
        if (ledger.view().note(NOTE).filter(note -> !note.isEmpty()).isPresent()) {
            ledger.putNote(NOTE, "");
        }
    }

    Instant began() {
        return began;
    }

    boolean covers(LegacyId item) {
        return items.contains(item);
    }

    /** Whether an import was seen that had not ended, so that nobody can tell whose it is. */
    boolean sawPending() {
        return pending;
    }

    void sawOnePending() {
        pending = true;
    }

    /** Goes at most so many pages on; returns whether the walk has come to its end. */
    boolean goOn(int most, Imports imports, Consumer<List<ImportStatus>> action) {
        LocalDate day = LocalDate.ofInstant(oldest, ZoneOffset.UTC).minusDays(1);
        return goOn(most, ImportList.Source.of(imports, day), action);
    }

    boolean goOn(int most, ImportList.Source list, Consumer<List<ImportStatus>> action) {
        for (int i = 0; i < most && !done; i++) {
            if (pages == mostPages) {
                throw ImportList.endless(pages);
            }
            pages++;
            step(page.isPresent() ? list.at(page.get()) : first(list), action);
            save();
        }
        return done;
    }

    /** The page that the walk begins with: the newest one where the server tells how to get there. */
    private ImportPage first(ImportList.Source list) {
        ImportPage first = list.first();
        if (ImportList.newestFirst(first.items())) {
            return first;
        }
        way = first.last().isPresent() ? Way.OLDEST_FIRST_BACKWARD : Way.OLDEST_FIRST_FORWARD;
        // Pages that are added behind the last one meanwhile hold younger requests than this walk is for.
        return first.last().isPresent() ? list.at(first.last().get()) : first;
    }

    private void step(ImportPage current, Consumer<List<ImportStatus>> action) {
        action.accept(current.items());
        boolean oldEnough = way != Way.OLDEST_FIRST_FORWARD
                && current.items().stream()
                        .anyMatch(status -> status.createdAt().isBefore(oldest));
        page = way == Way.OLDEST_FIRST_BACKWARD ? current.previous() : current.next();
        done = oldEnough || page.isEmpty();
    }

    private void save() {
        ObjectNode note = JSON.createObjectNode()
                .put("began", began.toString())
                .put("oldest", oldest.toString())
                .put("way", way.name())
                .put("pending", pending)
                .put("done", done);
        page.ifPresent(address -> note.put("page", address.toString()));
        ArrayNode ids = note.putArray("items");
        items.forEach(id -> ids.add(id.value()));
        ledger.putNote(NOTE, note.toString());
    }

    private static JsonNode parse(String note) {
        try {
            return JSON.readTree(note);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the ledger's note of a sweep is not JSON", e);
        }
    }

    private static ImportSweep read(MigrationLedger ledger, JsonNode note) {
        Set<LegacyId> items = new LinkedHashSet<>();
        note.path("items").forEach(id -> items.add(new LegacyId(id.asText())));
        ImportSweep sweep = new ImportSweep(
                ledger,
                Instant.parse(note.path("began").asText()),
                Instant.parse(note.path("oldest").asText()),
                items,
                ImportList.MOST_PAGES);
        sweep.way = Way.valueOf(note.path("way").asText());
        sweep.page = Optional.ofNullable(note.get("page")).map(address -> URI.create(address.asText()));
        sweep.pending = note.path("pending").asBoolean();
        sweep.done = note.path("done").asBoolean();
        return sweep;
    }
}
