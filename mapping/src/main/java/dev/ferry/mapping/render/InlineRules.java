package dev.ferry.mapping.render;

import dev.ferry.mapping.links.WordLinks;
import dev.ferry.mapping.people.GitHubLogin;
import dev.ferry.mapping.people.People;
import java.util.Optional;

/**
 * What an issue's texts may name alive: the repository of its pull requests, people when mentions are live, attached
 * files, and words that lead somewhere. {@code linked} says that the words are a link's, and no address may be another one.
 */
record InlineRules(
        Optional<String> pullRequests, boolean live, People people, FileLinks files, WordLinks words, boolean linked) {
    /** The same for words that are a link's: a link can not hold another one. */
    InlineRules insideLink() {
        return new InlineRules(pullRequests, live, people, FileLinks.none(), WordLinks.none(), true);
    }

    /** The same for lines of our own, which hold names and titles. */
    InlineRules withoutWordLinks() {
        return new InlineRules(pullRequests, live, people, files, WordLinks.none(), linked);
    }

    /** The account for the name behind the {@code @} at {@code start}, where it is to be mentioned. */
    Optional<String> liveLogin(String text, int start, int end) {
        boolean insideWord = start > 0 && Character.isLetterOrDigit(text.charAt(start - 1));
        if (!live || insideWord || end == start + 1) {
            return Optional.empty();
        }
        return people.mentioned(text.substring(start + 1, end)).map(GitHubLogin::value);
    }
}
