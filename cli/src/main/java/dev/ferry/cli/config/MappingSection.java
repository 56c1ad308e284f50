package dev.ferry.cli.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ferry.github.RepositoryName;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the old tracker's world is shown on GitHub.
 *
 * @param preset the table of a known tracker
 * @param users a CSV file that says who is who on GitHub
 * @param labels a YAML file that says which value becomes which label
 * @param liveMentions whether people that the user map knows are really mentioned
 * @param pullRequests the repository that {@code PR 12} and {@code GH-12} meant
 * @param milestone the property whose value becomes the milestone
 */
public record MappingSection(
        Optional<String> preset,
        Optional<Path> users,
        Optional<Path> labels,
        boolean liveMentions,
        Optional<RepositoryName> pullRequests,
        Optional<String> milestone) {

    @JsonCreator
    static MappingSection of(
            @JsonProperty("preset") Optional<Word> preset,
            @JsonProperty("users") Optional<Path> users,
            @JsonProperty("labels") Optional<Path> labels,
            @JsonProperty("mentions") Optional<Word> mentions,
            @JsonProperty("pull-requests") Optional<RepositoryName> pullRequests,
            @JsonProperty("milestone") Optional<Word> milestone) {
        String choice = mentions.map(Word::text).orElse("neutral");
        if (!choice.equals("neutral") && !choice.equals("live")) {
            throw new BadValue("mentions is 'neutral' or 'live', not '" + choice + "'");
        }
        return new MappingSection(
                preset.map(Word::text), users, labels, choice.equals("live"), pullRequests, milestone.map(Word::text));
    }

    static MappingSection absent() {
        return new MappingSection(
                Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty(), Optional.empty());
    }
}
