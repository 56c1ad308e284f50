package dev.ferry.importer;

import dev.ferry.github.ImportPage;
import dev.ferry.github.ImportStatus;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** So many pages of two imports each, one begun every second; numbered from 0, the addresses hold the number. */
record PagedImports(Habit habit, int pages, boolean ring) implements ImportList.Source {
    static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    /** How a server orders its list and how its pages are linked: each is read by a loop of its own. */
    enum Habit {
        NEWEST_FIRST(false, true),
        OLDEST_FIRST(true, true),
        OLDEST_FIRST_WITHOUT_LAST(true, false);

        final boolean rising;
        final boolean tellsLast;

        Habit(boolean rising, boolean tellsLast) {
            this.rising = rising;
            this.tellsLast = tellsLast;
        }
    }

    @Override
    public ImportPage first() {
        return page(0);
    }

    @Override
    public ImportPage at(URI page) {
        return page(Integer.parseInt(page.getPath().substring(1)));
    }

    private ImportPage page(int number) {
        int oldest = habit.rising ? number : pages - 1 - number;
        List<ImportStatus> items = habit.rising
                ? List.of(status(2L * oldest), status(2L * oldest + 1))
                : List.of(status(2L * oldest + 1), status(2L * oldest));
        Optional<URI> next = number + 1 < pages ? uri(number + 1) : ring ? uri(0) : Optional.empty();
        Optional<URI> previous = habit.tellsLast && number > 0 ? uri(number - 1) : Optional.empty();
        return new ImportPage(items, next, previous, habit.tellsLast ? uri(pages - 1) : Optional.empty());
    }

    private static Optional<URI> uri(int page) {
        return Optional.of(URI.create("https://api.example.org/" + page));
    }

    private static ImportStatus status(long id) {
        return new ImportStatus(
                id, ImportStatus.State.PENDING, "pending", Optional.empty(), Optional.empty(), time(id), time(id));
    }

    static Instant time(long id) {
        return FIRST.plusSeconds(id);
    }
}
