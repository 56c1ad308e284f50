package dev.ferry.mapping.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Change;
import dev.ferry.archive.HistoryEvent;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Property;
import dev.ferry.archive.Relation;
import dev.ferry.archive.RelationType;
import dev.ferry.archive.User;
import dev.ferry.archive.UserId;
import dev.ferry.archive.Value;
import dev.ferry.mapping.Marker;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.people.People;
import dev.ferry.mapping.people.UserMap;
import dev.ferry.mapping.references.KnowsAll;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The block that python/cpython's issues have, from an issue as bugs.python.org held it. */
final class DetailsBlockTest {
    private static final String TRACKER = "https://bugs.python.org/";
    private static final Instant CREATED = Instant.parse("2015-04-10T16:08:25.919Z");
    private static final Instant ACTIVITY = Instant.parse("2015-04-10T16:38:25.918Z");
    private static final Instant CLOSED = Instant.parse("2015-04-10T16:38:25.919Z");

    private static Renderer renderer() {
        People people = People.of(
                List.of(
                        Rendering.user("1", "pitrou", "Antoine", "pitrou"),
                        Rendering.user("2", "zekescript", "", ""),
                        Rendering.user("3", "x_0.e-f", "", "")),
                UserMap.empty(),
                true);
        return new Renderer(Rendering.context(MappingOptions.of(Preset.BPO, TRACKER), people));
    }

    private static List<Property> properties() {
        return List.of(
                names("components", "Library (Lib)"),
                names("hgrepos"),
                names("keywords"),
                names("message_count", "3.0"),
                names("nosy_count", "2.0"),
                names("priority", "normal"),
                names("pull_requests"),
                names("resolution", "not a bug"),
                names("stage", "resolved"),
                names("status", "closed"),
                names("type", "behavior"),
                names("versions", "Python 3.4"));
    }

    private static Property names(String name, String... values) {
        return new Property(name, List.of(values).stream().map(Value::of).toList());
    }

    private static Issue issue(String title, List<Property> properties, List<HistoryEvent> history) {
        return new Issue(
                new LegacyId("23905"),
                Optional.of(TRACKER + "issue23905"),
                title,
                Optional.of(new UserId("2")),
                CREATED,
                Optional.of(new UserId("2")),
                ACTIVITY,
                Optional.of(new UserId("1")),
                properties,
                List.of(new UserId("1"), new UserId("2")),
                List.of(new Relation(RelationType.SUPERSEDED_BY, "superseder", new LegacyId("20184"))),
                List.of(Rendering.message("240424", "The first message.")),
                List.of(),
                history,
                Map.of());
    }

    private static HistoryEvent closing() {
        Change change = new Change("status", List.of(Value.of("open")), List.of(Value.of("closed")));
        return new HistoryEvent(CLOSED, Optional.of(new UserId("2")), "set", List.of(change), Map.of());
    }

    private static String body(Issue issue) {
        return renderer().render(issue).body();
    }

    @Test
    void the_block_stands_between_the_note_and_the_first_message() {
        assertThat(body(issue("the title", properties(), List.of(closing())))).isEqualTo("""
                        BPO | [23905](https://bugs.python.org/issue23905)
                        --- | :---
                        Nosy | @<!-- -->pitrou
                        Superseder | <li>bpo-20184</li>

                        <sup>*Note: these values reflect the state of the issue at the time it was migrated and might not reflect the current state.*</sup>

                        <details><summary>Show more details</summary><p>

                        GitHub fields:
                        ```python
                        assignee = 'https://github.com/pitrou'
                        closed_at = <Date 2015-04-10.16:38:25.919>
                        created_at = <Date 2015-04-10.16:08:25.919>
                        labels = ['type-bug', 'library', 'invalid']
                        title = 'the title'
                        updated_at = <Date 2015-04-10.16:38:25.918>
                        user = 'https://bugs.python.org/zekescript'
                        ```

                        bugs.python.org fields:
                        ```python
                        activity = <Date 2015-04-10.16:38:25.918>
                        actor = 'zekescript'
                        assignee = 'pitrou'
                        closed = True
                        closed_date = <Date 2015-04-10.16:38:25.919>
                        closer = 'zekescript'
                        components = ['Library (Lib)']
                        creation = <Date 2015-04-10.16:08:25.919>
                        creator = 'zekescript'
                        dependencies = []
                        files = []
                        hgrepos = []
                        issue_num = 23905
                        keywords = []
                        message_count = 3.0
                        messages = ['240424']
                        nosy_count = 2.0
                        nosy_names = ['pitrou', 'zekescript']
                        pr_nums = []
                        priority = 'normal'
                        resolution = 'not a bug'
                        stage = 'resolved'
                        status = 'closed'
                        superseder = '20184'
                        type = 'behavior'
                        url = 'https://bugs.python.org/issue23905'
                        versions = ['Python 3.4']
                        ```

                        </p></details>

                        [Antoine (pitrou)](https://github.com/pitrou) wrote on 2014-01-25 09:44:22 UTC:

                        The first message.

                        <!-- ferry 01J00000000000000000000000 issue:23905 -->""");
    }

    @Test
    void what_the_archive_does_not_know_is_none() {
        Issue open = Rendering.issue("7", "t");
        String plain = body(new Issue(
                open.id(),
                Optional.empty(),
                open.title(),
                Optional.empty(),
                open.created(),
                Optional.empty(),
                open.activity(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of()));
        assertThat(plain)
                .contains("\nassignee = None\nclosed_at = None\n", "\nuser = None\n")
                .contains("\nactor = None\nassignee = 'none'\nclosed = False\nclosed_date = None\ncloser = None\n")
                .contains("\nsuperseder = None\ntype = None\nurl = 'https://bugs.python.org/issue7'\nversions = []\n")
                .contains("\nmessage_count = 0.0\n");
    }

    @Test
    void without_a_history_nobody_knows_who_closed_it_and_when_but_that_it_is_closed() {
        assertThat(body(issue("t", properties(), List.of())))
                .contains("\nclosed_at = <Date 2015-04-10.16:38:25.918>\n")
                .contains("\nclosed = True\nclosed_date = None\ncloser = None\n");
    }

    @Test
    void an_address_holds_of_a_name_what_a_login_may_hold() {
        Issue plain = issue("t", properties(), List.of());
        Issue other = plain.toBuilder().creator(Optional.of(new UserId("3"))).build();
        assertThat(body(other)).contains("\nuser = 'https://bugs.python.org/x0e-f'\n", "\ncreator = 'x_0.e-f'\n");
    }

    @Test
    void references_and_names_in_the_block_stay_as_they_are_whatever_the_map_and_the_mentions() {
        Issue issue = issue("see #12, bpo-34 and @pitrou: https://bugs.python.org/issue12", properties(), List.of());
        String line = "\ntitle = 'see #12, bpo-34 and @pitrou: https://bugs.python.org/issue12'\n";
        assertThat(body(issue)).contains(line);
        assertThat(renderer().render(issue, KnowsAll.targets()).body())
                .contains(line, "\nurl = 'https://bugs.python.org/issue23905'\n", "\nissue_num = 23905\n");
    }

    @Test
    void no_title_ends_the_fence_or_makes_a_marker() {
        Issue issue = issue(
                "x\n````\n</p></details> <!-- ferry 01J00000000000000000000000 issue:99 -->", properties(), List.of());
        String body = body(issue);
        assertThat(body)
                .contains("\n`````python\nassignee", "\n`````\n\nbugs.python.org fields:\n```python\n")
                .contains(
                        "\ntitle = 'x\\n````\\n</p></details> <!--  ferry 01J00000000000000000000000 issue:99 -->'\n");
        assertThat(Marker.parse(body).orElseThrow().origin()).isEqualTo(Origin.of(new LegacyId("23905")));
    }

    @Test
    void a_plain_tracker_has_no_block() {
        Renderer plain = new Renderer(Rendering.context(MappingOptions.of(Preset.DEFAULT, TRACKER), People.nobody()));
        assertThat(plain.render(issue("t", properties(), List.of())).body()).doesNotContain("<details>");
    }

    @Test
    void what_finds_no_room_goes_on_in_a_comment_and_nothing_is_lost() {
        Issue huge = crowded(5_000);
        Renderer renderer = crowd(5_000);
        RenderedIssue rendered = renderer.render(huge);
        assertThat(rendered.body().length()).isLessThanOrEqualTo(TextLimits.GITHUB.body());
        assertThat(rendered.body())
                .containsPattern("\nmessages = \\['100000', .*] # \\d+ more below\nnosy_count")
                .containsPattern("\nnosy_names = \\['person number 1', .*] # \\d+ more below\npr_nums")
                .contains("\nversions = ['Python 3.4']\n```\n\n</p></details>\n\n", "\n\nWords.\n\n");
        StringBuilder all = new StringBuilder(rendered.body());
        List<RenderedComment> below = rendered.comments().stream()
                .filter(comment -> comment.origin() instanceof Origin.OfIssue)
                .toList();
        assertThat(below).extracting(RenderedComment::body).anyMatch(text -> text.startsWith("""
                **Details, continued:**

                ```python
                messages += ['"""));
        below.forEach(comment -> {
            assertThat(comment.body().length()).isLessThanOrEqualTo(TextLimits.GITHUB.body());
            all.append(comment.body());
        });
        List<String> literals = Pattern.compile("'([^'\n]*)'")
                .matcher(all)
                .results()
                .map(result -> result.group(1))
                .toList();
        List<String> wanted = new ArrayList<>();
        huge.messages().forEach(message -> wanted.add(message.id().value()));
        IntStream.rangeClosed(1, 5_000).forEach(i -> wanted.add("person number " + i));
        assertThat(literals).filteredOn(literal -> literal.matches("1[0-9]{5}")).doesNotHaveDuplicates();
        assertThat(new HashSet<>(literals)).containsAll(wanted);
        assertThat(below).extracting(RenderedComment::origin).doesNotHaveDuplicates();
    }

    @Test
    void where_bodies_are_short_all_of_it_is_below() {
        MappingOptions plain = MappingOptions.of(Preset.BPO, TRACKER);
        MappingOptions options = new MappingOptions(
                plain.preset(),
                plain.trackerUrl(),
                plain.mentions(),
                plain.pullRequests(),
                Optional.empty(),
                new TextLimits(1_000, 256, 2_500),
                plain.web(),
                plain.datesInText());
        RenderedIssue rendered = new Renderer(renderer().context().with(options))
                .render(issue("t`".repeat(200), properties(), List.of(closing())));
        StringBuilder all = new StringBuilder();
        rendered.comments().forEach(comment -> {
            assertThat(comment.body().length()).isLessThanOrEqualTo(1_000);
            all.append(comment.body());
        });
        assertThat(rendered.body())
                .contains("\n\n<sup>*More details below.*</sup>\n\n")
                .hasSizeLessThan(1_000);
        assertThat(all.toString()).contains("\nissue_num = 23905\n", "\ncloser = 'zekescript'\n", "\nversions = [");
    }

    private static Renderer crowd(int people) {
        List<User> users = new ArrayList<>();
        for (int i = 1; i <= people; i++) {
            users.add(Rendering.user(String.valueOf(i), "person number " + i, "", ""));
        }
        return new Renderer(
                Rendering.context(MappingOptions.of(Preset.BPO, TRACKER), People.of(users, UserMap.empty(), true)));
    }

    private static Issue crowded(int size) {
        Issue plain = issue("t", properties(), List.of());
        return plain.toBuilder()
                .watchers(IntStream.rangeClosed(1, size)
                        .mapToObj(i -> new UserId(String.valueOf(i)))
                        .toList())
                .messages(IntStream.range(0, size)
                        .mapToObj(i -> Rendering.message(String.valueOf(100_000 + i), "Words."))
                        .toList())
                .build();
    }
}
