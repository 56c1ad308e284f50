package dev.ferry.transfer.verify;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.IdMap;
import dev.ferry.mapping.MapRow;
import java.util.Locale;
import java.util.Optional;

/**
 * Texts without what only one repository has: no marker, no ids of comments, and instead of an issue's number there its id in the old
 * tracker, {@code #{12}}. In one pass. For one thread.
 */
final class NeutralText {
    private static final String COMMENT = "issuecomment-";
    private static final String ISSUES = "/issues/";
    /** What the neutral form hides is still said. */
    private static final String ELSEWHERE = "\n(differs in a number or an address alone)";

    private static final int MOST_DIGITS = 9;

    private final IdMap map;
    private final String repository;
    private final String migration;

    NeutralText(VerificationJob job) {
        map = job.ledger().idMap();
        migration = job.ledger().id().value();
        repository = job.target().toString().toLowerCase(Locale.ROOT);
    }

    /** Of two texts that differ, both never become the same. */
    Pair of(Pair texts) {
        String expected = of(texts.expected());
        if (texts.expected().equals(texts.found())) {
            return new Pair(expected, expected);
        }
        String found = of(texts.found());
        return new Pair(expected, found.equals(expected) ? found + ELSEWHERE : found);
    }

    String of(String marked) {
        // A comment of several messages has a marker for each.
        String text = PromisedText.normal(TextPart.withoutMarker(PromisedText.normal(marked)))
                .replace(migration, "");
        StringBuilder neutral = new StringBuilder(text.length());
        int copied = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            int digits = c == '#' ? at + 1 : c == '/' && text.startsWith(ISSUES, at) ? at + ISSUES.length() : -1;
            int end = digits < 0 ? -1 : digitsEnd(text, digits);
            if (end > digits && isOurs(text, at, c == '/')) {
                Optional<LegacyId> issue = issue(text.substring(digits, end));
                if (issue.isPresent()) {
                    neutral.append(text, copied, digits)
                            .append('{')
                            .append(issue.get().value())
                            .append('}');
                    copied = end;
                    at = end - 1;
                }
            } else if (c == '#' && text.startsWith(COMMENT, at + 1)) {
                int id = at + 1 + COMMENT.length();
                neutral.append(text, copied, id);
                copied = digitsEnd(text, id);
                at = copied - 1;
            }
        }
        return neutral.append(text, copied, text.length()).toString();
    }

    private static int digitsEnd(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /** Whether the name before the place is the final repository's, or there is none where none need be. */
    private boolean isOurs(String text, int end, boolean named) {
        int start = end - repository.length();
        if (start >= 0 && text.substring(start, end).toLowerCase(Locale.ROOT).equals(repository)) {
            return true;
        }
        return !named && (end == 0 || !isOfName(text.charAt(end - 1)));
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.' || c == '/';
    }

    private Optional<LegacyId> issue(String digits) {
        if (digits.length() > MOST_DIGITS || digits.startsWith("0")) {
            return Optional.empty();
        }
        return map.row(new FinalNumber(Integer.parseInt(digits))).map(MapRow::id);
    }
}
