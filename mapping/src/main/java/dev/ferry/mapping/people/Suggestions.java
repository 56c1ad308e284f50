package dev.ferry.mapping.people;

import dev.ferry.archive.Issue;
import dev.ferry.archive.User;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Suggests the rows of a user map: a row for each person who appears in the issues, those who appear most first. What the map in
 * use says is kept, what the tracker held as GitHub names is cleaned, and what could be one is a guess and no more. Immutable.
 */
public final class Suggestions {
    /** Names as GitHub gives them to people today: stricter than what it may still have. */
    private static final Pattern LIKELY = Pattern.compile("(?=.{1,39}\\z)[A-Za-z0-9]+(-[A-Za-z0-9]+)*");

    private static final Pattern NO_REPLY =
            Pattern.compile("(?:[0-9]+\\+)?([A-Za-z0-9-]{1,39})@users\\.noreply\\.github\\.com");

    private static final int MOST_NAMESAKES = 5;

    private final List<Suggestion> rows;
    private final int strangers;

    private Suggestions(List<Suggestion> rows, int strangers) {
        this.rows = rows;
        this.strangers = strangers;
    }

    /** Goes through the issues once and through the users twice. */
    public static Suggestions of(Iterable<User> users, Iterable<Issue> issues, UserMap map) {
        Presences presences = Presences.of(issues);
        LegacyKeys keys = LegacyKeys.of(users);
        List<Suggestion> rows = new ArrayList<>();
        for (User user : users) {
            Presence presence = presences.of(user.id());
            if (presence.total() > 0) {
                keys.key(user).ifPresent(key -> rows.add(suggest(user, key, keys, presence, map)));
            }
        }
        int strangers = presences.size() - rows.size();
        rows.sort(Comparator.comparingLong((Suggestion row) -> row.presence().total())
                .reversed()
                .thenComparing(Suggestion::legacy));
        return new Suggestions(withNamesakes(rows), strangers);
    }

    /** The rows, those who appear most first. */
    public List<Suggestion> rows() {
        return List.copyOf(rows);
    }

    /** How many people appear in issues whom no row can name: the archive's list lacks them, or login and id are others' too. */
    public int strangers() {
        return strangers;
    }

    private static Suggestion suggest(User user, String key, LegacyKeys keys, Presence presence, UserMap map) {
        List<String> notes = new ArrayList<>();
        keys.whyNotLogin(user).ifPresent(notes::add);
        if (user.retired()) {
            notes.add("retired in the tracker");
        }
        Optional<Optional<GitHubLogin>> mapped =
                map.entry(new Person(user.id(), user.name(), user.realName(), user.github()));
        Optional<String> typed = user.github().map(String::strip).filter(text -> !text.isEmpty());
        Optional<GitHubLogin> cleaned = typed.flatMap(LoginCleaner::clean);
        Suggestion.Source source = mapped.isPresent()
                ? Suggestion.Source.MAP
                : cleaned.isEmpty()
                        ? Suggestion.Source.NONE
                        : cleaned.get().value().equals(typed.get())
                                ? Suggestion.Source.TRACKER
                                : Suggestion.Source.CLEANED;
        Optional<GitHubLogin> github = mapped.orElse(cleaned);
        typed.filter(text -> github.filter(login -> login.value().equals(text)).isEmpty())
                .ifPresent(text -> notes.add(held(text, cleaned.isPresent())));
        return new Suggestion(
                key,
                source,
                github,
                source == Suggestion.Source.NONE ? guess(user) : Optional.empty(),
                user.realName().map(String::strip).filter(name -> !name.isEmpty()),
                presence,
                notes);
    }

    private static String held(String typed, boolean isName) {
        // The file may go round: an address that somebody typed there is nobody's business.
        String shown = typed.indexOf('@') > 0 ? "an address" : "'" + typed + "'";
        return "the tracker has " + shown + (isName ? "" : ", which is no account's name");
    }

    private static Optional<GitHubLogin> guess(User user) {
        for (String email : user.emails()) {
            Matcher noReply = NO_REPLY.matcher(email.strip().toLowerCase(Locale.ROOT));
            if (noReply.matches() && GitHubLogin.isValid(noReply.group(1))) {
                return Optional.of(new GitHubLogin(noReply.group(1)));
            }
        }
        return Optional.of(user.name())
                .filter(name -> LIKELY.matcher(name).matches())
                .map(GitHubLogin::new);
    }

    /** Says of an account that several people are given that others have it as well. */
    private static List<Suggestion> withNamesakes(List<Suggestion> rows) {
        Map<String, List<String>> people = new HashMap<>();
        rows.forEach(row -> row.github()
                .ifPresent(login -> people.computeIfAbsent(folded(login), first -> new ArrayList<>())
                        .add(row.legacy())));
        List<Suggestion> told = new ArrayList<>();
        for (Suggestion row : rows) {
            List<String> notes = new ArrayList<>(row.notes());
            row.github()
                    .map(login -> people.get(folded(login)))
                    .filter(all -> all.size() > 1)
                    .ifPresent(all -> notes.add("the same account as " + others(row.legacy(), all)));
            told.add(new Suggestion(
                    row.legacy(), row.source(), row.github(), row.guess(), row.realName(), row.presence(), notes));
        }
        return told;
    }

    /** Those who appear most; a word like "none" may stand in the field of thousands. */
    private static String others(String legacy, List<String> all) {
        List<String> first = all.stream()
                .filter(other -> !other.equals(legacy))
                .limit(MOST_NAMESAKES)
                .toList();
        long more = all.size() - 1L - first.size();
        return String.join(", ", first) + (more > 0 ? " and " + more + " more" : "");
    }

    private static String folded(GitHubLogin login) {
        return login.value().toLowerCase(Locale.ROOT);
    }
}
