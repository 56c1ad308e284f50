package dev.ferry.exporter.roundup.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import okhttp3.HttpUrl;

/** Fetches the items of one class, a hundred a question, each with its text or its bytes. */
final class ItemFetch {
    private static final String CONTENT = "content";
    /** A hundred messages may have a megabyte each, and several answers are held at a time. */
    private static final int MOST_BYTES = 8 << 20;

    private final RestClient client;
    private final String className;
    private final String fields;
    private final Contents contents;

    ItemFetch(RestClient client, Store store, String className, String fields, LongPredicate asBefore) {
        this.client = client;
        this.className = className;
        this.fields = fields;
        this.contents = new Contents(client, store, className, asBefore);
    }

    /** For single items, of which nothing tells when they change. */
    static ItemFetch ofSingles(RestClient client, Store store, String className) {
        return new ItemFetch(client, store, className, "", id -> false);
    }

    /** Whether a class's content is text, which comes with its items. */
    static boolean hasText(String className) {
        return className.equals("msg");
    }

    /** An item as the tracker told it, and the text that is kept of it. */
    record Told(ObjectNode item, String json) {}

    /** What is known of one item now. {@code why} says why nothing was told. */
    record Fetched(long id, Optional<Told> told, boolean retired, Contents.Content content, String why) {
        static Fetched absent(long id, String why) {
            return new Fetched(id, Optional.empty(), false, Contents.Content.NONE, why);
        }
    }

    /** Asks for items by their ids, for fewer at once where they are large; in any thread. */
    List<Fetched> ask(List<Long> ids) {
        HttpUrl url = question(ids);
        Optional<Answer> answer = ids.size() > 1 ? client.ask(url, MOST_BYTES) : Optional.of(client.ask(url));
        if (answer.isPresent()) {
            return fetched(ids, answer.get());
        }
        List<Fetched> halves = new ArrayList<>(ask(ids.subList(0, ids.size() / 2)));
        halves.addAll(ask(ids.subList(ids.size() / 2, ids.size())));
        return halves;
    }

    private HttpUrl question(List<Long> ids) {
        List<String> parameters = new ArrayList<>();
        // One parameter an id: a list with commas silently finds nothing.
        ids.forEach(id -> parameters.addAll(List.of("id", Long.toString(id))));
        parameters.addAll(List.of("@fields", fields, "@verbose", hasText(className) ? "3" : "1"));
        return client.question("rest/data/" + className, parameters.toArray(String[]::new));
    }

    private List<Fetched> fetched(List<Long> ids, Answer answer) {
        Set<Long> missing = new HashSet<>(ids);
        List<Fetched> fetched = new ArrayList<>();
        answer.data()
                .ifPresent(data -> data.path("collection").forEach(item -> {
                    if (item instanceof ObjectNode found
                            && missing.remove(item.path("id").asLong())) {
                        fetched.add(fetched(found, false));
                    }
                }));
        List<Long> left = missing.stream().sorted().toList();
        if (fetched.isEmpty() || left.size() == 1) {
            // An item may have been retired since it was listed.
            left.forEach(id -> fetched.add(single(id, false)));
        } else if (!left.isEmpty()) {
            // A server may cut any list: it is asked for the rest as long as it gives some.
            fetched.addAll(ask(left));
        }
        return fetched;
    }

    /** Asks for one item that no list has: retired items are shown by their number only. */
    Fetched unlisted(long id) {
        return single(id, true);
    }

    /** {@code otherwise} is whether it is retired where whoever asks may not search for it. */
    private Fetched single(long id, boolean otherwise) {
        Answer answer = client.ask(client.question(
                "rest/data/" + className + "/" + id, "@verbose", hasText(className) ? "3" : "1", "@protected", "true"));
        Optional<JsonNode> data = answer.data();
        if (data.isEmpty()) {
            return Fetched.absent(id, answer.status() == 403 ? "it may not be viewed" : "it does not exist");
        }
        ObjectNode item = (ObjectNode) data.get().path("attributes");
        item.put("id", Long.toString(id));
        return fetched(item, isRetired(id, otherwise));
    }

    private Fetched fetched(ObjectNode item, boolean retired) {
        long id = item.path("id").asLong();
        JsonNode text = item.remove(CONTENT);
        item.remove("link");
        Contents.Content content = contents.of(id, Optional.ofNullable(text).filter(JsonNode::isTextual));
        Told told = new Told(item, item.toString());
        return new Fetched(id, Optional.of(told), retired, content, "");
    }

    /** Whether no search finds an item any more. */
    boolean isGone(long id) {
        return isRetired(id, true);
    }

    /** An item that is shown alone but found by no search is retired. */
    private boolean isRetired(long id, boolean otherwise) {
        HttpUrl search =
                client.question("rest/data/" + className, "id", Long.toString(id), "@fields", "id", "@verbose", "0");
        return client.list(search)
                .page()
                .map(found -> !found.ids().contains(id))
                .orElse(otherwise);
    }
}
