package dev.ferry.mapping.references;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import dev.ferry.mapping.StagingNumber;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Addresses of the old tracker's issues and messages, and of issues in the staging repository. */
final class LegacyUrls {
    static final int LONGEST_NUMBER = 9;
    private static final int LONGEST_ID = 40;
    private static final List<String> SCHEMES = List.of("https://", "http://");
    private static final Match NONE = new Match(0, Optional.empty(), Optional.empty());

    private final ReferenceGrammar grammar;
    private final Leads leads;
    private final List<String> trackers;
    /** Those that can be told from words without a scheme, and the letters that they begin with. */
    private final List<String> domains;

    private final FirstLetters firstLetters;
    private final String staging;

    LegacyUrls(ReferenceGrammar grammar, Leads leads) {
        this.grammar = grammar;
        this.leads = leads;
        this.trackers = grammar.urls().stream().map(LegacyUrls::withoutScheme).toList();
        this.domains = trackers.stream().filter(LegacyUrls::hasDomain).toList();
        this.firstLetters = new FirstLetters(domains);
        this.staging = leads.staging()
                .map(repository -> withoutScheme(leads.web()) + "/" + repository + "/issues/")
                .orElse("");
    }

    /** What was found: where it ends (0: nothing), its replacement, and the issue on staging that an address of its leads to. */
    record Match(int end, Optional<String> target, Optional<StagingNumber> staged) {
        ReferenceKind kind() {
            if (staged.isPresent()) {
                return ReferenceKind.STAGING;
            }
            // An issue is written as its number, a message as its address.
            return target.filter(text -> text.contains("://")).isPresent()
                    ? ReferenceKind.MESSAGE
                    : ReferenceKind.ISSUE;
        }
    }

    boolean isStaging(String url) {
        return !staging.isEmpty()
                && withoutScheme(url).toLowerCase(Locale.ROOT).startsWith(staging.toLowerCase(Locale.ROOT));
    }

    Optional<String> stagedIssue(String number) {
        return stagingNumber(number).flatMap(leads::staged);
    }

    private static Optional<StagingNumber> stagingNumber(String number) {
        return number.startsWith("0") ? Optional.empty() : Optional.of(new StagingNumber(Integer.parseInt(number)));
    }

    /** Looks for an address that begins at {@code start} and does not reach past {@code end}. */
    Match match(CharSequence text, int start, int end) {
        int path = afterScheme(text, start);
        if (path < 0) {
            return NONE;
        }
        if (begins(text, path, staging)) {
            return matchStaging(text, path + staging.length(), end);
        }
        return match(trackers, text, path, end);
    }

    /**
     * The same without a scheme: {@code bugs.example.org/issue12}, of the old tracker alone. One with a query is no reference: there
     * is no telling where it ends, for the renderer parts what looks like a mention in it.
     */
    Match matchBare(CharSequence text, int start, int end) {
        Match match = match(domains, text, start, end);
        return Spelling.between(text, start, Math.max(start, match.end())).contains("?") ? NONE : match;
    }

    /** A quick look at the first letter of what may be an address without a scheme. */
    boolean mayBeginBare(char letter) {
        return firstLetters.mayBegin(letter);
    }

    private Match match(List<String> places, CharSequence text, int start, int end) {
        for (String place : places) {
            if (begins(text, start, place)) {
                Match match = matchTracker(text, start + place.length(), end);
                if (match.end() > 0) {
                    return match;
                }
            }
        }
        return NONE;
    }

    private static boolean hasDomain(String place) {
        int slash = place.indexOf('/');
        int dot = place.indexOf('.');
        return dot > 0 && dot < slash;
    }

    private Match matchTracker(CharSequence text, int at, int end) {
        if (Spelling.stands(text, at, "?")) {
            return matchRedirect(text, at + 1, end);
        }
        if (Spelling.stands(text, at, "issue?")) {
            return matchRedirect(text, at + "issue?".length(), end);
        }
        if (Spelling.stands(text, at, "msg")) {
            int idEnd = digitsEnd(text, at + 3, end);
            return idEnd > at + 3 && isEnd(text, idEnd, end)
                    ? new Match(idEnd, message(Spelling.between(text, at + 3, idEnd)), Optional.empty())
                    : NONE;
        }
        return matchIssue(text, at, end);
    }

    private Match matchIssue(CharSequence text, int at, int end) {
        int hole = grammar.issuePath().indexOf(ReferenceGrammar.ID);
        String before = grammar.issuePath().substring(0, hole);
        String after = grammar.issuePath().substring(hole + ReferenceGrammar.ID.length());
        if (!Spelling.stands(text, at, before)) {
            return NONE;
        }
        int idStart = at + before.length();
        int idEnd = idStart;
        while (idEnd < end && idEnd - idStart < LONGEST_ID && isId(text.charAt(idEnd))) {
            idEnd++;
        }
        if (idEnd == idStart || !Spelling.stands(text, idEnd, after)) {
            return NONE;
        }
        Optional<String> issue = leads.issue(new LegacyId(Spelling.between(text, idStart, idEnd)));
        int close = queryEnd(text, idEnd + after.length(), end);
        if (Spelling.stands(text, close, "#msg")) {
            int messageEnd = digitsEnd(text, close + 4, end);
            if (messageEnd > close + 4 && isEnd(text, messageEnd, end)) {
                Optional<String> message = message(Spelling.between(text, close + 4, messageEnd));
                return new Match(messageEnd, message.or(() -> issue), Optional.empty());
            }
            return NONE;
        }
        return isEnd(text, close, end) ? new Match(close, issue, Optional.empty()) : NONE;
    }

    /** {@code ?@action=redirect&bpo=12}. */
    private Match matchRedirect(CharSequence text, int start, int end) {
        int close = start;
        while (close < end && isQuery(text.charAt(close))) {
            close++;
        }
        String query =
                Spelling.between(text, start, close).replace("&amp;", "&").replace("%40", "@");
        List<String> parts = List.of(query.split("&"));
        if (!parts.contains("@action=redirect") || !isEnd(text, close, end)) {
            return NONE;
        }
        for (String part : parts) {
            int equals = part.indexOf('=');
            if (equals > 0
                    && equals + 1 < part.length()
                    && grammar.issueWords().contains(part.substring(0, equals) + "-")) {
                LegacyId id = new LegacyId(part.substring(equals + 1));
                return new Match(close, leads.issue(id), Optional.empty());
            }
        }
        return NONE;
    }

    /** Behind {@code /} or {@code ?@ok_message=...}, which the tracker's own pages put behind an issue's address. */
    private static int queryEnd(CharSequence text, int at, int end) {
        int close = Spelling.stands(text, at, "/") ? at + 1 : at;
        if (!Spelling.stands(text, close, "?@") && !Spelling.stands(text, close, "?%40")) {
            return close;
        }
        close++;
        while (close < end && (isQuery(text.charAt(close)) || "%+.".indexOf(text.charAt(close)) >= 0)) {
            close++;
        }
        while (text.charAt(close - 1) == '.' || text.charAt(close - 1) == ';') {
            close--;
        }
        return close;
    }

    private static boolean isQuery(char c) {
        return isId(c) || "@=&;%".indexOf(c) >= 0;
    }

    private Match matchStaging(CharSequence text, int at, int end) {
        int idEnd = digitsEnd(text, at, end);
        if (idEnd == at) {
            return NONE;
        }
        Optional<StagingNumber> number = stagingNumber(Spelling.between(text, at, idEnd));
        Optional<String> issue = number.flatMap(leads::staged);
        int close = idEnd;
        // A comment gets another id when its issue is transferred: the issue itself is what stays true.
        if (Spelling.stands(text, close, "#")) {
            close++;
            while (close < end && isId(text.charAt(close))) {
                close++;
            }
        }
        return isEnd(text, close, end) ? new Match(close, issue, issue.isPresent() ? number : Optional.empty()) : NONE;
    }

    private Optional<String> message(String id) {
        return leads.messageUrl(new MessageId(id));
    }

    /** Whether an address may end here: at the end, or before punctuation that belongs to the sentence. */
    private static boolean isEnd(CharSequence text, int at, int end) {
        if (at >= end || ",;)]}>'\"*|".indexOf(text.charAt(at)) >= 0) {
            return true;
        }
        int c = Character.codePointAt(text, at);
        if (c >= 128) {
            return !Boundaries.isWord(c);
        }
        if (text.charAt(at) == '&') {
            return Spelling.entityEnd(text, at, end) > 0;
        }
        for (int i = at; i < end; i++) {
            if (".:!?*_~)]}'\",;\\".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int digitsEnd(CharSequence text, int at, int end) {
        int index = at;
        while (index < end && index - at < LONGEST_NUMBER && Boundaries.isDigit(text.charAt(index))) {
            index++;
        }
        return index;
    }

    private static boolean isId(char c) {
        return Boundaries.isAsciiLetter(c) || Boundaries.isDigit(c) || c == '-' || c == '_';
    }

    private static boolean begins(CharSequence text, int at, String prefix) {
        return !prefix.isEmpty() && Spelling.standsInAnyCase(text, at, prefix);
    }

    private static int afterScheme(CharSequence text, int start) {
        for (String scheme : SCHEMES) {
            if (Spelling.standsInAnyCase(text, start, scheme)) {
                return start + scheme.length();
            }
        }
        return -1;
    }

    private static String withoutScheme(String url) {
        int path = afterScheme(url, 0);
        return path < 0 ? url : url.substring(path);
    }
}
