package dev.ferry.mapping.references;

import dev.ferry.archive.LegacyId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a reference looks like in one tracker's world. {@code issueWords} stand before an issue's number
 * ({@code issue}, {@code bpo-}) in any case; {@code trackerUrl} is where the tracker lived, with a slash at the end, empty
 * where it had no address; {@code issuePath} is what follows it, {@code {id}} being the issue's id; {@code otherUrls} are
 * addresses that it had besides, where the same follows.
 */
public record ReferenceGrammar(List<String> issueWords, String trackerUrl, String issuePath, List<String> otherUrls) {
    /** Stands for the id in a path. */
    public static final String ID = "{id}";

    public ReferenceGrammar {
        issueWords =
                issueWords.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        trackerUrl = withSlash(trackerUrl);
        otherUrls = otherUrls.stream().map(ReferenceGrammar::withSlash).toList();
        if (!issuePath.contains(ID)) {
            throw new IllegalArgumentException("the path of an issue holds no " + ID + ": " + issuePath);
        }
    }

    /** Of a tracker with one address. */
    public ReferenceGrammar(List<String> issueWords, String trackerUrl, String issuePath) {
        this(issueWords, trackerUrl, issuePath, List.of());
    }

    /** The same of a tracker that had these addresses, too. */
    public ReferenceGrammar with(List<String> changed) {
        return new ReferenceGrammar(issueWords, trackerUrl, issuePath, changed);
    }

    private static String withSlash(String url) {
        return url.isEmpty() || url.endsWith("/") ? url : url + "/";
    }

    /** All addresses that the tracker had; none is empty. */
    List<String> urls() {
        return Stream.concat(Stream.of(trackerUrl), otherUrls.stream())
                .filter(url -> !url.isEmpty())
                .toList();
    }

    /** A Roundup tracker's: {@code issue12}, {@code PREFIX12}, {@code URL/issue12}. */
    public static ReferenceGrammar roundup(String trackerUrl, String prefix) {
        return new ReferenceGrammar(List.of("issue", prefix), trackerUrl, "issue{id}");
    }

    /** An issue as a text of the old tracker names it; it is read as a reference again. */
    String spell(LegacyId id) {
        boolean number = id.value().chars().allMatch(c -> c >= '0' && c <= '9');
        return number && !issueWords.isEmpty() ? issueWords.get(0) + id : id.value();
    }
}
