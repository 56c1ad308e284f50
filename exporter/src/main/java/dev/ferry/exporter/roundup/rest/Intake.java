package dev.ferry.exporter.roundup.rest;

import java.util.Optional;

/**
 * Keeps what was fetched: in the store, and in the tables that are filled while items come. One thread.
 */
final class Intake implements AutoCloseable {
    private final Store store;
    private final Inventory inventory;
    private final TableFeed tables;

    Intake(Store store, Inventory inventory, TableFeed tables) {
        this.store = store;
        this.inventory = inventory;
        this.tables = tables;
    }

    Inventory inventory() {
        return inventory;
    }

    /** Takes up what an earlier run has kept of a class. */
    void takeUp(String className) {
        ItemIds ids = store.ids(className);
        if (!ids.isEmpty()) {
            inventory.of(className).addAll(ids);
            distrust(className);
        }
    }

    private void distrust(String className) {
        tables.distrust(className);
        inventory.distrustLinks();
    }

    /** Removes what the tracker has no more. */
    void remove(String className, long id) {
        store.remove(className, id);
        inventory.of(className).remove(id);
        distrust(className);
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
        put(className, fetched, told);
        if (fetched.retired()) {
            // Retired since it was listed. Like every retired item it is looked up anew, if something links to it.
            inventory.of(className).remove(fetched.id());
            distrust(className);
        } else if (!known) {
            show(className, fetched, told);
        } else if (!same) {
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
        show(className, fetched, fetched.told().get());
    }

    private void put(String className, ItemFetch.Fetched fetched, ItemFetch.Told told) {
        store.put(className, fetched.id(), fetched.retired(), told.json());
        fetched.content().keep(store, className, fetched.id());
    }

    private void show(String className, ItemFetch.Fetched fetched, ItemFetch.Told told) {
        inventory.of(className).add(fetched.id());
        inventory.follow(told.item());
        tables.add(className, fetched.id(), fetched.retired(), told.item());
    }

    void commit() {
        store.commit();
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
