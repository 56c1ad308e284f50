package dev.ferry.exporter.roundup.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps what was fetched: in the store, and in the tables that are filled while items come. One thread.
 */
final class Intake implements AutoCloseable {
    private final Store store;
    private final Inventory inventory;
    private final TableFeed tables;
    /** What an earlier run has kept and was not read in this one. */
    private final Map<String, ItemIds> unread = new HashMap<>();

    Intake(Store store, Inventory inventory, TableFeed tables) {
        this.store = store;
        this.inventory = inventory;
        this.tables = tables;
    }

    Inventory inventory() {
        return inventory;
    }

    /** Notes what an earlier run has kept of a class. */
    void expect(String className) {
        ItemIds ids = store.ids(className);
        inventory.of(className).addAll(ids);
        unread.put(className, ids);
    }

    /** Reads what an earlier run has kept and this one did not fetch again. */
    void takeUpRest() {
        unread.forEach((className, ids) -> {
            if (!ids.isEmpty()) {
                store.items(className, (id, retired, json) -> {
                    if (ids.contains(id)) {
                        show(className, id, retired, Whereabouts.parse(json));
                    }
                });
            }
        });
        unread.clear();
    }

    /** Whether an item was there before this run and was not read yet; it counts as read from now on. */
    private boolean wasUnread(String className, long id) {
        ItemIds ids = unread.get(className);
        return ids != null && ids.remove(id);
    }

    private void distrust(String className) {
        tables.distrust(className);
        inventory.distrustLinks();
    }

    /** Removes what the tracker has no more. */
    void remove(String className, long id) {
        store.remove(className, id);
        inventory.of(className).remove(id);
        if (!wasUnread(className, id)) {
            distrust(className);
        }
    }

    /** Keeps an item that a list has; true where it is not what was there before. */
    boolean listed(String className, ItemFetch.Fetched fetched) {
        if (fetched.told().isEmpty()) {
            store.absent(className, fetched.id(), fetched.why());
            return false;
        }
        ItemFetch.Told told = fetched.told().get();
        boolean known = inventory.of(className).contains(fetched.id());
        boolean same = known && store.json(className, fetched.id()).equals(Optional.of(told.json()));
        boolean shown = known && !wasUnread(className, fetched.id());
        put(className, fetched, told);
        if (fetched.retired()) {
            // Retired since it was listed. Like every retired item it is looked up anew, if something links to it.
            inventory.of(className).remove(fetched.id());
        } else if (!shown) {
            show(className, fetched.id(), false, told.item());
        }
        if (shown && (fetched.retired() || !same)) {
            distrust(className);
        }
        return !same;
    }

    /** Keeps an item that was looked up because something links to it. */
    void lookedUp(String className, ItemFetch.Fetched fetched) {
        if (fetched.told().isEmpty()) {
            store.absent(className, fetched.id(), fetched.why());
            return;
        }
        put(className, fetched, fetched.told().get());
        show(className, fetched.id(), fetched.retired(), fetched.told().get().item());
    }

    private void put(String className, ItemFetch.Fetched fetched, ItemFetch.Told told) {
        store.put(className, fetched.id(), fetched.retired(), told.json());
        fetched.content().keep(store, className, fetched.id());
    }

    private void show(String className, long id, boolean retired, JsonNode item) {
        inventory.of(className).add(id);
        inventory.follow(item);
        tables.add(className, id, retired, item);
    }

    /** All that was kept. The store and the tables are its reader's from now on. */
    Downloaded finish() {
        return new Downloaded(store, tables.finish(store));
    }

    @Override
    public void close() {
        tables.close();
    }
}
