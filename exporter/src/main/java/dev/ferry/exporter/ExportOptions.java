package dev.ferry.exporter;

import dev.ferry.archive.ArchiveSource;
import dev.ferry.archive.IssueIds;
import dev.ferry.exporter.redaction.RedactionRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an export takes along. {@code includeEmail} stands for e-mail addresses, phone numbers and the like;
 * {@code spamCutOff} is the score from which on a message or file is spam (0 to 1, compared as the tracker does: at or
 * above); {@code redactions} are held against every text. Secrets have no option: they never leave.
 */
public record ExportOptions(
        boolean includeEmail,
        double spamCutOff,
        PrivateIssues privateIssues,
        FileBytes fileBytes,
        Choice choice,
        List<RedactionRule> redactions) {
    /** Where bugs.python.org drew the line. */
    public static final double DEFAULT_SPAM_CUT_OFF = 0.85;

    /** Which issues are private, and whether they come along all the same. */
    public record PrivateIssues(List<PrivateRule> rules, boolean included) {
        public PrivateIssues {
            rules = List.copyOf(rules);
        }
    }

    /** Whether the bytes of attached files come along, and up to which size; what is said about a file always does. */
    public record FileBytes(boolean included, OptionalLong most) {
        /** Whether so many bytes are more than wanted. */
        boolean tooMany(long size) {
            return most.isPresent() && size > most.getAsLong();
        }
    }

    /**
     * Which issues are wanted at all. {@code since}: those with activity at or after that time, be it the issue's own,
     * a line of its history, or one of its messages or files.
     */
    public record Choice(Optional<IssueIds> only, Optional<Instant> since) {}

    public ExportOptions {
        redactions = List.copyOf(redactions);
    }

    /** All issues with their files, addresses and spam out, nothing private, nothing redacted. */
    public static ExportOptions defaults() {
        return new ExportOptions(
                false,
                DEFAULT_SPAM_CUT_OFF,
                new PrivateIssues(List.of(), false),
                new FileBytes(true, OptionalLong.empty()),
                new Choice(Optional.empty(), Optional.empty()),
                List.of());
    }

    public ExportOptions withEmail(boolean include) {
        return new ExportOptions(include, spamCutOff, privateIssues, fileBytes, choice, redactions);
    }

    public ExportOptions withSpamCutOff(double score) {
        return new ExportOptions(includeEmail, score, privateIssues, fileBytes, choice, redactions);
    }

    public ExportOptions withPrivateIssues(List<PrivateRule> rules, boolean include) {
        PrivateIssues issues = new PrivateIssues(rules, include);
        return new ExportOptions(includeEmail, spamCutOff, issues, fileBytes, choice, redactions);
    }

    public ExportOptions withFiles(boolean include) {
        FileBytes bytes = new FileBytes(include, fileBytes.most());
        return new ExportOptions(includeEmail, spamCutOff, privateIssues, bytes, choice, redactions);
    }

    /** Leaves out the bytes of larger files. */
    public ExportOptions withLargestFile(long bytes) {
        FileBytes limited = new FileBytes(fileBytes.included(), OptionalLong.of(bytes));
        return new ExportOptions(includeEmail, spamCutOff, privateIssues, limited, choice, redactions);
    }

    public ExportOptions withChoice(Optional<IssueIds> only, Optional<Instant> since) {
        return new ExportOptions(
                includeEmail, spamCutOff, privateIssues, fileBytes, new Choice(only, since), redactions);
    }

    public ExportOptions withRedactions(List<RedactionRule> rules) {
        return new ExportOptions(includeEmail, spamCutOff, privateIssues, fileBytes, choice, rules);
    }

    /** The filters in words, for the archive's manifest. */
    List<String> inWords() {
        List<String> words = new ArrayList<>();
        choice.only().ifPresent(ids -> words.add("only the issues " + ids));
        choice.since().ifPresent(time -> words.add("only issues with activity since " + time));
        words.add("retired issues, messages and files left out");
        words.add("messages and files with a spam score of " + spamCutOff + " or more left out");
        words.add(includeEmail ? "e-mail addresses and phones included" : "e-mail addresses and phones left out");
        if (!fileBytes.included()) {
            words.add("bytes of files left out");
        } else if (fileBytes.most().isPresent()) {
            words.add("bytes of files over " + fileBytes.most().getAsLong() + " bytes left out");
        }
        privateIssues
                .rules()
                .forEach(rule -> words.add(
                        privateIssues.included()
                                ? "PRIVATE: issues with " + rule + " are included"
                                : "issues with " + rule + " left out"));
        redactions.forEach(rule -> words.add("redacted in all texts: " + rule.name()));
        return words;
    }

    /**
     * The same for programs: two exports with equal options leave the same out. Of the redactions only their names are
     * told, and one byte to tell other patterns by: a pattern may hold the very secret.
     */
    SortedMap<String, List<String>> inValues() {
        SortedMap<String, List<String>> values = new TreeMap<>();
        choice.only().ifPresent(ids -> values.put(ArchiveSource.ONLY, List.of(ids.toString())));
        choice.since().ifPresent(time -> values.put(ArchiveSource.SINCE, List.of(time.toString())));
        values.put("spam-cut-off", List.of(Double.toString(spamCutOff)));
        values.put("include-email", List.of(Boolean.toString(includeEmail)));
        values.put("include-private", List.of(Boolean.toString(privateIssues.included())));
        values.put("include-files", List.of(Boolean.toString(fileBytes.included())));
        fileBytes.most().ifPresent(most -> values.put("max-file-size", List.of(Long.toString(most))));
        putSome(
                values,
                "private",
                privateIssues.rules().stream()
                        .map(PrivateRule::toString)
                        .sorted()
                        .toList());
        putSome(
                values,
                ArchiveSource.REDACT,
                redactions.stream().map(RedactionRule::name).toList());
        if (!redactions.isEmpty()) {
            values.put(ArchiveSource.REDACT_CHECK, List.of(RedactionRule.check(redactions)));
        }
        return values;
    }

    private static void putSome(SortedMap<String, List<String>> values, String name, List<String> some) {
        if (!some.isEmpty()) {
            values.put(name, some);
        }
    }
}
