package dev.ferry.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.HttpUrl;

/**
 * A list of the server's, page by page: each page is asked for when the one before is used up, at the address that
 * the server's Link header gave. Lists may lag behind writes by minutes, and an insertion shifts what follows: an
 * element may come twice or be missed. Iterating throws {@link RemoteException}; each iteration asks anew.
 */
public final class Pages<T> implements Iterable<T> {
    static final int MOST_PAGES = 100_000;

    private final Caller caller;
    private final Request first;
    private final Function<JsonNode, T> reader;
    private final int mostPages;

    Pages(Caller caller, Request first, Function<JsonNode, T> reader, int mostPages) {
        this.caller = caller;
        this.first = first;
        this.reader = reader;
        this.mostPages = mostPages;
    }

    @Override
    public Iterator<T> iterator() {
        return new PageIterator();
    }

    public List<T> toList() {
        List<T> all = new ArrayList<>();
        forEach(all::add);
        return List.copyOf(all);
    }

    /** One page and where its neighbours are. */
    record Page<T>(List<T> items, Optional<HttpUrl> next, Optional<HttpUrl> previous, Optional<HttpUrl> last) {
        static <T> Page<T> read(Answer answer, Function<JsonNode, T> reader) {
            if (!answer.body().isArray()) {
                throw new UnreadableAnswerException("a list was expected");
            }
            List<T> items = new ArrayList<>();
            answer.body().forEach(item -> items.add(reader.apply(item)));
            LinkHeader links =
                    LinkHeader.parse(String.join(", ", answer.headers().values("Link")));
            return new Page<>(
                    items, target(answer, links, "next"), target(answer, links, "prev"), target(answer, links, "last"));
        }

        private static Optional<HttpUrl> target(Answer answer, LinkHeader links, String relation) {
            return links.target(relation)
                    .flatMap(target -> Optional.ofNullable(answer.from().resolve(target)));
        }
    }

    private final class PageIterator implements Iterator<T> {
        private final Deque<T> waiting = new ArrayDeque<>();
        private Optional<Request> next = Optional.of(first);
        private int pages;

        @Override
        public boolean hasNext() {
            while (waiting.isEmpty() && next.isPresent()) {
                load(next.get());
            }
            return !waiting.isEmpty();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return waiting.remove();
        }

        private void load(Request request) {
            if (pages >= mostPages) {
                throw new RemoteException(
                        first.describe(),
                        new Refusal(
                                RefusalCategory.UNEXPECTED,
                                "the list does not end after " + mostPages + " pages",
                                0,
                                Optional.empty()));
            }
            caller.checkHome(request);
            Page<T> page = caller.read(request, answer -> Page.read(answer, reader));
            pages++;
            waiting.addAll(page.items());
            next = page.next().map(request::at);
        }
    }
}
