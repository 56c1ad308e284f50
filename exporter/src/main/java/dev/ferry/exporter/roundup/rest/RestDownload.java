package dev.ferry.exporter.roundup.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.archive.DataException;
import dev.ferry.exporter.FetchProgress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Fetches a tracker's items, texts and files, and keeps them in a folder: a run that was cut short goes on where it was
 * and asks again for what changed since. Ends when a look at what was touched meanwhile finds nothing new.
 */
public final class RestDownload {
    /**
     * What a download has to heed: which classes are never asked for, of which class and property the values do not leave
     * it, what becomes of texts that an earlier download has kept, and who listens.
     */
    public record Care(
            Predicate<String> secretClass,
            BiPredicate<String, String> withheld,
            KeptTexts keptTexts,
            FetchProgress progress) {}

    /**
     * Roundup overwrites an edited text without a date of change. So another download after one that came to its end asks
     * for all texts again, which come with their items; bytes of files, each a request of its own, stay as they are.
     */
    public enum KeptTexts {
        ASKED_FOR_AGAIN,
        TRUSTED
    }

    private static final int AT_ONCE = 100;
    /** Each file is a request of its own: a stop that is asked for should not wait for a hundred of them. */
    private static final int FILES_AT_ONCE = 20;
    /** A tracker in which people work never stands still; what is touched after the last look is in the next export. */
    private static final int MOST_LOOKS = 5;

    /** Whether the last download came to its end and no other has begun. */
    private static final String COMPLETE = "complete";

    private final RestClient client;
    private final Store store;
    private final Crew crew;
    private final Listing listing;
    private final FetchProgress progress;
    private final Set<String> classes;
    private final Intake intake;
    private final KeptTexts keptTexts;
    private final Map<String, String> fields = new HashMap<>();

    private RestDownload(RestClient client, Store store, Crew crew, Care care, Set<String> classes, Intake intake) {
        this.client = client;
        this.store = store;
        this.crew = crew;
        this.listing = new Listing(client);
        this.progress = care.progress();
        this.keptTexts = care.keptTexts();
        this.classes = classes;
        this.intake = intake;
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
            Set<String> classes = classes(client);
            classes.removeIf(care.secretClass());
            Intake intake = new Intake(store, new Inventory(classes), new TableFeed(classes, care.withheld()));
            try {
                new RestDownload(client, store, crew, care, classes, intake).run();
                return intake.finish();
            } catch (RuntimeException e) {
                intake.close();
                throw e;
            }
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
        JsonNode data = answer.data().orElseThrow(() -> Admission.noInterface(Integer.toString(answer.status())));
        Set<String> names = new TreeSet<>();
        data.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private void run() {
        classes.forEach(intake::expect);
        String since = store.about("looked").orElse("");
        if (since.isEmpty()) {
            // Whatever this run fetches may change before the next one, should it end before its first look does.
            store.setAbout("looked", RestDates.dayBefore(client.serverTime()));
            store.commit();
        }
        if (store.about(COMPLETE).equals(Optional.of("yes"))) {
            beginAnew();
        }
        for (int look = 1; look <= MOST_LOOKS; look++) {
            String now = RestDates.dayBefore(client.serverTime());
            boolean fresh = update(since);
            store.setAbout("looked", now);
            store.commit();
            if (!fresh && look > 1) {
                break;
            }
            since = now;
        }
        intake.takeUpRest();
        new Whereabouts(client, store, crew, intake).lookUp(classes);
        store.setAbout(COMPLETE, "yes");
        store.commit();
    }

    private void beginAnew() {
        if (keptTexts == KeptTexts.ASKED_FOR_AGAIN) {
            classes.stream().filter(ItemFetch::hasText).forEach(store::markStale);
        }
        store.setAbout(COMPLETE, "no");
        store.commit();
    }

    private record Lists(String className, ItemIds all, ItemIds touched) {}

    /** What is asked for, and of that what may have changed since an earlier run kept it, whole or in part. */
    private record Wanted(ItemIds ids, ItemIds changed) {}

    /** Brings everything up to date; true where anything was new. */
    private boolean update(String since) {
        Map<String, Wanted> wanted = new TreeMap<>();
        boolean[] fresh = new boolean[1];
        crew.forEach(classes, name -> lists(name, since), lists -> {
            fresh[0] |= removeGone(lists);
            ItemIds news = lists.all().without(intake.inventory().of(lists.className()));
            fresh[0] |= !news.isEmpty();
            ItemIds changed = new ItemIds();
            Stream.of(lists.touched(), store.stale(lists.className()))
                    .forEach(again -> again.forEach(id -> {
                        if (lists.all().contains(id)) {
                            changed.add(id);
                        }
                    }));
            news.addAll(changed);
            if (!news.isEmpty()) {
                wanted.put(lists.className(), new Wanted(news, changed));
            }
        });
        crew.forEach(
                wanted.keySet().stream()
                        .filter(name -> !fields.containsKey(name))
                        .toList(),
                name -> Map.entry(
                        name,
                        fieldsOf(
                                name,
                                Objects.requireNonNull(wanted.get(name)).ids().first())),
                found -> fields.put(found.getKey(), found.getValue()));
        return fetch(wanted) || fresh[0];
    }

    private Lists lists(String name, String since) {
        ItemIds all = listing.all(name);
        // Where nobody tells what was touched, it may be anything.
        ItemIds touched = since.isEmpty()
                ? new ItemIds()
                : listing.touchedSince(name, since).orElse(all);
        return new Lists(name, all, touched);
    }

    /**
     * Removes what is not listed any more; true where there was any. Pages go by their index, so that a retired item moves one
     * that lives from a page that comes to one that was read: each is looked for by itself before.
     */
    private boolean removeGone(Lists lists) {
        String name = lists.className();
        ItemFetch fetch = ItemFetch.ofSingles(client, store, name);
        boolean[] removed = new boolean[1];
        intake.inventory().of(name).without(lists.all()).forEach(id -> {
            if (fetch.isGone(id)) {
                intake.remove(name, id);
                removed[0] = true;
            } else {
                lists.all().add(id);
            }
        });
        return removed[0];
    }

    private record Batch(String className, List<ItemFetch.Fetched> items) {}

    /** Fetches items of all classes, one class after the other; true where anything is not what was there before. */
    private boolean fetch(Map<String, Wanted> wanted) {
        boolean[] fresh = new boolean[1];
        Map<String, Long> done = new HashMap<>();
        Map<String, Long> totals = new HashMap<>();
        wanted.forEach((name, some) -> totals.put(name, some.ids().size()));
        try (Crew.Line<Batch> line = crew.line(batch -> {
            String name = batch.className();
            batch.items().forEach(item -> fresh[0] |= intake.listed(name, item));
            store.commit();
            long now = done.merge(name, (long) batch.items().size(), Long::sum);
            progress.fetched(name, now, totals.getOrDefault(name, now));
            if (progress.stopRequested()) {
                throw new CancellationException("asked to stop; what was fetched is kept");
            }
        })) {
            wanted.forEach((name, all) -> {
                ItemIds changed = all.changed();
                ItemFetch fetch =
                        new ItemFetch(client, store, name, fields.getOrDefault(name, ""), id -> !changed.contains(id));
                for (List<Long> some : all.ids().batches(name.equals("file") ? FILES_AT_ONCE : AT_ONCE)) {
                    line.ask(() -> new Batch(name, fetch.ask(some)));
                }
            });
            line.finish();
        }
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
