package dev.ferry.exporter;

import java.util.ArrayList;
import java.util.List;

/**
 * What an export takes along. {@code includeEmail} stands for e-mail addresses, phone numbers and the like;
 * {@code spamCutOff} is the score from which on a message or file is spam (0 to 1, compared as the tracker does: at or
 * above). Secrets have no option: they never leave.
 */
public record ExportOptions(
        boolean includeEmail, boolean includeFiles, double spamCutOff, List<PrivateRule> privateIssues) {
    /** Where bugs.python.org drew the line. */
    public static final double DEFAULT_SPAM_CUT_OFF = 0.85;

    public ExportOptions {
        privateIssues = List.copyOf(privateIssues);
    }

    /** Files along, addresses and spam out, no private issues. */
    public static ExportOptions defaults() {
        return new ExportOptions(false, true, DEFAULT_SPAM_CUT_OFF, List.of());
    }

    public ExportOptions withEmail(boolean include) {
        return new ExportOptions(include, includeFiles, spamCutOff, privateIssues);
    }

    public ExportOptions withFiles(boolean include) {
        return new ExportOptions(includeEmail, include, spamCutOff, privateIssues);
    }

    public ExportOptions withPrivateIssues(List<PrivateRule> rules) {
        return new ExportOptions(includeEmail, includeFiles, spamCutOff, rules);
    }

    /** The filters in words, for the archive's manifest. */
    List<String> inWords() {
        List<String> words = new ArrayList<>();
        words.add("retired issues, messages and files left out");
        words.add("messages and files with a spam score of " + spamCutOff + " or more left out");
        words.add(includeEmail ? "e-mail addresses and phones included" : "e-mail addresses and phones left out");
        if (!includeFiles) {
            words.add("bytes of files left out");
        }
        privateIssues.forEach(rule -> words.add("issues with " + rule + " left out"));
        return words;
    }
}
