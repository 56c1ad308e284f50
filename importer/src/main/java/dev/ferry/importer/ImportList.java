package dev.ferry.importer;

import dev.ferry.github.ImportPage;
import dev.ferry.github.ImportStatus;
import dev.ferry.github.Imports;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The server's list of imports, read from its new end. Whether it is sorted by rising or by falling age is not
 * documented, so the first page tells; pages are reached by the server's own links only. For one thread.
 */
final class ImportList {
    private final Imports imports;
    private final LocalDate since;
    /** The last page that was seen of a list with the oldest first: the newer ones follow it. */
    private Optional<URI> end = Optional.empty();

    ImportList(Imports imports, LocalDate since) {
        this.imports = imports;
        this.since = since;
    }

    /** Shows the newest imports, page by page, until a page holds one that is old enough to stop at, or all are shown. */
    void visit(Predicate<ImportStatus> oldEnough, Consumer<ImportStatus> action) {
        if (end.isPresent()) {
            visitFromEnd(end.get(), oldEnough, action);
            return;
        }
        ImportPage first = imports.page(since);
        if (newestFirst(first.items())) {
            visitForward(first, oldEnough, action);
            return;
        }
        if (first.last().isPresent()) {
            visitFromEnd(first.last().get(), oldEnough, action);
            return;
        }
        // One page, or a server that does not tell where the last one is.
        visitForward(first, status -> false, action);
    }

    private void visitForward(ImportPage first, Predicate<ImportStatus> oldEnough, Consumer<ImportStatus> action) {
        ImportPage page = first;
        page.items().forEach(action);
        while (page.next().isPresent() && page.items().stream().noneMatch(oldEnough)) {
            page = imports.page(page.next().get());
            page.items().forEach(action);
        }
    }

    private void visitFromEnd(URI lastKnown, Predicate<ImportStatus> oldEnough, Consumer<ImportStatus> action) {
        ImportPage known = imports.page(lastKnown);
        end = Optional.of(lastKnown);
        known.items().forEach(action);
        ImportPage newer = known;
        while (newer.next().isPresent()) {
            end = newer.next();
            newer = imports.page(newer.next().get());
            newer.items().forEach(action);
        }
        ImportPage older = known;
        while (older.previous().isPresent() && older.items().stream().noneMatch(oldEnough)) {
            older = imports.page(older.previous().get());
            older.items().forEach(action);
        }
    }

    private static boolean newestFirst(List<ImportStatus> page) {
        return page.size() > 1 && page.get(0).id() > page.get(page.size() - 1).id();
    }
}
