package dev.ferry.exporter.roundup.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Looks up what is linked to and listed nowhere: retired items, which are shown by their number, and missing ones. */
final class Whereabouts {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** A retired item may link to another one, and so on. */
    private static final int MOST_ROUNDS = 10;

    private final RestClient client;
    private final Store store;
    private final Crew crew;

    Whereabouts(RestClient client, Store store, Crew crew) {
        this.client = client;
        this.store = store;
        this.crew = crew;
    }

    void lookUp(Set<String> classes) {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Map<String, Set<Long>> unknown = unknown(classes);
            if (unknown.isEmpty()) {
                return;
            }
            unknown.forEach((name, ids) -> {
                ItemFetch fetch = new ItemFetch(client, store, name, "");
                crew.forEach(List.copyOf(ids), fetch::single, item -> {
                    fetch.keep(List.of(item));
                    store.commit();
                });
            });
        }
    }

    private Map<String, Set<Long>> unknown(Set<String> classes) {
        Map<String, Set<Long>> linked = new TreeMap<>();
        for (String name : classes) {
            store.items(name, (id, retired, json) -> parse(json).forEach(value -> collect(value, linked)));
        }
        Map<String, Set<Long>> unknown = new TreeMap<>();
        linked.forEach((name, ids) -> {
            if (classes.contains(name)) {
                ids.stream()
                        .filter(id -> !store.knows(name, id))
                        .forEach(id -> unknown.computeIfAbsent(name, n -> new TreeSet<>())
                                .add(id));
            }
        });
        return unknown;
    }

    private static void collect(JsonNode value, Map<String, Set<Long>> linked) {
        if (value.isArray()) {
            value.forEach(element -> collect(element, linked));
            return;
        }
        target(value)
                .ifPresent(name -> linked.computeIfAbsent(name, n -> new TreeSet<>())
                        .add(value.path("id").asLong()));
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
