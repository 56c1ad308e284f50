package dev.ferry.mapping.render;

import dev.ferry.archive.AttachedFile;
import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.references.ReferenceGrammar;
import dev.ferry.mapping.references.ReferenceTargets;
import java.util.List;
import java.util.Optional;

/**
 * The {@code mapping:} part of ferry.yaml and what the archive says about its tracker. {@code trackerUrl} ends with a slash, or
 * is empty where the tracker had no address. {@code pullRequests} is the repository that {@code PR 12} and {@code GH-12} meant;
 * {@code milestones} says which property and values become milestones; {@code web} is where people's profiles are,
 * without a slash at the end; {@code datesInText} says that the header shows when an issue was opened and closed, for a driver
 * that can not set it; {@code references} says what else in a text leads somewhere; of {@code locks} the first that fits says how an issue
 * is locked.
 */
public record MappingOptions(
        Preset preset,
        String trackerUrl,
        MentionMode mentions,
        Optional<RepositoryRef> pullRequests,
        Optional<MilestoneRules> milestones,
        TextLimits limits,
        String web,
        boolean datesInText,
        ReferenceOptions references,
        List<LockRule> locks) {
    public MappingOptions {
        locks = List.copyOf(locks);
        if (!trackerUrl.isEmpty() && !trackerUrl.endsWith("/")) {
            trackerUrl = trackerUrl + "/";
        }
    }

    /** With what the preset alone makes of references, each value of {@code milestoneProperty} as a milestone, and nothing locked. */
    public MappingOptions(
            Preset preset,
            String trackerUrl,
            MentionMode mentions,
            Optional<RepositoryRef> pullRequests,
            Optional<String> milestoneProperty,
            TextLimits limits,
            String web,
            boolean datesInText) {
        this(
                preset,
                trackerUrl,
                mentions,
                pullRequests,
                milestoneProperty.map(MilestoneRules::of),
                limits,
                web,
                datesInText,
                ReferenceOptions.of(preset),
                List.of());
    }

    /** The same with the dates of opening and closing in the header, or without. */
    public MappingOptions withDatesInText(boolean shown) {
        return new MappingOptions(
                preset, trackerUrl, mentions, pullRequests, milestones, limits, web, shown, references, locks);
    }

    /** The same with other references. */
    public MappingOptions with(ReferenceOptions changed) {
        return new MappingOptions(
                preset, trackerUrl, mentions, pullRequests, milestones, limits, web, datesInText, changed, locks);
    }

    /** The same with other rules for what is locked. */
    public MappingOptions locking(List<LockRule> rules) {
        return new MappingOptions(
                preset, trackerUrl, mentions, pullRequests, milestones, limits, web, datesInText, references, rules);
    }

    /** The references of the tracker's texts. */
    ReferenceGrammar grammar() {
        return preset.grammar(trackerUrl).with(references.otherUrls());
    }

    /** The issue's page in the old tracker; empty where the tracker had no address. */
    Optional<String> issueUrl(LegacyId id) {
        return trackerUrl.isEmpty()
                ? Optional.empty()
                : Optional.of(trackerUrl + preset.issuePath().replace("{id}", id.value()));
    }

    /** A file's address in the old tracker; empty where the tracker had none. */
    Optional<String> fileUrl(AttachedFile file) {
        return file.url()
                .map(Urls::destination)
                .or(() -> trackerUrl.isEmpty()
                        ? Optional.empty()
                        : Optional.of(trackerUrl + "file" + file.id() + "/" + Urls.segment(file.name())));
    }

    /** Neutral mentions, GitHub's limits, nothing else set. */
    public static MappingOptions of(Preset preset, String trackerUrl) {
        return new MappingOptions(
                preset,
                trackerUrl,
                MentionMode.NEUTRAL,
                Optional.empty(),
                Optional.empty(),
                TextLimits.GITHUB,
                ReferenceTargets.GITHUB,
                false);
    }
}
