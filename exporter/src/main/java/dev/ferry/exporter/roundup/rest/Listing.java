package dev.ferry.exporter.roundup.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.archive.DataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import okhttp3.HttpUrl;

/**
 * Lists the ids of a class. All at once, because Roundup goes through all items for each page; in pages only where a
 * server cuts such an answer, which it does not always say.
 */
final class Listing {
    private static final int PAGE = 5_000;
    /** A hundred million items; a server that always has another page must not keep us for ever. */
    private static final int MOST_PAGES = 20_000;

    private final RestClient client;

    Listing(RestClient client) {
        this.client = client;
    }

    /** The ids of everything that is not retired. */
    Set<Long> all(String className) {
        return list(className, List.of());
    }

    /** The ids of what was touched since a date in Roundup's spelling. */
    Set<Long> touchedSince(String className, String date) {
        return list(className, List.of("activity", "from " + date));
    }

    private Set<Long> list(String className, List<String> filter) {
        JsonNode data = data(className, client.ask(question(className, filter, List.of())));
        Set<Long> ids = ids(data);
        return isWhole(data, ids.size()) ? ids : paged(className, filter);
    }

    private HttpUrl question(String className, List<String> filter, List<String> paging) {
        List<String> parameters = new ArrayList<>(List.of("@fields", "id", "@verbose", "0"));
        parameters.addAll(filter);
        parameters.addAll(paging);
        return client.question("rest/data/" + className, parameters.toArray(String[]::new));
    }

    private Set<Long> paged(String className, List<String> filter) {
        Set<Long> ids = new TreeSet<>();
        int size = PAGE;
        for (int page = 1; page <= MOST_PAGES; page++) {
            HttpUrl url = question(
                    className,
                    filter,
                    List.of("@page_size", Integer.toString(size), "@page_index", Integer.toString(page)));
            Answer answer = client.ask(url);
            if (!answer.ok() && page > 1) {
                return ids;
            }
            Set<Long> found = ids(data(className, answer));
            boolean fresh = ids.addAll(found);
            if (!fresh) {
                return ids;
            }
            if (page == 1) {
                // A server may give fewer a page than it is asked for; then that is its page.
                size = Math.min(size, found.size());
            }
        }
        throw new DataException("the tracker has page after page of " + className + ", more than " + MOST_PAGES);
    }

    private static boolean isWhole(JsonNode data, int found) {
        Optional<JsonNode> total = Optional.ofNullable(data.get("@total_size"));
        boolean more = data.path("@links").has("next");
        return !more && total.filter(size -> size.asLong() == found).isPresent();
    }

    private static JsonNode data(String className, Answer answer) {
        return answer.data()
                .orElseThrow(
                        () -> new DataException("the tracker does not list its items of class '" + className + "' ("
                                + answer.status() + ": " + answer.message()
                                + "); ask for the right to view them, or export through the database"));
    }

    static Set<Long> ids(JsonNode data) {
        Set<Long> ids = new TreeSet<>();
        data.path("collection").forEach(item -> ids.add(item.path("id").asLong()));
        return ids;
    }
}
