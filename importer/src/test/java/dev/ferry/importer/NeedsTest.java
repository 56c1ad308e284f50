package dev.ferry.importer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Property;
import dev.ferry.archive.Value;
import dev.ferry.mapping.MigrationId;
import dev.ferry.mapping.labels.LabelMap;
import dev.ferry.mapping.labels.ValueTemplate;
import dev.ferry.mapping.labels.ValueTest;
import dev.ferry.mapping.people.People;
import dev.ferry.mapping.people.UserMap;
import dev.ferry.mapping.render.IssueTitles;
import dev.ferry.mapping.render.MappingOptions;
import dev.ferry.mapping.render.MilestoneRule;
import dev.ferry.mapping.render.MilestoneRules;
import dev.ferry.mapping.render.MilestoneSpec;
import dev.ferry.mapping.render.Preset;
import dev.ferry.mapping.render.RenderContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NeedsTest {
    private static RenderContext context() {
        MappingOptions plain = MappingOptions.of(Preset.BPO, "https://bugs.example.org/");
        MappingOptions options = new MappingOptions(
                plain.preset(),
                plain.trackerUrl(),
                plain.mentions(),
                plain.pullRequests(),
                Optional.of(new MilestoneRules("stage", List.of(rule("a *", "2021-10-04"), rule("b *", "2021-10-05")))),
                plain.limits(),
                plain.web(),
                false,
                plain.references(),
                List.of());
        return new RenderContext(
                new MigrationId("01J00000000000000000000000"),
                options,
                People.of(List.of(), UserMap.empty(), true),
                LabelMap.empty(),
                IssueTitles.of(Map.of()));
    }

    private static MilestoneRule rule(String value, String due) {
        return new MilestoneRule(
                ValueTest.ofValue(value),
                Optional.of(new ValueTemplate("{star}")),
                Optional.of(LocalDate.parse(due)),
                Optional.of("by " + value));
    }

    private static Issue issue(String id, String stage) {
        Instant now = Instant.parse("2020-01-01T00:00:00Z");
        return new Issue(
                new LegacyId(id),
                Optional.empty(),
                "t",
                Optional.empty(),
                now,
                Optional.empty(),
                now,
                Optional.empty(),
                List.of(new Property("stage", List.of(Value.of(stage)))),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of());
    }

    private static Needs needs() {
        return new Needs(context())
                .addAll(List.of(
                        issue("1", "a 1"), issue("2", "b 2"), issue("3", "b 1"), issue("4", "b 1"), issue("5", "a 1")));
    }

    @Test
    void a_milestone_with_two_days_is_told_once_with_the_first_issue_that_shows_it() {
        assertThat(needs().problems())
                .containsExactly("bpo-3: the milestone '1' is due on 2021-10-05, that of an issue before on 2021-10-04;"
                        + " give it one date in the rules of mapping: milestone: in ferry.yaml");
    }

    @Test
    void milestones_are_needed_once_a_title_and_are_the_same_when_they_were_kept_in_a_file() {
        Needs kept = new Needs(context());
        NeedsJson.read(NeedsJson.write(needs()), kept);
        assertThat(kept.milestones())
                .containsExactlyElementsOf(needs().milestones())
                .containsExactly(
                        new MilestoneSpec(
                                "1", Optional.of(Instant.parse("2021-10-04T12:00:00Z")), Optional.of("by a *")),
                        new MilestoneSpec(
                                "2", Optional.of(Instant.parse("2021-10-05T12:00:00Z")), Optional.of("by b *")));
    }
}
