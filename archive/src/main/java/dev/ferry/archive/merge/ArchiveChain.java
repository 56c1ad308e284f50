package dev.ferry.archive.merge;

import dev.ferry.archive.Archive;
import dev.ferry.archive.ArchiveBase;
import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DataException;
import dev.ferry.archive.Issue;
import dev.ferry.archive.Manifest;
import dev.ferry.archive.MessageBody;
import dev.ferry.archive.Sha256;
import dev.ferry.archive.User;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A full archive and the deltas after it, open for reading as the one archive that they amount to. Every delta must
 * continue exactly what stands before it. Memory grows with the deltas and with the number of different files. One thread
 * at a time.
 */
public final class ArchiveChain implements ArchiveBase, AutoCloseable {
    private final List<Path> paths;
    private final List<Archive> archives;
    private final List<Layer> layers = new ArrayList<>();
    private Optional<Map<Sha256, Long>> contents = Optional.empty();

    private ArchiveChain(List<Path> paths, List<Archive> archives) {
        this.paths = paths;
        this.archives = archives;
    }

    /**
     * Opens a full archive and its deltas, oldest first.
     *
     * @throws ConfigException where a file is not there
     * @throws DataException where one is damaged, or does not continue the one before it
     */
    public static ArchiveChain open(List<Path> paths) {
        ArchiveChain chain = new ArchiveChain(List.copyOf(paths), new ArrayList<>());
        try {
            for (Path path : chain.paths) {
                chain.archives.add(Archive.open(path));
                chain.checkLast();
            }
            return chain;
        } catch (ConfigException | DataException e) {
            chain.close();
            throw e;
        }
    }

    private void checkLast() {
        int last = archives.size() - 1;
        Path path = paths.get(last);
        Optional<Sha256> base = archives.get(last).manifest().base();
        if (last == 0) {
            base.ifPresent(other -> {
                throw new DataException(path + " is a delta: it continues archive " + other
                        + " and holds only what changed since; name the full archive first, then its deltas");
            });
            return;
        }
        if (base.isEmpty()) {
            throw new DataException(path + " is a full archive and no delta; only the first one may be full");
        }
        Path before = paths.get(last - 1);
        Sha256 reached = reached(last - 1)
                .orElseThrow(() -> new DataException(before
                        + " was mended by hand, so nobody knows which archive it leads to; merge it into the archive before"
                        + " it, and go on from there"));
        if (base.get().equals(reached)) {
            return;
        }
        if (reached(last).filter(reached::equals).isPresent()) {
            throw new DataException(path + " leads to archive " + reached + ", and that is what " + before
                    + (last == 1 ? " is" : " leads to") + ": it was merged already; go on without it");
        }
        throw new DataException(path + " does not continue " + before + ": it continues archive " + base.get()
                + ", and " + before + (last == 1 ? " is " : " leads to ") + reached
                + "; name the deltas in the order in which they were exported, none left out");
    }

    /** What the archives up to this one amount to. */
    private Optional<Sha256> reached(int index) {
        Archive archive = archives.get(index);
        return index == 0
                ? Optional.of(archive.digest())
                : archive.manifest().delta().flatMap(Manifest.Delta::result);
    }

    /** The manifest of the last archive: what it says of its source, of filters and of what stayed out goes for all. */
    public Manifest newest() {
        return archives.get(archives.size() - 1).manifest();
    }

    /** How many issues there are, by what the archives say of themselves. */
    public long issueCount() {
        long count = archives.get(0).manifest().counts().issues();
        for (Archive archive : archives.subList(1, archives.size())) {
            Manifest.Delta delta = archive.manifest().delta().orElseThrow();
            count += delta.newIssues() - delta.goneIssues().size();
        }
        return count;
    }

    @Override
    public Sha256 digest() {
        int last = archives.size() - 1;
        return reached(last)
                .orElseThrow(() -> new DataException(paths.get(last)
                        + " was mended by hand, so nobody knows which archive it leads to; merge it first"));
    }

    @Override
    public Iterable<Issue> issues() {
        return () -> {
            Iterator<Issue> issues = archives.get(0).issues().iterator();
            for (Layer layer : layers()) {
                issues = layer.issues(issues);
            }
            return issues;
        };
    }

    @Override
    public Iterable<User> users() {
        return () -> {
            Iterator<User> users = archives.get(0).users().iterator();
            for (Layer layer : layers()) {
                users = layer.users(users);
            }
            return users;
        };
    }

    private List<Layer> layers() {
        if (layers.isEmpty()) {
            archives.stream().skip(1).map(Layer::new).forEach(layers::add);
        }
        return layers;
    }

    /**
     * The size of a file that the merged archive would have. One that only hidden records name counts as missing, because
     * the next delta may be merged into the merged archive, which does not have it.
     */
    @Override
    public Optional<Long> fileSize(Sha256 content) {
        if (archives.size() == 1) {
            return archives.get(0).fileSize(content);
        }
        if (contents.isEmpty()) {
            Map<Sha256, Long> found = new HashMap<>();
            issues().forEach(issue ->
                    contents(issue).forEach(name -> lookUp(name).ifPresent(s -> found.put(name, s))));
            contents = Optional.of(found);
        }
        return Optional.ofNullable(contents.get().get(content));
    }

    /** The contents that an issue needs, in the order in which they are stored. */
    static List<Sha256> contents(Issue issue) {
        List<Sha256> needed = new ArrayList<>();
        issue.messages()
                .forEach(message -> message.body().flatMap(MessageBody::raw).ifPresent(needed::add));
        issue.files().forEach(file -> file.content().ifPresent(needed::add));
        return needed;
    }

    private Optional<Long> lookUp(Sha256 content) {
        return archives.stream()
                .flatMap(archive -> archive.fileSize(content).stream())
                .findFirst();
    }

    /** A file's bytes, from whichever archive has it; read as {@link Archive#file} says. */
    public InputStream file(Sha256 content) {
        return archives.stream()
                .filter(archive -> archive.fileSize(content).isPresent())
                .findFirst()
                .orElseThrow(() -> new DataException("the file " + content + " is in none of "
                        + String.join(", ", paths.stream().map(Path::toString).toList())
                        + "; one of them was changed by hand: take copies that are whole, or export again"))
                .file(content);
    }

    @Override
    public void close() {
        archives.forEach(Archive::close);
    }
}
