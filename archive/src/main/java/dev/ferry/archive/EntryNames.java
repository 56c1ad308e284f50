package dev.ferry.archive;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The names of an archive's entries: these and no others. */
final class EntryNames {
    static final String MANIFEST = "manifest.json";
    static final String USERS = "users.jsonl";
    private static final Pattern ISSUES = Pattern.compile("issues/[0-9]{6,9}\\.jsonl");
    private static final Pattern FILES = Pattern.compile("files/([0-9a-f]{2})/(\\1[0-9a-f]{62})");

    private EntryNames() {}

    static String issues(int number) {
        return String.format(Locale.ROOT, "issues/%06d.jsonl", number);
    }

    static String file(Sha256 content) {
        return "files/" + content.hex().substring(0, 2) + "/" + content.hex();
    }

    static boolean isIssues(String name) {
        return ISSUES.matcher(name).matches();
    }

    static boolean isFile(String name) {
        return FILES.matcher(name).matches();
    }

    /** The digest that a file entry's name promises. */
    static Optional<Sha256> content(String name) {
        return isFile(name) ? Optional.of(new Sha256(name.substring(name.length() - 64))) : Optional.empty();
    }

    static boolean isKnown(String name) {
        return name.equals(MANIFEST) || name.equals(USERS) || isIssues(name) || isFile(name);
    }
}
