package dev.ferry.mapping.formats;

import dev.ferry.archive.DataException;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import dev.ferry.mapping.MappedIssue;
import dev.ferry.mapping.references.ReferenceGrammar;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The paths of the old tracker's pages as its web server sees them: {@code root} begins and ends with a slash. The
 * addresses are those that references are read from ({@link ReferenceGrammar}).
 */
record OldAddresses(String root, ReferenceGrammar grammar) {
    /** What an id is made of where it can stand in an address; also a safe part of a path, a pattern and a page. */
    static final String ID = "[0-9A-Za-z_-]{1,40}";

    private static final Pattern SAFE = Pattern.compile(ID);

    /** As the first issue shows that has an address; DataException where none has. */
    static OldAddresses of(MapContent content) {
        for (MappedIssue issue : content.issues()) {
            Optional<String> root = issue.row()
                    .legacyUrl()
                    .flatMap(
                            url -> root(url, path(content.grammar(), issue.row().id())));
            if (root.isPresent()) {
                return new OldAddresses(root.get(), content.grammar());
            }
        }
        throw new DataException(
                "no issue of the map has an address in the old tracker, so there is nothing to lead on from;"
                        + " export with source.url in ferry.yaml, and import that archive");
    }

    private static Optional<String> root(String url, String path) {
        if (!url.endsWith(path)) {
            return Optional.empty();
        }
        try {
            String root =
                    URI.create(url.substring(0, url.length() - path.length())).getPath();
            return Optional.ofNullable(root).filter(text -> text.startsWith("/") && text.endsWith("/"));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String path(ReferenceGrammar grammar, LegacyId id) {
        return grammar.issuePath().replace(ReferenceGrammar.ID, id.value());
    }

    static boolean isSafe(String id) {
        return SAFE.matcher(id).matches();
    }

    /** The path of an issue's page, without the root. */
    String page(LegacyId id) {
        return path(grammar, id);
    }

    /** The path of a message's page, without the root. */
    String page(MessageId id) {
        return "msg" + id;
    }

    /** What stands before and after an issue's id in its path, without the root. */
    String beforeId() {
        return grammar.issuePath().substring(0, grammar.issuePath().indexOf(ReferenceGrammar.ID));
    }

    /** See {@link #beforeId}. */
    String afterId() {
        return grammar.issuePath().substring(beforeId().length() + ReferenceGrammar.ID.length());
    }

    /** The parameters that name the issue in a question with {@code @action=redirect}, as alternatives of a pattern. */
    String idParameters() {
        return String.join(
                "|",
                grammar.issueWords().stream()
                        .filter(word -> word.endsWith("-"))
                        .map(word -> quote(word.substring(0, word.length() - 1)))
                        .toList());
    }

    /** A text as a pattern that nginx, Apache and JavaScript read alike. */
    static String quote(String text) {
        return text.replaceAll("[^0-9A-Za-z_/-]", "\\\\$0");
    }
}
