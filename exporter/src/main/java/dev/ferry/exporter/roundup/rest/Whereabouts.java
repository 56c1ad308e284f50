package dev.ferry.exporter.roundup.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks up what is linked to and listed nowhere: retired items, which are shown by their number, and missing ones. All
 * of them each time, because nothing tells when they change.
 */
final class Whereabouts {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** A retired item may link to another one, and so on. */
    private static final int MOST_ROUNDS = 10;
    /** So many are kept at once. */
    private static final int COMMITTED = 100;

    private final RestClient client;
    private final Store store;
    private final Crew crew;
    private final Intake intake;

    Whereabouts(RestClient client, Store store, Crew crew, Intake intake) {
        this.client = client;
        this.store = store;
        this.crew = crew;
        this.intake = intake;
    }

    private record Found(String className, ItemFetch.Fetched item) {}

    void lookUp(Set<String> classes) {
        store.forgetLookups();
        intake.inventory().correctLinks(store);
        Map<String, ItemIds> asked = new HashMap<>();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (!lookUp(classes, asked)) {
                break;
            }
        }
        store.commit();
    }

    /** Looks up what is unknown and was not asked for yet; true where there was any. */
    private boolean lookUp(Set<String> classes, Map<String, ItemIds> asked) {
        boolean any = false;
        long[] kept = new long[1];
        try (Crew.Line<Found> line = crew.line(found -> {
            intake.lookedUp(found.className(), found.item());
            if (++kept[0] % COMMITTED == 0) {
                store.commit();
            }
        })) {
            for (String name : classes) {
                ItemFetch fetch = ItemFetch.ofSingles(client, store, name);
                ItemIds before = asked.computeIfAbsent(name, n -> new ItemIds());
                ItemIds unknown = intake.inventory().missing(name).without(before);
                any |= before.addAll(unknown);
                unknown.forEach(id -> line.ask(() -> new Found(name, fetch.unlisted(id))));
            }
            line.finish();
        }
        return any;
    }

    /** The class that a link's address leads to: {@code …/rest/data/user/3}. The host in it is the tracker's own idea. */
    static Optional<String> target(JsonNode value) {
        String link = value.path("link").asText("");
        int end = link.lastIndexOf('/');
        int start = end < 0 ? -1 : link.lastIndexOf('/', end - 1);
        return start < 0 || !value.has("id") ? Optional.empty() : Optional.of(link.substring(start + 1, end));
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
