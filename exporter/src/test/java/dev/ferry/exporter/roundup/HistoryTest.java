package dev.ferry.exporter.roundup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.ferry.archive.Change;
import dev.ferry.archive.HistoryEvent;
import dev.ferry.archive.Issue;
import dev.ferry.archive.UserId;
import dev.ferry.archive.Value;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals hold old values; what they became is found by walking back from what the issue holds now. */
class HistoryTest {
    @TempDir
    Path home;

    private HandMadeTracker tracker;

    @BeforeEach
    void make() throws Exception {
        tracker = HandMadeTracker.classic(home);
        tracker.insert("issue", 1, "title", "third title", "status", 3);
        tracker.link("issue", "topic", 1, 1);
    }

    @AfterEach
    void close() throws Exception {
        tracker.close();
    }

    private List<HistoryEvent> history() throws Exception {
        return tracker.finish().export().issue("1").history();
    }

    @Test
    void each_change_shows_what_went_and_what_came() throws Exception {
        set("20050108000000.000", "{'title': 'second title', 'status': '2'}");
        set("20050107000000.000", "{'title': 'first title', 'status': None, 'priority': '1'}");
        tracker.journal("issue", 1, "20050106222945.323", "3", "create", "{}");

        List<HistoryEvent> history = history();

        assertThat(history.get(0))
                .isEqualTo(new HistoryEvent(
                        Instant.parse("2005-01-06T22:29:45.323Z"),
                        java.util.Optional.of(new UserId("3")),
                        "create",
                        List.of(),
                        java.util.Map.of()));
        assertThat(history.get(1).changes())
                .containsExactly(
                        new Change("title", List.of(Value.of("first title")), List.of(Value.of("second title"))),
                        new Change("status", List.of(), List.of(Value.linked("2", "chatting"))),
                        new Change("priority", List.of(Value.linked("1", "critical")), List.of()));
        assertThat(history.get(2).changes())
                .containsExactly(
                        new Change("title", List.of(Value.of("second title")), List.of(Value.of("third title"))),
                        new Change(
                                "status",
                                List.of(Value.linked("2", "chatting")),
                                List.of(Value.linked("3", "resolved"))));
    }

    @Test
    void multilinks_show_differences_and_old_whole_lists_become_differences() throws Exception {
        set("20050109000000.000", "{'topic': (('+', ['1']), ('-', ['2']))}");
        // Before that change the list was [2], so the whole old list of the row before it, [1, 3], lost two and got
        // one.
        set("20050108000000.000", "{'topic': ['1', '3']}");

        List<HistoryEvent> history = history();

        assertThat(history.get(1).changes())
                .containsExactly(
                        new Change("topic", List.of(Value.linked("2", "ui")), List.of(Value.linked("1", "docs"))));
        assertThat(history.get(0).changes())
                .containsExactly(new Change(
                        "topic",
                        List.of(Value.linked("1", "docs"), Value.linked("3", "keyword3")),
                        List.of(Value.linked("2", "ui"))));
    }

    @Test
    void a_property_that_is_gone_from_the_schema_keeps_its_old_values() throws Exception {
        set("20050108000000.000", "{'milestone': 'beta'}");
        set("20050107000000.000", "{'milestone': 'alpha'}");

        List<HistoryEvent> history = history();

        assertThat(history.get(0).changes())
                .containsExactly(new Change("milestone", List.of(Value.of("alpha")), List.of(Value.of("beta"))));
        assertThat(history.get(1).changes())
                .containsExactly(new Change("milestone", List.of(Value.of("beta")), List.of()));
    }

    @Test
    void other_actions_keep_their_parameters() throws Exception {
        tracker.journal("issue", 1, "20050107000000.000", "3", "link", "('issue', 5002L, 'superseder')");
        tracker.journal("issue", 1, "20050108000000.000", "3", "retired", "None");
        tracker.journal("issue", 1, "20050109000000.000", "3", "restored", "");

        List<HistoryEvent> history = history();

        assertThat(history).extracting(HistoryEvent::action).containsExactly("link", "retired", "restored");
        assertThat(history.get(0).extra().toString()).isEqualTo("{params=[\"issue\",5002,\"superseder\"]}");
        assertThat(history.get(1).extra()).isEmpty();
    }

    @Test
    void a_row_that_can_not_be_read_stays_as_it_is_and_is_reported() throws Exception {
        set("20050107000000.000", "{'deadline': <Date 2005-01-01>}");
        set("20050108000000.000", "{'title': 'second title'}");
        tracker.journal("issue", 1, "soon", "77", "set", "{'title': (1, (2, 3))}");
        Exported exported = tracker.finish().export();
        Issue issue = exported.issue("1");

        assertThat(issue.history()).hasSize(3);
        assertThat(issue.history().get(0).extra())
                .containsEntry("params", TextNode.valueOf("{'deadline': <Date 2005-01-01>}"));
        assertThat(issue.history().get(2).actor()).isEmpty();
        assertThat(issue.history().get(2).extra()).containsEntry("actor", TextNode.valueOf("77"));
        assertThat(exported.reportText())
                .contains("\"journal_unreadable\"")
                .contains("position 13: not a literal")
                .contains("names user77, who does not exist")
                .contains("a journal row's date is 'soon'");
    }

    private void set(String date, String params) throws Exception {
        tracker.journal("issue", 1, date, "3", "set", params);
    }
}
