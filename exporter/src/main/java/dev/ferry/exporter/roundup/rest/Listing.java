package dev.ferry.exporter.roundup.rest;

import dev.ferry.archive.DataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * Lists the ids of a class. All at once, because Roundup goes through all items for each page; in pages only where a
 * server cuts such an answer, which it does not always say.
 */
final class Listing {
    private static final int PAGE = 5_000;
    /** A hundred million items; a server that always has another page must not keep us for ever. */
    private static final int MOST_PAGES = 20_000;

    private static final int FORBIDDEN = 403;
    /** What a server may say that has fewer pages. A right that was taken away in between is something else. */
    private static final Set<Integer> PAST_THE_END = Set.of(400, 404);

    private final RestClient client;

    Listing(RestClient client) {
        this.client = client;
    }

    /** The ids of everything that is not retired. */
    ItemIds all(String className) {
        return list(className, List.of());
    }

    /**
     * The ids of what was touched since a date in Roundup's spelling; empty where whoever asks may not search by that: in
     * Roundup's own templates users do not see when other users were changed.
     */
    Optional<ItemIds> touchedSince(String className, String date) {
        List<String> filter = List.of("activity", "from " + date);
        RestClient.Listed answer = client.list(question(className, filter, List.of()));
        return answer.status() == FORBIDDEN ? Optional.empty() : Optional.of(whole(className, filter, answer));
    }

    private ItemIds list(String className, List<String> filter) {
        return whole(className, filter, client.list(question(className, filter, List.of())));
    }

    private ItemIds whole(String className, List<String> filter, RestClient.Listed answer) {
        IdPage page = page(className, answer);
        return page.isWhole() ? page.ids() : paged(className, filter);
    }

    private HttpUrl question(String className, List<String> filter, List<String> paging) {
        List<String> parameters = new ArrayList<>(List.of("@fields", "id", "@verbose", "0"));
        parameters.addAll(filter);
        parameters.addAll(paging);
        return client.question("rest/data/" + className, parameters.toArray(String[]::new));
    }

    private ItemIds paged(String className, List<String> filter) {
        ItemIds ids = new ItemIds();
        long size = PAGE;
        for (int page = 1; page <= MOST_PAGES; page++) {
            HttpUrl url = question(
                    className,
                    filter,
                    List.of("@page_size", Long.toString(size), "@page_index", Integer.toString(page)));
            RestClient.Listed answer = client.list(url);
            if (page > 1 && PAST_THE_END.contains(answer.status())) {
                return ids;
            }
            ItemIds found = page(className, answer).ids();
            boolean fresh = ids.addAll(found);
            if (!fresh) {
                return ids;
            }
            if (page == 1) {
                // A server may give fewer a page than it is asked for; then that is its page.
                size = Math.min(size, found.size());
            }
        }
        throw new DataException(
                "the tracker has page after page of " + className + ", more than " + MOST_PAGES
                        + "; look at the last pages in a browser, and export through the database where the tracker makes them up");
    }

    private static IdPage page(String className, RestClient.Listed answer) {
        return answer.page()
                .orElseThrow(
                        () -> new DataException("the tracker does not list its items of class '" + className + "' ("
                                + answer.status() + ": " + answer.message()
                                + "); ask for the right to view them, or export through the database"));
    }
}
