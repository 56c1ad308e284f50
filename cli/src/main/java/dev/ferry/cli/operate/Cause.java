package dev.ferry.cli.operate;

import dev.ferry.mapping.ledger.Failure;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why items failed, without what differs from item to item: two items with the same cause need the same cure. In
 * {@code words} every quoted value, address, number and request id gave way to a sign; a status such as HTTP 422 stays.
 *
 * @param failedIn the state in which the items failed, which says which command goes on with them
 */
record Cause(String category, Optional<ItemState> failedIn, String words, String advice) {
    /** What can not be read as it stands in the archive: a mended record is taken up by itself. */
    private static final String OF_THE_RECORD = "DATA";

    /** Of a longer text the beginning tells the cause. */
    private static final int LONGEST = 300;

    private static final List<Rule> RULES = List.of(
            new Rule(" ?\\(request [A-Za-z0-9:._-]+\\)", ""),
            new Rule(", request [A-Za-z0-9:._-]+", ""),
            new Rule("\\bhttps?://[^\\s,;)\"']*[^\\s,;)\"':.]", "URL"),
            // An apostrophe inside a word quotes nothing.
            new Rule("(?<!\\w)'[^'\\n]*'(?!\\w)", "'...'"),
            new Rule("\"[^\"\\n]*\"", "\"...\""),
            new Rule("\\b[0-9A-HJKMNP-TV-Z]{26}\\b", "ID"),
            new Rule("\\b(?=[0-9a-f]*[0-9])(?=[0-9a-f]*[a-f])[0-9a-f]{12,}\\b", "ID"),
            new Rule("(?<!HTTP )(?<![0-9])[0-9]+(?:[.,:][0-9]+)*", "N"));

    private record Rule(Pattern pattern, String sign) {
        Rule(String pattern, String sign) {
            this(Pattern.compile(pattern), sign);
        }

        String apply(String text) {
            return pattern.matcher(text).replaceAll(sign);
        }
    }

    /** The cause of a failed item. */
    static Cause of(ItemRow item) {
        Failure failure = reason(item);
        return new Cause(failure.category(), item.failedIn(), normalised(failure.detail()), failure.advice());
    }

    /** Why an item failed, as the ledger kept it. */
    static Failure reason(ItemRow item) {
        return item.failure().orElseGet(() -> new Failure("UNKNOWN", "run `ferry retry`", "no reason was kept"));
    }

    static String normalised(String detail) {
        String words = detail.length() > LONGEST ? detail.substring(0, LONGEST) : detail;
        for (Rule rule : RULES) {
            words = rule.apply(words);
        }
        return words.strip();
    }

    /** What to type when the cause is mended. */
    String next() {
        return category.equals(OF_THE_RECORD)
                ? "ferry import with the mended archive, which needs no retry"
                : "ferry retry --category " + category + ", and " + command();
    }

    /** The command that goes on with the items after a retry. */
    String command() {
        return failedIn.map(Cause::command).orElse("ferry import");
    }

    static String command(ItemState failedIn) {
        return switch (failedIn) {
            case MOVING -> "ferry transfer";
            case MOVED, SETTLED -> "ferry rewrite";
            // The barrier fails what is damaged on staging; it is passed by the transfer.
            case IMPORTED -> "ferry transfer";
            case PLANNED, IMPORTING, FAILED, SKIPPED -> "ferry import";
        };
    }
}
