package dev.ferry.importer;

import dev.ferry.github.ImportPage;
import dev.ferry.github.ImportStatus;
import dev.ferry.github.Imports;
import dev.ferry.github.Refusal;
import dev.ferry.github.RefusalCategory;
import dev.ferry.github.RemoteException;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The server's list of imports, read from its new end. Whether it is sorted by rising or by falling age is not
 * documented, so the first page tells; pages are reached by the server's own links only, and those need not name the
 * last page nor lead back. A list that goes on for more pages than can be is a RemoteException. For one thread.
 */
final class ImportList {
    /** Of one look; a hundred imports each make ten million. */
    static final int MOST_PAGES = 100_000;

    private final Source source;
    private final int mostPages;
    private int pages;
    /** The last page that was seen of a list with the oldest first: the newer ones follow it. */
    private Optional<URI> end = Optional.empty();
    /** The pages after the first of such a list where no link leads back, in their order: it grows at its end only. */
    private final List<URI> trail = new ArrayList<>();

    ImportList(Imports imports, LocalDate since) {
        this(Source.of(imports, since), MOST_PAGES);
    }

    ImportList(Source source, int mostPages) {
        this.source = source;
        this.mostPages = mostPages;
    }

    /** Where the pages come from. */
    interface Source {
        ImportPage first();

        ImportPage at(URI page);

        /** The imports begun on that day or later. */
        static Source of(Imports imports, LocalDate since) {
            return new Source() {
                @Override
                public ImportPage first() {
                    return imports.page(since);
                }

                @Override
                public ImportPage at(URI page) {
                    return imports.page(page);
                }
            };
        }
    }

    /** Shows the newest imports, page by page, until a page holds one that is old enough to stop at, or all are shown. */
    void visit(Predicate<ImportStatus> oldEnough, Consumer<ImportStatus> action) {
        pages = 0;
        if (end.isPresent()) {
            visitFromEnd(end.get(), oldEnough, action);
            return;
        }
        if (!trail.isEmpty()) {
            visitByTrail(oldEnough, action);
            return;
        }
        ImportPage first = first();
        if (newestFirst(first.items())) {
            visitForward(first, oldEnough, action);
        } else if (first.last().isPresent()) {
            visitFromEnd(first.last().get(), oldEnough, action);
        } else {
            // One page, or a server that does not tell where the last one is.
            first.items().forEach(action);
            followTrail(first, action);
        }
    }

    private void visitForward(ImportPage first, Predicate<ImportStatus> oldEnough, Consumer<ImportStatus> action) {
        ImportPage page = first;
        page.items().forEach(action);
        while (page.next().isPresent() && page.items().stream().noneMatch(oldEnough)) {
            page = page(page.next().get());
            page.items().forEach(action);
        }
    }

    private void visitFromEnd(URI lastKnown, Predicate<ImportStatus> oldEnough, Consumer<ImportStatus> action) {
        ImportPage known = page(lastKnown);
        end = Optional.of(lastKnown);
        known.items().forEach(action);
        ImportPage newer = known;
        while (newer.next().isPresent()) {
            end = newer.next();
            newer = page(newer.next().get());
            newer.items().forEach(action);
        }
        ImportPage older = known;
        while (older.previous().isPresent() && older.items().stream().noneMatch(oldEnough)) {
            older = page(older.previous().get());
            older.items().forEach(action);
        }
    }

    private void visitByTrail(Predicate<ImportStatus> oldEnough, Consumer<ImportStatus> action) {
        int lastKnown = trail.size();
        ImportPage page = page(trail.get(lastKnown - 1));
        page.items().forEach(action);
        followTrail(page, action);
        for (int older = lastKnown - 1; older >= 0 && page.items().stream().noneMatch(oldEnough); older--) {
            page = older == 0 ? first() : page(trail.get(older - 1));
            page.items().forEach(action);
        }
    }

    private void followTrail(ImportPage known, Consumer<ImportStatus> action) {
        ImportPage page = known;
        while (page.next().isPresent()) {
            URI next = page.next().get();
            page = page(next);
            trail.add(next);
            page.items().forEach(action);
        }
    }

    private ImportPage first() {
        count();
        return source.first();
    }

    private ImportPage page(URI page) {
        count();
        return source.at(page);
    }

    /** Pages that link to each other in a ring would be read for ever. */
    private void count() {
        if (pages == mostPages) {
            throw endless(mostPages);
        }
        pages++;
    }

    static RemoteException endless(int pages) {
        return new RemoteException(
                "the list of imports",
                new Refusal(
                        RefusalCategory.UNEXPECTED, "it does not end after " + pages + " pages", 0, Optional.empty()));
    }

    static boolean newestFirst(List<ImportStatus> page) {
        return page.size() > 1 && page.get(0).id() > page.get(page.size() - 1).id();
    }
}
