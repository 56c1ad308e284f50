package dev.ferry.mapping.references;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import dev.ferry.mapping.RepositoryRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the references of one text from left to right, in one pass. Written by hand: the grammar looks at the
 * character before a match, which linear-time pattern libraries can not.
 */
final class ReferenceScanner {
    private static final String MESSAGE_WORD = "msg";
    private static final int LONGEST_MESSAGE_ID = 9;

    private final ShownText shown;
    private final CharSequence source;
    private final ReferenceGrammar grammar;
    private final Leads leads;
    private final boolean writesForecast;
    private final LegacyUrls urls;
    private final Boundaries boundaries;
    private final FirstLetters firstLetters;
    private final List<ReferenceEdit> edits = new ArrayList<>();
    private final Set<String> unknown = new LinkedHashSet<>();

    ReferenceScanner(ShownText shown, ReferenceGrammar grammar, Leads leads) {
        this.shown = shown;
        this.source = shown.source();
        this.grammar = grammar;
        this.leads = leads;
        this.writesForecast = leads instanceof ForecastLeads;
        this.urls = new LegacyUrls(grammar, leads);
        this.boundaries = new Boundaries(shown);
        this.firstLetters = new FirstLetters(Stream.concat(grammar.issueWords().stream(), Stream.of(MESSAGE_WORD))
                .toList());
    }

    List<ReferenceEdit> edits() {
        return edits;
    }

    List<String> unknown() {
        return List.copyOf(unknown);
    }

    void scan() {
        List<LinkSpan> links = shown.links();
        int nextLink = 0;
        int nextStart = startOf(links, 0);
        int length = source.length();
        int at = 0;
        while (at < length) {
            if (nextStart <= at) {
                LinkSpan link = links.get(nextLink++);
                nextStart = startOf(links, nextLink);
                if (link.start() == at) {
                    scanLink(link);
                    at = Math.max(at, link.end());
                }
            } else if (!shown.isText(at)) {
                at++;
            } else if (source.charAt(at) == '#') {
                at = scanHash(at);
            } else if (Boundaries.isAsciiLetter(source.charAt(at))) {
                at = scanWord(at);
            } else {
                at++;
            }
        }
    }

    private static int startOf(List<LinkSpan> links, int index) {
        return index < links.size() ? links.get(index).start() : Integer.MAX_VALUE;
    }

    /** {@code #<!-- -->12}, which was {@code #12} in the old tracker, {@code owner/staging#5} and {@code owner/final#12}. */
    private int scanHash(int at) {
        if (Spelling.stands(source, at + 1, ShownText.SPLITTER) && shown.kind(at + 1) == ShownText.SPLIT) {
            if (boundaries.refusesHashAfter(at)) {
                return at + 1;
            }
            return Math.max(at + 1, issueNumber(at, at + 1 + ShownText.SPLITTER.length()));
        }
        Optional<RepositoryRef> staging = leads.staging();
        if (staging.isPresent()) {
            int start = at - staging.get().toString().length();
            int end = repositoryNumberEnd(at, start, staging.get());
            if (end > 0 && !boundaries.continuesRepositoryName(start) && boundaries.endsAt(end)) {
                replace(start, end, ReferenceKind.STAGING, urls.stagedIssue(Spelling.between(source, at + 1, end)));
                return end;
            }
        }
        return leads.foreseen().map(known -> full(at, known.repository())).orElse(at + 1);
    }

    /** {@code owner/final#12}: a number that was foreseen. */
    private int full(int at, RepositoryRef repository) {
        int start = at - repository.toString().length();
        int end = repositoryNumberEnd(at, start, repository);
        if (end < 0
                || source.charAt(at + 1) == '0'
                || (boundaries.continuesRepositoryName(start) && !boundaries.isSplitBefore(start))
                || !(boundaries.endsAt(end) || boundaries.isSplit(end))) {
            return at + 1;
        }
        String before = Spelling.between(source, start, end);
        String after = leads.full(before, Integer.parseInt(Spelling.between(source, at + 1, end)));
        if (!after.equals(before)) {
            edits.add(new ReferenceEdit(start, before, after, ReferenceKind.FORESEEN));
        }
        return end;
    }

    /** The end of a number behind the hash and the repository's name before it; -1 where there is none. */
    private int repositoryNumberEnd(int hash, int start, RepositoryRef repository) {
        int end = boundaries.digitsEnd(hash + 1, LegacyUrls.LONGEST_NUMBER);
        return end > hash + 1 && boundaries.isTextIgnoringCase(start, repository.toString()) ? end : -1;
    }

    /** A word: an address, a word before an issue's number, {@code msg34}, or nothing of interest. */
    private int scanWord(int at) {
        int end = boundaries.wordEnd(at);
        boolean url = Spelling.stands(source, end, "://") && shown.isText(end) && boundaries.lettersEnd(at) == end;
        // Most words are neither, and cost no more than their letters.
        boolean bare = urls.mayBeginBare(source.charAt(at));
        if (!(url || bare || firstLetters.mayBegin(source.charAt(at))) || boundaries.isWordBefore(at)) {
            return end;
        }
        if (url) {
            return scanUrl(at, end + 3);
        }
        if (bare && boundaries.mayBeginAddress(at)) {
            LegacyUrls.Match match = urls.matchBare(source, at, boundaries.textEnd(at));
            if (match.end() > at) {
                replace(at, match.end(), match.kind(), match.target());
                return match.end();
            }
        }
        if (!boundaries.refusesWordAfter(at)) {
            for (String word : grammar.issueWords()) {
                if (boundaries.isTextIgnoringCase(at, word)) {
                    int after = issueNumber(at, at + word.length());
                    if (after > 0) {
                        return after;
                    }
                }
            }
            if (boundaries.isTextIgnoringCase(at, MESSAGE_WORD)) {
                int after = message(at);
                if (after > 0) {
                    return after;
                }
            }
        }
        return end;
    }

    /** Reads the blanks and the number that may stand behind a word or hash; the place behind them, 0 where they do not. */
    private int issueNumber(int start, int from) {
        int digits = boundaries.skipBlanks(from);
        int end = boundaries.issueNumberEnd(digits);
        if (end < 0 || (boundaries.holdsBreak(from, digits) && boundaries.isListMark(end))) {
            return 0;
        }
        replace(start, end, ReferenceKind.ISSUE, issue(start, from, Spelling.between(source, digits, end)));
        return end;
    }

    private Optional<String> issue(int start, int from, String number) {
        Optional<String> found = leads.issue(new LegacyId(number));
        // Trackers with keys have the word in the id itself: PROJ-12.
        return found.isPresent()
                ? found
                : leads.issue(new LegacyId(Spelling.between(source, start, from).toUpperCase(Locale.ROOT) + number));
    }

    private int message(int at) {
        int digits = boundaries.skipBlanks(at + MESSAGE_WORD.length());
        int end = boundaries.digitsEnd(digits, LONGEST_MESSAGE_ID);
        if (end <= digits
                || !boundaries.standsAlone(end)
                || (boundaries.holdsBreak(at, digits) && boundaries.isListMark(end))) {
            return 0;
        }
        MessageId id = new MessageId(Spelling.between(source, digits, end));
        if (!writesForecast && namesHolder(id, end)) {
            return end;
        }
        String words = Spelling.onOneLine(source, at, end);
        add(at, end, ReferenceKind.MESSAGE, leads.message(id, words, shown.kind(at) == ShownText.HTML));
        return end;
    }

    /** Whether the issue that holds a message was written behind its words when the text was made. */
    private boolean namesHolder(MessageId id, int end) {
        Optional<Foreseen> known = leads.foreseen();
        if (known.isEmpty() || known.flatMap(one -> one.holder(id)).isEmpty()) {
            return false;
        }
        int bare = end + " (#".length();
        int full = bare + known.get().repository().toString().length();
        return (boundaries.isTextIgnoringCase(end, " (#") && boundaries.digitsEnd(bare, 9) > bare)
                || (boundaries.isTextIgnoringCase(end, " (" + known.get().repository() + "#")
                        && boundaries.digitsEnd(full, 9) > full);
    }

    private int scanUrl(int start, int afterScheme) {
        LegacyUrls.Match match = urls.match(source, start, boundaries.textEnd(start));
        if (match.end() > start) {
            replace(start, match.end(), match.kind(), match.target());
            return match.end();
        }
        return boundaries.urlEnd(afterScheme);
    }

    /** Links stay, but for those that lead to staging and for addresses of the old tracker between angle brackets. */
    private void scanLink(LinkSpan link) {
        if (source.charAt(link.start()) == '<') {
            int end = link.end() - 1;
            LegacyUrls.Match match = urls.match(source, link.start() + 1, end);
            if (match.end() == end) {
                match.target().ifPresent(target -> boundaries.becomesNumber(link.end()));
                replace(link.start(), link.end(), match.kind(), match.target());
            }
            return;
        }
        if (!urls.isStaging(link.destination())) {
            return;
        }
        // Not further back than the link: a destination may be spelled otherwise, or stand where it is defined.
        int at = link.end() - 1;
        while (at >= link.start() && !Spelling.stands(source, at, link.destination())) {
            at--;
        }
        if (at < link.start()) {
            return;
        }
        int end = at + link.destination().length();
        LegacyUrls.Match match = urls.match(source, at, end);
        replace(
                at,
                end,
                ReferenceKind.STAGING,
                match.end() == end ? match.staged().flatMap(leads::stagedUrl) : Optional.empty());
    }

    private void replace(int start, int end, ReferenceKind kind, Optional<String> target) {
        add(start, end, kind, writesForecast ? target.map(text -> recognizable(start, end, text)) : target);
    }

    /** A foreseen number must be found again where it was written: nothing of a word or name may touch it. */
    private String recognizable(int start, int end, String target) {
        // An address between angle brackets ended the address before it, which would take the name for its own now.
        boolean opened = source.charAt(start) == '<' && boundaries.touchesTextBefore(start);
        boolean joined = boundaries.continuesRepositoryName(start) && !boundaries.isSplitBefore(start);
        String before = opened || joined ? ShownText.SPLITTER : "";
        String after = boundaries.endsAt(end) || boundaries.isSplit(end) ? "" : ShownText.SPLITTER;
        return before + target + after;
    }

    private void add(int start, int end, ReferenceKind kind, Optional<String> target) {
        String before = Spelling.between(source, start, end);
        if (target.isPresent()) {
            edits.add(new ReferenceEdit(start, before, target.get(), kind));
        } else {
            unknown.add(before);
        }
    }
}
