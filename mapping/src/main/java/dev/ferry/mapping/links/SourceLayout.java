package dev.ferry.mapping.links;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How people write the files of a project's sources.
 *
 * @param folders the folders at the top: a path begins with one of them
 * @param versions what may stand before such a folder ({@code 3.7/Lib/cgi.py}), and the branch that it means
 * @param library the folder whose files tracebacks name by where they are installed; empty where none does
 */
public record SourceLayout(List<String> folders, Map<String, String> versions, Optional<String> library) {
    public SourceLayout {
        folders = List.copyOf(folders);
        versions = Map.copyOf(versions);
    }

    /** Nothing looks like a file. */
    public static SourceLayout none() {
        return new SourceLayout(List.of(), Map.of(), Optional.empty());
    }
}
