package dev.ferry.exporter.roundup.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.archive.DataException;
import dev.ferry.exporter.FetchProgress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;

/**
 * Fetches a tracker's items, texts and files, and keeps them in a folder: a run that was cut short goes on where it was
 * and asks again for what changed since. Ends when a look at what was touched meanwhile finds nothing new.
 */
public final class RestDownload {
    /** What a download has to heed: which classes are never asked for, and who listens. */
    public record Care(Predicate<String> secretClass, FetchProgress progress) {}

    private static final int AT_ONCE = 100;
    /** Each file is a request of its own, and a batch counts when it is complete: a killed run should not lose much. */
    private static final int FILES_AT_ONCE = 20;
    /** A tracker in which people work never stands still; what is touched after the last look is in the next export. */
    private static final int MOST_LOOKS = 5;

    private final RestClient client;
    private final Store store;
    private final Crew crew;
    private final Listing listing;
    private final Care care;
    private final Set<String> classes = new TreeSet<>();
    private final Map<String, String> fields = new HashMap<>();

    private RestDownload(RestClient client, Store store, Crew crew, Care care) {
        this.client = client;
        this.store = store;
        this.crew = crew;
        this.listing = new Listing(client);
        this.care = care;
    }

    /**
     * Fetches everything.
     *
     * @param folder where it is kept
     * @throws DataException where the tracker can not be reached or does not answer as Roundup does
     */
    public static Downloaded fetch(Connection tracker, Path folder, Pauses pauses, Care care) {
        RestClient client = new RestClient(tracker, pauses, care.progress());
        Store store = Store.open(folder, tracker.url().toString());
        try (Crew crew = new Crew(tracker.connections())) {
            RestDownload download = new RestDownload(client, store, crew, care);
            download.run();
            return new Downloaded(store, download.classes);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** Looks whether there is a tracker that answers. */
    public static void check(Connection tracker, Pauses pauses) {
        classes(new RestClient(tracker, pauses, FetchProgress.silent()));
    }

    private static Set<String> classes(RestClient client) {
        Answer answer = client.ask(client.question("rest/data"));
        JsonNode data = answer.data()
                .orElseThrow(() -> new DataException("there is no Roundup REST interface ("
                        + answer.status() + "); source.rest must be the tracker's web address, as"
                        + " https://bugs.example.org/, and the tracker must have REST switched on"));
        Set<String> names = new TreeSet<>();
        data.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private void run() {
        classes.addAll(classes(client));
        classes.removeIf(care.secretClass());
        String since = store.about("looked").orElse("");
        if (since.isEmpty()) {
            // Whatever this run fetches may change before the next one, should it end before its first look does.
            store.setAbout("looked", RestDates.dayBefore(client.serverTime()));
            store.commit();
        }
        for (int look = 1; look <= MOST_LOOKS; look++) {
            String now = RestDates.dayBefore(client.serverTime());
            boolean fresh = false;
            for (String name : classes) {
                fresh |= update(name, since);
            }
            store.setAbout("looked", now);
            store.commit();
            if (!fresh && look > 1) {
                break;
            }
            since = now;
        }
        new Whereabouts(client, store, crew).lookUp(classes);
    }

    /** Brings a class up to date; true where anything was new. */
    private boolean update(String name, String since) {
        ItemIds listed = listing.all(name);
        ItemIds there = store.ids(name);
        there.without(listed).forEach(id -> store.remove(name, id));
        ItemIds wanted = listed.without(there);
        boolean fresh = !wanted.isEmpty();
        if (!since.isEmpty()) {
            listing.touchedSince(name, since).forEach(id -> {
                if (listed.contains(id)) {
                    wanted.add(id);
                }
            });
        }
        return fetch(name, wanted) || fresh;
    }

    private boolean fetch(String name, ItemIds ids) {
        if (ids.isEmpty()) {
            return false;
        }
        String wanted = fields.computeIfAbsent(name, n -> fieldsOf(n, ids.first()));
        ItemFetch fetch = new ItemFetch(client, store, name, wanted);
        long total = ids.size();
        boolean[] fresh = new boolean[1];
        long[] done = new long[1];
        crew.forEach(ids.batches(name.equals("file") ? FILES_AT_ONCE : AT_ONCE), fetch::ask, items -> {
            fresh[0] |= fetch.keep(items);
            store.commit();
            done[0] += items.size();
            care.progress().fetched(name, done[0], total);
            if (care.progress().stopRequested()) {
                throw new CancellationException("asked to stop; what was fetched is kept");
            }
        });
        return fresh[0];
    }

    private String fieldsOf(String name, long sample) {
        Answer answer =
                client.ask(client.question("rest/data/" + name + "/" + sample, "@verbose", "0", "@protected", "true"));
        List<String> names = new ArrayList<>();
        answer.data()
                .orElseThrow(() -> new DataException("the tracker lists " + name + sample + " but does not show it ("
                        + answer.status() + ": " + answer.message() + "); run the same command again"))
                .path("attributes")
                .fieldNames()
                .forEachRemaining(names::add);
        names.remove("id");
        if (!ItemFetch.hasText(name)) {
            names.remove("content");
        }
        return String.join(",", names);
    }
}
