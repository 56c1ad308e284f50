package dev.ferry.cli.config;

import dev.ferry.github.RepositoryName;
import dev.ferry.mapping.render.AttachmentOptions;
import dev.ferry.mapping.render.LockRule;
import dev.ferry.mapping.render.MessageMarkup;
import dev.ferry.mapping.render.MilestoneRules;
import dev.ferry.mapping.render.Preset;
import dev.ferry.mapping.yaml.BadValue;
import dev.ferry.mapping.yaml.Choice;
import dev.ferry.mapping.yaml.Section;
import dev.ferry.mapping.yaml.Suggestion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the old tracker's world is shown on GitHub.
 *
 * @param preset the table of a known tracker
 * @param users a CSV file that says who is who on GitHub
 * @param labels a YAML file that says which value becomes which label
 * @param liveMentions whether people that the user map knows are really mentioned
 * @param pullRequests the repository that {@code PR 12} and {@code GH-12} meant
 * @param markup what the messages are written in
 * @param attachments which attached files are shown
 * @param milestone which values of which property become milestones
 * @param state when an issue is closed, and as what
 * @param lock what is locked, and why
 * @param optOut a CSV file of people who asked not to be named
 * @param relations how relations between issues are shown
 * @param references what else leads somewhere in the old texts
 */
public record MappingSection(
        Optional<String> preset,
        Optional<Path> users,
        Optional<Path> labels,
        boolean liveMentions,
        Optional<RepositoryName> pullRequests,
        MessageMarkup markup,
        AttachmentOptions attachments,
        Optional<MilestoneRules> milestone,
        StateSection state,
        List<LockRule> lock,
        Optional<Path> optOut,
        RelationsSection relations,
        ReferencesSection references) {
    public MappingSection {
        lock = List.copyOf(lock);
    }

    static MappingSection read(Section section, Values values) {
        return new MappingSection(
                section.value("preset", MappingSection::preset),
                section.value("users", values::path),
                section.value("labels", values::path),
                section.value("mentions", MappingSection::live).orElse(false),
                section.value("pull-requests", values::repository),
                section.value("markup", text -> Choice.of(text, MessageMarkup.values()))
                        .orElse(MessageMarkup.BY_TYPE),
                section.section("attachments", attachments -> Optional.of(AttachmentsSection.read(attachments, values)))
                        .orElse(AttachmentOptions.DEFAULT),
                MilestoneSection.read(section, "milestone"),
                section.section("state", state -> Optional.of(StateSection.read(state)))
                        .orElseGet(StateSection::absent),
                section.groups("lock", LockKeys::read),
                section.value("opt-out", values::path),
                section.section("relations", relations -> Optional.of(RelationsSection.read(relations)))
                        .orElseGet(RelationsSection::absent),
                section.section("references", references -> Optional.of(ReferencesSection.read(references, values)))
                        .orElseGet(ReferencesSection::absent));
    }

    /** The files that are named here: other words in one of them make other texts. */
    public List<Path> files() {
        return Stream.of(users, labels, optOut, references.commits())
                .flatMap(Optional::stream)
                .toList();
    }

    private static String preset(String name) {
        if (Preset.find(name).isEmpty()) {
            String meant = Suggestion.question(name, List.of(Preset.NAMES.split(", ", -1)));
            throw new BadValue("no preset '" + name + "'; " + (meant.isEmpty() ? "there" : meant + " There") + " are: "
                    + Preset.NAMES);
        }
        return name;
    }

    private static boolean live(String text) {
        if (!text.equals("neutral") && !text.equals("live")) {
            throw new BadValue("it is 'neutral' or 'live', not '" + text + "'");
        }
        return text.equals("live");
    }

    static MappingSection absent() {
        return new MappingSection(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                MessageMarkup.BY_TYPE,
                AttachmentOptions.DEFAULT,
                Optional.empty(),
                StateSection.absent(),
                List.of(),
                Optional.empty(),
                RelationsSection.absent(),
                ReferencesSection.absent());
    }
}
