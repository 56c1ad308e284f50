package dev.ferry.exporter.roundup.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.exporter.roundup.spool.LinkTargets;
import dev.ferry.exporter.roundup.spool.Spool;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** Puts what is fetched into a tracker's tables while it comes, so that they are there when the last item is. One thread. */
final class TableFeed implements AutoCloseable {
    private final Spool spool = Spool.temporary();
    private final Map<String, ClassFeed> feeds = new TreeMap<>();

    /** {@code withheld} tells of class and property whether it stays out. */
    TableFeed(Set<String> classes, BiPredicate<String, String> withheld) {
        LinkTargets targets = new LinkTargets(classes);
        for (String name : classes) {
            feeds.put(name, new ClassFeed(spool, name, targets, property -> withheld.test(name, property)));
        }
    }

    /** Takes an item that is new to the store. */
    void add(String className, long id, boolean retired, JsonNode item) {
        feed(className).add(id, retired, item);
    }

    /** The store holds something else of a class than what was added here. */
    void distrust(String className) {
        feed(className).distrust();
    }

    private ClassFeed feed(String className) {
        ClassFeed feed = feeds.get(className);
        if (feed == null) {
            throw new IllegalArgumentException("the tracker has no class " + className);
        }
        return feed;
    }

    /** The tables with all that the store holds. They are the caller's from now on. */
    Spool finish(Store store) {
        feeds.values().forEach(feed -> feed.finish(store));
        return spool;
    }

    @Override
    public void close() {
        spool.close();
    }
}
