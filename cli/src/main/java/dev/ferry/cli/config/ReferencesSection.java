package dev.ferry.cli.config;

import dev.ferry.github.RepositoryName;
import dev.ferry.mapping.links.LinkFinder;
import dev.ferry.mapping.links.WordPattern;
import dev.ferry.mapping.yaml.BadValue;
import dev.ferry.mapping.yaml.Choice;
import dev.ferry.mapping.yaml.Section;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What else leads somewhere in the old texts, beside the tracker's own issues.
 *
 * @param hosts other addresses that the tracker had
 * @param repository whose commits and files the texts name
 * @param commits a CSV file that says which commit a revision became
 * @param branch what the path of a file means without a version
 * @param folders those at the top of the sources; empty for the preset's
 * @param versions what may stand before a folder, and its branch; empty for the preset's
 * @param patterns words that lead to an address made of them
 * @param presetPatterns whether the preset's follow these
 */
public record ReferencesSection(
        List<URI> hosts,
        Optional<RepositoryName> repository,
        Optional<Path> commits,
        Optional<String> branch,
        List<String> folders,
        Map<String, String> versions,
        List<LinkFinder> patterns,
        boolean presetPatterns) {
    /** Stands for a pattern that was refused: its address is looked at nevertheless. */
    private static final String ANYTHING = "(.)(.)(.)(.)(.)(.)(.)(.)(.)";

    public ReferencesSection {
        hosts = List.copyOf(hosts);
        folders = List.copyOf(folders);
        // A copy of Map's own has another order, and with it another text, in each process.
        versions = Collections.unmodifiableMap(new TreeMap<>(versions));
        patterns = List.copyOf(patterns);
    }

    /** The other addresses as texts. */
    public List<String> otherUrls() {
        return hosts.stream().map(URI::toString).toList();
    }

    static ReferencesSection read(Section section, Values values) {
        List<URI> hosts = section.list("hosts", values::page);
        Optional<RepositoryName> repository = section.value("repository", values::repository);
        Optional<String> branch = section.value("branch", ReferencesSection::branch);
        List<String> folders = section.list("folders", text -> step("a folder", text));
        Map<String, String> versions = versions(section);
        for (String key : List.of("branch", "folders", "versions")) {
            if (section.has(key) && !section.has("repository")) {
                section.refuse(key, "'" + key + "' needs 'repository', whose files are meant");
            }
        }
        return new ReferencesSection(
                hosts,
                repository,
                section.value("commits", values::path),
                branch,
                folders,
                versions,
                section.groups("patterns", ReferencesSection::pattern),
                section.value("preset-patterns", Choice::yes).orElse(true));
    }

    static ReferencesSection absent() {
        return new ReferencesSection(
                List.of(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Map.of(), List.of(), true);
    }

    private static Map<String, String> versions(Section section) {
        Map<String, String> versions = new HashMap<>();
        section.groups("versions", version -> {
            Optional<String> prefix =
                    version.required("prefix", "prefix: \"2.7\"", text -> step("what stands before a folder", text));
            Optional<String> branch = version.required("branch", "branch: \"2.7\"", ReferencesSection::branch);
            prefix.ifPresent(name -> branch.ifPresent(to -> versions.put(name, to)));
            return prefix;
        });
        return versions;
    }

    private static Optional<LinkFinder> pattern(Section section) {
        Optional<String> pattern =
                section.requiredAsWritten("pattern", "pattern: '(?i)PEP\\s*([0-9]{1,4})'", ReferencesSection::regex);
        // With its pattern: how many groups there are, that says.
        return section.required(
                        "url",
                        "url: \"https://peps.example.org/pep-{1:4}/\"",
                        text -> wordPattern(pattern.orElse(ANYTHING), text))
                .filter(any -> pattern.isPresent());
    }

    private static String regex(String text) {
        try {
            return WordPattern.checkPattern(text);
        } catch (IllegalArgumentException e) {
            throw new BadValue(String.valueOf(e.getMessage()));
        }
    }

    private static LinkFinder wordPattern(String pattern, String url) {
        try {
            return WordPattern.of(pattern, url);
        } catch (IllegalArgumentException e) {
            throw new BadValue(String.valueOf(e.getMessage()));
        }
    }

    private static String step(String what, String text) {
        boolean fits = !text.isEmpty()
                && !text.startsWith(".")
                && text.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "._-+".indexOf(c) >= 0));
        if (!fits) {
            throw new BadValue("'" + text + "' is not " + what + ": letters, digits and . _ - +, without a slash");
        }
        return text;
    }

    private static String branch(String text) {
        boolean fits = !text.isEmpty()
                && !text.startsWith("/")
                && !text.contains("..")
                && text.chars().noneMatch(c -> c <= ' ' || c >= 127 || "?#%\\*[~^:".indexOf(c) >= 0);
        if (!fits) {
            throw new BadValue("'" + text + "' is not the name of a branch");
        }
        return text;
    }
}
