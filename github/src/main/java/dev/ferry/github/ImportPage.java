package dev.ferry.github;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** One page of the list of imports, with the server's own addresses of the next, the previous and the last page. */
public record ImportPage(List<ImportStatus> items, Optional<URI> next, Optional<URI> previous, Optional<URI> last) {
    public ImportPage {
        items = List.copyOf(items);
    }
}
