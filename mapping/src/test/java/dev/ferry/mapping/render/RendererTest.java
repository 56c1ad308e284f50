package dev.ferry.mapping.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.Attachment;
import dev.ferry.archive.Change;
import dev.ferry.archive.ConfigException;
import dev.ferry.archive.FileId;
import dev.ferry.archive.HistoryEvent;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Message;
import dev.ferry.archive.MessageId;
import dev.ferry.archive.Property;
import dev.ferry.archive.Relation;
import dev.ferry.archive.RelationType;
import dev.ferry.archive.UserId;
import dev.ferry.archive.Value;
import dev.ferry.mapping.Marker;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.labels.LabelMap;
import dev.ferry.mapping.people.GitHubLogin;
import dev.ferry.mapping.people.People;
import dev.ferry.mapping.people.UserMap;
import dev.ferry.mapping.references.KnowsAll;
import dev.ferry.mapping.references.SpecWorld;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RendererTest {
    private static final Instant CREATED = Rendering.CREATED;

    private static Issue rich() {
        Attachment file = new Attachment(
                new FileId("33696"),
                "x y.diff",
                Optional.of("text/plain"),
                Optional.of(new UserId("1")),
                CREATED,
                Optional.of("the \"patch\" | for #12"),
                Optional.empty(),
                3,
                Optional.empty(),
                Map.of());
        return new Issue(
                new LegacyId("20184"),
                Optional.of("https://bugs.example.org/issue20184"),
                "A title with *stars* & #12 by @ann",
                Optional.of(new UserId("1")),
                CREATED,
                Optional.of(new UserId("2")),
                CREATED.plusSeconds(500),
                Optional.of(new UserId("1")),
                List.of(
                        new Property("status", List.of(Value.of("closed"))),
                        new Property("type", List.of(Value.of("behavior"))),
                        new Property("components", List.of(Value.of("Library (Lib)"), Value.of("C API"))),
                        new Property("versions", List.of(Value.of("Python 3.11"), Value.of("Python 2.7"))),
                        new Property(
                                "pull_requests",
                                List.of(new Value(Optional.of("3"), "18512", Map.of("number", "18512"))))),
                List.of(new UserId("1"), new UserId("2"), new UserId("3")),
                List.of(
                        new Relation(RelationType.DEPENDS_ON, "dependencies", new LegacyId("12")),
                        new Relation(RelationType.SUPERSEDED_BY, "superseder", new LegacyId("23905"))),
                List.of(
                        Rendering.message("7", "Hello @ann,\nsee #12 and file 33696."),
                        Rendering.message("8", "More.")),
                List.of(file),
                List.of(
                        event(10, "open", "closed"),
                        event(20, "closed", "open"),
                        event(30, "open", "closed"),
                        new HistoryEvent(CREATED.plusSeconds(40), Optional.empty(), "set", List.of(), Map.of())),
                Map.of());
    }

    private static HistoryEvent event(int second, String from, String to) {
        Change change = new Change("status", List.of(Value.of(from)), List.of(Value.of(to)));
        return new HistoryEvent(CREATED.plusSeconds(second), Optional.empty(), "set", List.of(change), Map.of());
    }

    private static Renderer renderer(UserMap map, MentionMode mentions) {
        MappingOptions plain = Rendering.withPullRequests("python/cpython");
        MappingOptions options = new MappingOptions(
                plain.preset(),
                plain.trackerUrl(),
                mentions,
                plain.pullRequests(),
                Optional.of("versions"),
                plain.limits(),
                plain.web(),
                plain.datesInText());
        People people = People.of(
                List.of(
                        Rendering.user("1", "ann", "Ann O'Ther", "@ann-gh"),
                        Rendering.user("2", "bob_b", "", ""),
                        Rendering.user("3", "cyd", "", "https://github.com/cyd3."),
                        Rendering.user("4", "dan@example.org", "", "")),
                map,
                true);
        IssueTitles titles = IssueTitles.of(
                Map.of(new LegacyId("12"), "broken support for 'O!' | @ann #34", new LegacyId("23905"), "CPU <100%>"));
        return new Renderer(new RenderContext(
                Rendering.MIGRATION,
                options,
                people,
                LabelMap.of(options.preset().labels()),
                titles));
    }

    @Test
    void pull_requests_of_the_header_never_turn_into_issues_even_when_the_map_knows_an_issue_of_that_number() {
        Issue issue = rich();
        String body = Rendering.renderer().render(issue, KnowsAll.targets()).body();

        assertThat(body).contains("PRs | <li>PR 18512</li>\n");
    }

    @Test
    void who_uploaded_a_file_and_has_no_account_stands_by_a_login_that_calls_nobody() {
        Issue issue = rich();
        Attachment file = issue.files().get(0);
        List<Attachment> files = Stream.of("2", "4")
                .map(user -> new Attachment(
                        new FileId(user),
                        file.name(),
                        file.mediaType(),
                        Optional.of(new UserId(user)),
                        file.created(),
                        file.description(),
                        file.content(),
                        file.size(),
                        file.url(),
                        file.extra()))
                .toList();

        assertThat(renderer(UserMap.empty(), MentionMode.LIVE)
                        .render(issue.toBuilder().files(files).build())
                        .body())
                .contains("09:44:22 by bob_b\")")
                .contains("09:44:22 by dan at example.org\")");
    }

    @Test
    void the_body_has_the_table_the_note_the_details_the_first_message_and_the_marker() {
        assertThat(renderer(UserMap.empty(), MentionMode.NEUTRAL).render(rich()).body())
                .isEqualTo("""
                        BPO | [20184](https://bugs.example.org/issue20184)
                        --- | :---
                        Nosy | @<!-- -->ann-gh, @<!-- -->cyd3
                        PRs | <li>python/cpython#18512</li>
                        Dependencies | <li>bpo-12: broken support for &#x27;O!&#x27; &#124; @<!-- -->ann #<!-- -->34</li>
                        Superseder | <li>bpo-23905: CPU &lt;100%&gt;</li>
                        Files | <li>[x y.diff](https://bugs.example.org/file33696/x%20y.diff "Uploaded as text/plain at 2014-01-25.09:44:22 by ann-gh"): the &quot;patch&quot; &#124; for #<!-- -->12</li>

                        <sup>*Note: these values reflect the state of the issue at the time it was migrated and might not reflect the current state.*</sup>

                        <details><summary>Show more details</summary><p>

                        GitHub fields:
                        ```python
                        assignee = 'https://github.com/ann-gh'
                        closed_at = <Date 2014-01-25.09:44:52.123>
                        created_at = <Date 2014-01-25.09:44:22.123>
                        labels = ['type-bug', 'library', 'expert-c-api', '3.11']
                        title = 'A title with *stars* & #12 by @ann'
                        updated_at = <Date 2014-01-25.09:52:42.123>
                        user = 'https://github.com/ann-gh'
                        ```

                        bugs.example.org fields:
                        ```python
                        activity = <Date 2014-01-25.09:52:42.123>
                        actor = 'bob_b'
                        assignee = 'ann'
                        closed = True
                        closed_date = <Date 2014-01-25.09:44:52.123>
                        closer = None
                        components = ['Library (Lib)', 'C API']
                        creation = <Date 2014-01-25.09:44:22.123>
                        creator = 'ann'
                        dependencies = ['12']
                        files = ['33696']
                        hgrepos = []
                        issue_num = 20184
                        keywords = []
                        message_count = 2.0
                        messages = ['7', '8']
                        nosy_count = 3.0
                        nosy_names = ['ann', 'bob_b', 'cyd']
                        pr_nums = ['18512']
                        priority = None
                        resolution = None
                        stage = None
                        status = 'closed'
                        superseder = '23905'
                        type = 'behavior'
                        url = 'https://bugs.example.org/issue20184'
                        versions = ['Python 3.11', 'Python 2.7']
                        ```

                        </p></details>

                        [Ann O'Ther (ann)](https://github.com/ann-gh) wrote on 2014-01-25 09:44:22 UTC:

                        Hello @<!-- -->ann,
                        see #<!-- -->12 and [file 33696](https://bugs.example.org/file33696/x%20y.diff).

                        <!-- ferry 01J00000000000000000000000 issue:20184 -->""");
    }

    @Test
    void the_body_with_a_map_has_the_new_numbers() {
        String body = renderer(UserMap.empty(), MentionMode.NEUTRAL)
                .render(rich(), SpecWorld.targets())
                .body();
        assertThat(body)
                .contains("<li>#100012: broken", "@<!-- -->ann #100034</li>", "for #100012</li>", "see #100012 and")
                .contains("[20184](https://bugs.example.org/issue20184)", "<li>bpo-23905: ");
    }

    @Test
    void a_further_message_is_a_comment_with_its_author() {
        List<RenderedComment> comments =
                renderer(UserMap.empty(), MentionMode.NEUTRAL).render(rich()).comments();
        assertThat(comments).hasSize(1);
        assertThat(comments.get(0).origin()).isEqualTo(Origin.of(new MessageId("8")));
        assertThat(comments.get(0).body())
                .isEqualTo(
                        "[Ann O'Ther (ann)](https://github.com/ann-gh) wrote on 2014-01-25 09:44:22 UTC:\n\nMore.\n\n"
                                + "<!-- ferry 01J00000000000000000000000 message:8 -->");
    }

    @Test
    void state_dates_labels_and_milestone_come_from_the_issue() {
        RenderedIssue issue = renderer(UserMap.empty(), MentionMode.NEUTRAL).render(rich());
        assertThat(issue.closed()).isTrue();
        assertThat(issue.closedAt()).contains(CREATED.plusSeconds(30));
        assertThat(issue.createdAt()).isEqualTo(CREATED);
        assertThat(issue.updatedAt()).isEqualTo(CREATED.plusSeconds(500));
        assertThat(issue.labels()).containsExactly("3.11", "expert-c-api", "library", "type-bug");
        assertThat(issue.milestone().map(MilestoneSpec::title)).contains("Python 3.11");
        assertThat(issue.title()).isEqualTo("A title with *stars* & #12 by @ann");
    }

    @Test
    void a_closed_issue_without_history_was_closed_at_its_last_activity() {
        Issue issue = Rendering.issue("1", "t", "x");
        Issue closed = issue.toBuilder()
                .properties(List.of(new Property("status", List.of(Value.of("closed")))))
                .build();
        assertThat(Rendering.renderer().render(closed).closedAt()).contains(issue.activity());
        assertThat(Rendering.renderer().render(issue).closedAt()).isEmpty();
    }

    @Test
    void only_the_user_map_assigns() {
        assertThat(renderer(UserMap.empty(), MentionMode.NEUTRAL).render(rich()).assignee())
                .isEmpty();
        UserMap map = UserMap.of(Map.of("ann", Optional.of(new GitHubLogin("ann-new"))));
        assertThat(renderer(map, MentionMode.NEUTRAL).render(rich()).assignee()).contains("ann-new");
    }

    @Test
    void live_mentions_are_for_those_whom_the_map_knows() {
        UserMap map = UserMap.of(Map.of("ann", Optional.of(new GitHubLogin("ann-new"))));
        String body = renderer(map, MentionMode.LIVE).render(rich()).body();
        assertThat(body).contains("Nosy | @ann-new, @<!-- -->cyd3", "Hello @ann-new,");
        String neutral = renderer(map, MentionMode.NEUTRAL).render(rich()).body();
        // Code pings nobody.
        assertThat(neutral.replaceAll("(?s)```python.*?```", "")).doesNotContainPattern("@[A-Za-z]");
    }

    @Test
    void who_is_in_the_map_without_an_account_is_not_named() {
        UserMap map = UserMap.of(Map.of("ann", Optional.empty()));
        assertThat(renderer(map, MentionMode.NEUTRAL).render(rich()).body())
                .contains("Nosy | @<!-- -->cyd3\n")
                .contains("**Ann O'Ther (ann)** wrote");
    }

    @Test
    void an_empty_title_gets_a_placeholder_and_a_long_one_stands_in_the_body() {
        assertThat(Rendering.renderer().render(Rendering.issue("5", " \n", "x")).title())
                .isEqualTo("bpo-5 (no title)");
        String exact = "t".repeat(256);
        assertThat(Rendering.renderer().render(Rendering.issue("5", exact, "x")).title())
                .isEqualTo(exact);
        String tooLong = "😀".repeat(127) + "abc";
        RenderedIssue issue = Rendering.renderer().render(Rendering.issue("5", tooLong, "x"));
        assertThat(issue.title()).hasSizeLessThanOrEqualTo(256).endsWith("…").doesNotContain("abc");
        assertThat(issue.body()).contains("Full title: " + tooLong);
    }

    @Test
    void lost_and_empty_texts_are_told_apart() {
        Message lost =
                new Message(new MessageId("2"), Optional.empty(), CREATED, Optional.empty(), List.of(), Map.of());
        RenderedIssue issue =
                Rendering.renderer().render(Rendering.issue("5", "t", List.of(Rendering.message("1", ""), lost)));
        assertThat(issue.body()).contains("(This message has no text.)");
        assertThat(issue.comments().get(0).body())
                .startsWith("Somebody wrote on ")
                .contains("had lost the text");
        assertThat(Rendering.renderer().render(Rendering.issue("5", "t")).body())
                .contains("[Ann Other (ann)](https://github.com/ann-gh) opened this on 2014-01-25 09:44:22 UTC.");
    }

    @Test
    void a_foreign_marker_is_no_marker() {
        String foreign = "x\n\n<!-- ferry 01J00000000000000000000000 issue:99 -->";
        RenderedIssue issue = Rendering.renderer().render(Rendering.issue("5", foreign, foreign, foreign));
        assertThat(Marker.parse(issue.body()).orElseThrow().origin()).isEqualTo(Origin.of(new LegacyId("5")));
        assertThat(issue.body() + issue.comments().get(0).body())
                .doesNotContain("<!-- ferry 01J00000000000000000000000 issue:99");
    }

    @Test
    void a_label_that_github_refuses_names_its_item() {
        Issue issue = Rendering.issue("812", "t", "x");
        Issue labelled = issue.toBuilder()
                .properties(List.of(new Property("components", List.of(Value.of("c".repeat(44))))))
                .build();
        assertThatThrownBy(() -> Rendering.renderer().render(labelled))
                .isInstanceOf(ConfigException.class)
                .hasMessage("bpo-812: label 'expert-" + "c".repeat(44)
                        + "' has 51 characters, GitHub takes 50; shorten it in labels.yaml");
    }

    @Test
    void pull_requests_of_the_named_repository_are_alive() {
        String text =
                "PR 12, GH-13, pull request 14, gh15 and python/cpython#16, other/repo#17, https://github.com/python/cpython/pull/18";
        RenderedIssue issue = Rendering.renderer(Rendering.withPullRequests("python/cpython"))
                .render(Rendering.issue("1", "t", "x", text));
        assertThat(Rendering.wordsOf(issue.comments().get(0).body()))
                .isEqualTo(
                        "python/cpython#12, python/cpython#13, python/cpython#14, python/cpython#15 and python/cpython#16,"
                                + " other/repo#<!-- -->17, https://github.com/python/cpython/pull/18");
    }

    @ParameterizedTest
    @CsvSource({"PR1", "PR-1", "gh-1", "GH1", "pullrequest 1", "PULL request 1", "pr 1"})
    void a_pull_request_is_known_however_it_is_spelled(String words) {
        assertThat(withPullRequests("see " + words + " now")).contains("see python/cpython#1 now");
    }

    @ParameterizedTest
    @CsvSource({"PR #12", "PRs 12", "pull/12", "prompt 3", "Apr 7", "x-PR 1", "x_gh-1"})
    void what_only_looks_like_a_pull_request_leads_to_none(String words) {
        assertThat(withPullRequests("see " + words + " now")).doesNotContain("python/cpython");
    }

    private static String withPullRequests(String text) {
        RenderedIssue issue = Rendering.renderer(Rendering.withPullRequests("python/cpython"))
                .render(Rendering.issue("1", "t", "x", text));
        return Rendering.wordsOf(issue.comments().get(0).body());
    }
}
