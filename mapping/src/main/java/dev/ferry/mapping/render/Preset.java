package dev.ferry.mapping.render;

import dev.ferry.archive.ConfigException;
import dev.ferry.mapping.labels.LabelRule;
import dev.ferry.mapping.links.LinkFinder;
import dev.ferry.mapping.links.SourceLayout;
import dev.ferry.mapping.references.ReferenceGrammar;
import java.util.List;
import java.util.Optional;

/**
 * What one tracker's community is used to: {@code name} stands in the first cell of the header table,
 * {@code issuePrefix} before an issue's id ({@code bpo-12}); {@code trackerAccounts} says whether the GitHub names that
 * people typed into the tracker are trusted where the user map is silent; {@code details} whether the body has a block
 * with all fields of the issue; {@code patterns} are words that lead somewhere, {@code sources} how files of the sources are written.
 */
public record Preset(
        String name,
        String issuePrefix,
        String issuePath,
        boolean trackerAccounts,
        boolean details,
        StateRule state,
        List<LabelRule> labels,
        List<LinkFinder> patterns,
        SourceLayout sources) {
    public Preset {
        labels = List.copyOf(labels);
        patterns = List.copyOf(patterns);
    }

    /** Without words that lead somewhere. */
    public Preset(
            String name,
            String issuePrefix,
            String issuePath,
            boolean trackerAccounts,
            boolean details,
            StateRule state,
            List<LabelRule> labels) {
        this(name, issuePrefix, issuePath, trackerAccounts, details, state, labels, List.of(), SourceLayout.none());
    }

    /** The same with another rule of when an issue is closed. */
    public Preset with(StateRule changed) {
        return new Preset(name, issuePrefix, issuePath, trackerAccounts, details, changed, labels, patterns, sources);
    }

    /** bugs.python.org, as python/cpython shows it. */
    public static final Preset BPO = new Preset(
            "BPO",
            "bpo-",
            "issue{id}",
            true,
            true,
            StateRule.STATUS_CLOSED,
            BpoLabels.RULES,
            BpoLinks.PATTERNS,
            BpoLinks.SOURCES);

    /** A tracker after Roundup's own template, whose items are called {@code issue12}. */
    public static final Preset ROUNDUP =
            new Preset("Roundup", "issue", "issue{id}", false, false, StateRule.STATUS_RESOLVED, RoundupLabels.RULES);

    /** Any other tracker; no labels until labels.yaml names them. */
    public static final Preset DEFAULT =
            new Preset("Legacy", "legacy-", "issue{id}", false, false, StateRule.STATUS_CLOSED, List.of());

    /** What there is to choose from, for people. */
    public static final String NAMES = "bpo, roundup, default";

    /** The preset that ferry.yaml names. */
    public static Preset named(String name) {
        return find(name)
                .orElseThrow(
                        () -> new ConfigException("mapping.preset: no preset '" + name + "'; there are: " + NAMES));
    }

    /** The preset with this name. */
    public static Optional<Preset> find(String name) {
        return switch (name) {
            case "bpo" -> Optional.of(BPO);
            case "roundup" -> Optional.of(ROUNDUP);
            case "default" -> Optional.of(DEFAULT);
            default -> Optional.empty();
        };
    }

    /** The references of this tracker's texts. */
    public ReferenceGrammar grammar(String trackerUrl) {
        return new ReferenceGrammar(
                issuePrefix.equals("issue") ? List.of("issue") : List.of("issue", issuePrefix), trackerUrl, issuePath);
    }
}
