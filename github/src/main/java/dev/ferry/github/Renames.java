package dev.ferry.github;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * Where repositories are by now. A renamed one answers 301 with /repositories/ID; that is remembered for the rest of
 * the run. An issue's own 301 means that the issue was transferred and says nothing about its repository.
 */
final class Renames {
    private static final Pattern REPOSITORY = Pattern.compile("(.*?)/(repos/[^/]+/[^/]+|repositories/\\d+)(/.*)?");
    /** One issue, one comment: such a thing may have moved away by itself. */
    private static final Pattern ONE_THING = Pattern.compile(".*/\\d+(/.*)?");

    private final Map<String, String> places = new ConcurrentHashMap<>();

    /** The path of a repository below the API's address, without a slash at the front. */
    String path(RepositoryName name) {
        return places.getOrDefault("repos/" + name.key(), "repos/" + name);
    }

    void remember(HttpUrl from, HttpUrl to) {
        Optional<Matcher> old = match(from);
        Optional<Matcher> now = match(to);
        if (old.isPresent() && now.isPresent()) {
            places.put(old.get().group(2).toLowerCase(Locale.ROOT), now.get().group(2));
        }
    }

    /** Whether both name the same thing in two places of one repository, and not one issue or comment that may have moved away. */
    boolean sameTail(HttpUrl from, HttpUrl to) {
        Optional<String> old = match(from).map(Renames::tail);
        Optional<String> now = match(to).map(Renames::tail);
        return old.isPresent()
                && old.equals(now)
                && !ONE_THING.matcher(old.get()).matches();
    }

    /** Whether both have the same path below their repositories, whatever it is. */
    boolean sameThing(HttpUrl from, HttpUrl to) {
        Optional<String> old = match(from).map(Renames::tail);
        return old.isPresent() && old.equals(match(to).map(Renames::tail));
    }

    /** The address of the repository that something lies in. */
    Optional<HttpUrl> repositoryOf(HttpUrl url) {
        return match(url)
                .map(matcher -> url.newBuilder()
                        .encodedPath(matcher.group(1) + "/" + matcher.group(2))
                        .query(null)
                        .build());
    }

    /** Whether something lies in the repository that has this address. */
    boolean leadsTo(HttpUrl repository, HttpUrl thing) {
        return repositoryOf(thing).filter(repository::equals).isPresent();
    }

    private static Optional<Matcher> match(HttpUrl url) {
        Matcher matcher = REPOSITORY.matcher(url.encodedPath());
        return matcher.matches() ? Optional.of(matcher) : Optional.empty();
    }

    private static String tail(Matcher matcher) {
        String tail = matcher.group(3);
        return tail == null ? "" : tail;
    }
}
