package dev.ferry.mapping.links;

import dev.ferry.mapping.RepositoryRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A project's sources on GitHub.
 *
 * @param web where people see the repositories, such as {@code https://github.com}
 * @param branch what a path without a version means
 */
public record SourceTree(String web, RepositoryRef repository, String branch, SourceLayout layout) {
    /** GitHub's name for the branch that a repository shows first. */
    public static final String DEFAULT_BRANCH = "HEAD";

    /** What finds the files of these sources in a text. */
    public List<LinkFinder> finders() {
        List<LinkFinder> finders = new ArrayList<>();
        if (!layout.folders().isEmpty()) {
            finders.add(new SourceFiles(this));
        }
        layout.library().ifPresent(folder -> finders.add(new TracebackFiles(this, folder)));
        return finders;
    }

    /** The branch of a version; empty where there is none for it. */
    Optional<String> branchOf(String version) {
        return Optional.ofNullable(layout.versions().get(version));
    }

    /** The address of a file, or of a line of it; {@code line} is empty where none is meant. */
    String url(String at, String path, String line) {
        return web + "/" + repository + "/blob/" + at + "/" + path + (line.isEmpty() ? "" : "#L" + line);
    }
}
