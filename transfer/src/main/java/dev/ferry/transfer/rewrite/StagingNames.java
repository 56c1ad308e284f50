package dev.ferry.transfer.rewrite;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.transfer.reading.CommentText;
import dev.ferry.transfer.reading.IssueText;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the staging repository's name in all that an issue shows, as it will be once its edits are made. */
final class StagingNames {
    private final Optional<Name> name;

    /** Of no staging repository nothing can be left. */
    StagingNames(Optional<RepositoryRef> staging) {
        name = staging.map(RepositoryRef::toString).map(Name::of);
    }

    private record Name(String text, Pattern pattern) {
        static Name of(String repository) {
            return new Name(
                    repository,
                    Pattern.compile(
                            "(?<![\\w.-])" + Pattern.quote(repository) + "(?![\\w-]|\\.\\w)(?:(?:#|/issues/)\\d+)?",
                            Pattern.CASE_INSENSITIVE));
        }

        /** Nearly no text holds it, and to look at each slash is much quicker than the expression, which tries each place. */
        boolean mayStandIn(String words) {
            int owner = text.indexOf('/');
            for (int slash = words.indexOf('/'); slash >= 0; slash = words.indexOf('/', slash + 1)) {
                if (words.regionMatches(true, slash - owner, text, 0, text.length())) {
                    return true;
                }
            }
            return false;
        }
    }

    List<StagingLeft> in(MovedIssues.Moved moved, OurTexts ours, List<Edit> edits) {
        List<StagingLeft> left = new ArrayList<>();
        if (name.isEmpty()) {
            return left;
        }
        Map<URI, String> after = edits.stream().collect(Collectors.toMap(Edit::url, Edit::after));
        LegacyId item = moved.item().id();
        IssueText issue = moved.text();
        look(item, issue.url(), StagingLeft.Where.TITLE, issue.title(), left);
        look(item, issue.url(), where(ours, issue.body()), after.getOrDefault(issue.url(), issue.body()), left);
        for (CommentText comment : issue.comments()) {
            look(
                    item,
                    comment.url(),
                    where(ours, comment.body()),
                    after.getOrDefault(comment.url(), comment.body()),
                    left);
        }
        return left;
    }

    private static StagingLeft.Where where(OurTexts ours, String text) {
        return ours.ordinal(text).isPresent() ? StagingLeft.Where.OURS : StagingLeft.Where.PEOPLES;
    }

    private void look(LegacyId item, URI url, StagingLeft.Where where, String text, List<StagingLeft> left) {
        Name sought = name.orElseThrow();
        if (!sought.mayStandIn(text)) {
            return;
        }
        Matcher found = sought.pattern().matcher(text);
        while (found.find()) {
            left.add(new StagingLeft(item, url, where, found.group()));
        }
    }
}
