package dev.ferry.exporter.roundup.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks up what is linked to and listed nowhere: retired items, which are shown by their number, and missing ones. All
 * of them each time, because nothing tells when they change. The links are collected in the store and not in memory.
 */
final class Whereabouts {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** A retired item may link to another one, and so on. */
    private static final int MOST_ROUNDS = 10;

    private static final int AT_ONCE = 1_000;

    private final RestClient client;
    private final Store store;
    private final Crew crew;

    Whereabouts(RestClient client, Store store, Crew crew) {
        this.client = client;
        this.store = store;
        this.crew = crew;
    }

    void lookUp(Set<String> classes) {
        store.forgetLookups();
        boolean fresh = true;
        for (int round = 0; fresh && round < MOST_ROUNDS; round++) {
            for (String name : classes) {
                store.items(name, (id, retired, json) -> parse(json).forEach(value -> collect(value, classes)));
            }
            fresh = false;
            for (String name : classes) {
                fresh |= lookUp(name);
            }
        }
    }

    /** Looks up what is unknown of one class; true where there was any. */
    private boolean lookUp(String name) {
        ItemFetch fetch = new ItemFetch(client, store, name, "");
        long last = 0;
        while (true) {
            List<Long> ids = store.unknown(name, last, AT_ONCE);
            if (ids.isEmpty()) {
                return last > 0;
            }
            crew.forEach(ids, fetch::single, item -> fetch.keep(List.of(item)));
            store.commit();
            last = ids.get(ids.size() - 1);
        }
    }

    private void collect(JsonNode value, Set<String> classes) {
        if (value.isArray()) {
            value.forEach(element -> collect(element, classes));
            return;
        }
        target(value)
                .filter(classes::contains)
                .ifPresent(name -> store.linked(name, value.path("id").asLong()));
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
