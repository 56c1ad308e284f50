package dev.ferry.mapping.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Issue;
import dev.ferry.archive.Property;
import dev.ferry.archive.Value;
import dev.ferry.mapping.people.People;
import dev.ferry.mapping.references.SpecWorld;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An issue of a tracker after Roundup's own template. */
final class RoundupPresetTest {
    private static final Renderer RENDERER = new Renderer(
            Rendering.context(MappingOptions.of(Preset.named("roundup"), Rendering.TRACKER), People.nobody()));

    private static Issue issue(String status, String priority, String... keywords) {
        Issue issue = Rendering.issue("1", "t", "See issue12 and #34.");
        return issue.toBuilder()
                .properties(List.of(
                        new Property(
                                "keyword",
                                List.of(keywords).stream().map(Value::of).toList()),
                        new Property("priority", List.of(Value.of(priority))),
                        new Property("status", List.of(Value.of(status)))))
                .build();
    }

    @Test
    void priority_status_and_keywords_become_labels() {
        assertThat(RENDERER.render(issue("in-progress", "critical", "Web interface", "mail"))
                        .labels())
                .containsExactly("mail", "priority-critical", "status-in-progress", "Web interface");
        assertThat(RENDERER.render(issue("chatting", "feature")).labels()).containsExactly("enhancement");
        assertThat(RENDERER.render(issue("unread", "bug")).labels()).containsExactly("bug");
    }

    @Test
    void resolved_is_closed_and_done_cbb_is_not() {
        assertThat(RENDERER.render(issue("resolved", "bug")).closed()).isTrue();
        assertThat(RENDERER.render(issue("done-cbb", "bug")).closed()).isFalse();
        assertThat(RENDERER.render(issue("done-cbb", "bug")).labels()).containsExactly("bug", "status-done-cbb");
    }

    @Test
    void items_are_named_as_the_tracker_did_and_there_are_no_details() {
        Issue issue = Rendering.depending(issue("unread", "bug"), "12", "9999");
        assertThat(RENDERER.render(issue).body())
                .startsWith(
                        "Roundup | [1](https://bugs.example.org/issue1)\n--- | :---\nDependencies | <li>issue12</li>")
                .doesNotContain("<details>");
        assertThat(RENDERER.render(issue, SpecWorld.targets()).body())
                .contains("<li>#100012</li><li>issue9999</li>", "See #100012 and #");
    }
}
