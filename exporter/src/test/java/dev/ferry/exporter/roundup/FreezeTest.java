package dev.ferry.exporter.roundup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DataException;
import dev.ferry.exporter.FreezeReport;
import dev.ferry.exporter.FreezeReport.Verdict;
import dev.ferry.fixtures.roundup.RoundupServer;
import dev.ferry.fixtures.roundup.ServerTraps;
import dev.ferry.fixtures.roundup.ServerTraps.Rights;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a tracker lets somebody write, and what is left of it. */
class FreezeTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    @TempDir
    Path home;

    private RoundupServer server(ServerTraps traps) throws Exception {
        try (HandMadeTracker made = HandMadeTracker.classic(home)) {
            made.insert("issue", 1, "title", "first");
            made.insert("issue", 2, "title", "newest");
            made.finish();
        }
        return RoundupServer.start(home, traps.withAuthorization("Bearer right"));
    }

    private static RestAccess access(RoundupServer server) {
        return RestAccess.anonymous(server.url()).withToken("right");
    }

    private FreezeReport tried(Rights rights) throws Exception {
        try (RoundupServer server = server(ServerTraps.none().withRights(rights))) {
            return RoundupFreeze.attempt(access(server), CLOCK);
        }
    }

    /** The titles of living issues. */
    private List<String> titles() throws Exception {
        List<String> titles = new ArrayList<>();
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("db/db"));
                Statement statement = database.createStatement();
                ResultSet rows =
                        statement.executeQuery("select _title from _issue where __retired__ = 0 order by id")) {
            while (rows.next()) {
                titles.add(rows.getString(1));
            }
        }
        return titles;
    }

    @Test
    void a_tracker_that_refuses_both_is_frozen_and_as_it_was() throws Exception {
        FreezeReport report = tried(Rights.NONE);
        assertThat(report.frozen()).isTrue();
        assertThat(report.create().answer()).isEqualTo("403: Permission to create issue denied");
        assertThat(report.edit().answer()).isEqualTo("403: Permission to edit title of issue2 denied");
        assertThat(report.traces()).isEmpty();
        assertThat(report.remains()).isEmpty();
        assertThat(titles()).containsExactly("first", "newest");
    }

    @Test
    void what_goes_through_is_undone_and_its_traces_are_told() throws Exception {
        FreezeReport report = tried(Rights.ALL);
        assertThat(report.frozen()).isFalse();
        assertThat(report.create().verdict()).isEqualTo(Verdict.WENT_THROUGH);
        assertThat(report.edit().verdict()).isEqualTo(Verdict.WENT_THROUGH);
        assertThat(report.issue()).contains("3");
        assertThat(report.traces()).containsExactly("the number 3 is used up by a retired issue");
        assertThat(report.remains()).isEmpty();
        assertThat(titles()).containsExactly("first", "newest");
    }

    @Test
    void an_edit_alone_is_tried_with_the_newest_issue_and_put_back() throws Exception {
        FreezeReport report = tried(Rights.EDIT);
        assertThat(report.frozen()).isFalse();
        assertThat(report.create().verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(report.issue()).contains("2");
        assertThat(report.traces()).singleElement().asString().contains("issue 2", "two entries more");
        assertThat(report.remains()).isEmpty();
        assertThat(titles()).containsExactly("first", "newest");
    }

    @Test
    void an_issue_that_may_not_be_retired_remains_and_is_named_with_what_to_do() throws Exception {
        FreezeReport report = tried(Rights.CREATE);
        assertThat(report.create().verdict()).isEqualTo(Verdict.WENT_THROUGH);
        assertThat(report.edit().verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(report.remains())
                .singleElement()
                .asString()
                .contains("issue 3", "Freeze check of 2026-01-02T03:04:05Z", "403", "retire issue3");
        assertThat(titles()).hasSize(3);
    }

    @Test
    void what_remains_is_named_by_the_title_that_it_has() throws Exception {
        FreezeReport report = tried(Rights.CREATE_AND_EDIT);
        assertThat(report.remains()).singleElement().asString().contains("at once (freeze check)'");
        assertThat(titles()).last().asString().endsWith("(freeze check)");
    }

    @Test
    void lost_answers_leave_nothing_behind() throws Exception {
        for (int every = 3; every < 12; every++) {
            try (RoundupServer server =
                    server(ServerTraps.none().withRights(Rights.ALL).withLostAnswers(every))) {
                FreezeReport report = RoundupFreeze.attempt(access(server), CLOCK);
                assertThat(report.frozen()).isFalse();
                boolean clean = titles().equals(List.of("first", "newest"));
                assertThat(report.remains().isEmpty())
                        .as("every %d: %s", every, report)
                        .isEqualTo(clean);
            }
            java.nio.file.Files.delete(home.resolve("db/db"));
        }
    }

    @Test
    void without_a_login_or_with_a_wrong_one_nothing_is_tried() throws Exception {
        try (RoundupServer server = server(ServerTraps.none().withRights(Rights.ALL))) {
            assertThatThrownBy(() -> RoundupFreeze.attempt(RestAccess.anonymous(server.url()), CLOCK))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("strangers");
            RestAccess wrong = RestAccess.anonymous(server.url()).withToken("wrong");
            assertThatThrownBy(() -> RoundupFreeze.attempt(wrong, CLOCK))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("refused the login");
            assertThat(titles()).containsExactly("first", "newest");
        }
        RestAccess nobody =
                RestAccess.anonymous(URI.create("http://127.0.0.1:1/")).withToken("right");
        assertThatThrownBy(() -> RoundupFreeze.attempt(nobody, CLOCK)).isInstanceOf(DataException.class);
    }
}
