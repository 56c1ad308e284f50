package dev.ferry.exporter.roundup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DataException;
import dev.ferry.archive.Issue;
import dev.ferry.archive.User;
import dev.ferry.exporter.ExportOptions;
import dev.ferry.exporter.FetchProgress;
import dev.ferry.exporter.Tracker;
import dev.ferry.exporter.roundup.rest.Pauses;
import dev.ferry.fixtures.roundup.RoundupServer;
import dev.ferry.fixtures.roundup.ServerTraps;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes through Roundup's REST interface against the same tracker's database. */
@Tag("slow")
class RestDoorTest {
    private static final URI URL = URI.create("https://bugs.example.org/");
    private static final Pauses QUICK = new Pauses(12, Duration.ofMillis(1), Duration.ofMillis(20));

    @TempDir
    Path home;

    private Exported overRest(RoundupServer server, String folder) throws Exception {
        return overRest(RestAccess.anonymous(server.url()), folder);
    }

    private Exported overRest(RestAccess access, String folder) throws Exception {
        try (Tracker tracker = RoundupRest.open(access, home.resolve(folder), URL, QUICK, FetchProgress.silent())) {
            return Exported.of(tracker, home.resolve(folder + ".zip"));
        }
    }

    private HandMadeTracker made() throws Exception {
        HandMadeTracker made = HandMadeTracker.classic(home.resolve("tracker"));
        made.define("pull_request", "", "number String", "title String", "merged Boolean", "weight Number");
        made.insert("pull_request", 1, "number", "1001", "title", "t", "merged", 1, "weight", 1.5);
        made.insert("issue", 7, "title", "older than its number", "status", 2, "deadline", "20200102030405.000");
        made.insert(
                "issue", 3, "title", "\u00e4\u4e2d \ud83d\ude00 \\ \t\n \u0001 end", "assignedto", 3, "priority", 1);
        made.insert("issue", 4, "title", "12345");
        made.insert("issue", 5, "title", "retired");
        made.retire("issue", 5);
        made.insert("user", 9, "username", "gone");
        made.retire("user", 9);
        made.link("issue", "superseder", 3, 7, 5);
        made.link("issue", "topic", 3, 1, 2);
        made.link("issue", "nosy", 7, 3, 4, 9);
        made.message(11, 7, "first");
        made.message(12, 7, "crlf\r\nend\r");
        made.message(13, 7, "ERROR reading file: msg13 is what I wrote");
        made.message(14, 7, "gone");
        Files.delete(made.files().resolve("msg/0/msg14"));
        made.message(15, 7, "latin");
        made.content("msg", 15, "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        made.message(16, 7, "");
        made.insert("file", 4, "name", "a b.txt", "type", "text/plain");
        made.content("file", 4, new byte[] {1, 2, (byte) 0xff, 0});
        made.insert("file", 5, "name", "lost.txt");
        made.insert("file", 6, "name", "sentence.log", "type", "text/plain");
        made.content("file", 6, "ERROR reading file: file6 is what the log says".getBytes(StandardCharsets.UTF_8));
        made.link("issue", "files", 7, 4, 5, 6);
        for (int i = 100; i < 350; i++) {
            made.insert("issue", i, "title", "issue " + i);
        }
        return made.finish();
    }

    /** What REST can give of an issue: no history, no fractions of seconds. */
    private static Issue seenOverRest(Issue issue) {
        return issue.toBuilder()
                .created(cut(issue.created()))
                .activity(cut(issue.activity()))
                .messages(issue.messages().stream()
                        .map(m -> new dev.ferry.archive.Message(
                                m.id(), m.author(), cut(m.date()), m.body(), m.files(), m.url(), m.extra()))
                        .toList())
                .files(issue.files().stream()
                        .map(f -> new dev.ferry.archive.Attachment(
                                f.id(),
                                f.name(),
                                f.mediaType(),
                                f.creator(),
                                cut(f.created()),
                                f.description(),
                                f.content(),
                                f.size(),
                                f.url(),
                                f.extra()))
                        .toList())
                .history(List.of())
                .build();
    }

    private static Instant cut(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }

    private void compare(Exported rest, HandMadeTracker made) throws Exception {
        Exported lite;
        try (Tracker tracker = RoundupSqlite.open(made.database(), made.files(), URL)) {
            lite = Exported.of(tracker, home.resolve("lite.zip"));
        }
        assertThat(rest.issues())
                .hasSameSizeAs(lite.issues())
                .isEqualTo(
                        lite.issues().stream().map(RestDoorTest::seenOverRest).toList());
        assertThat(rest.users())
                .extracting(User::name)
                .isEqualTo(lite.users().stream().map(User::name).toList());
        assertThat(rest.users())
                .extracting(User::retired)
                .isEqualTo(lite.users().stream().map(User::retired).toList());
    }

    @Test
    void rest_gives_what_the_database_gives_but_for_history_and_fractions() throws Exception {
        try (HandMadeTracker made = made();
                RoundupServer server = RoundupServer.start(home.resolve("tracker"), ServerTraps.none())) {
            compare(overRest(server, "rest"), made);
            assertThat(server.requests()).isLessThan(80);
        }
    }

    @Test
    void bad_lines_rates_and_cut_lists_change_nothing() throws Exception {
        try (HandMadeTracker made = made();
                RoundupServer server = RoundupServer.start(
                        home.resolve("tracker"),
                        ServerTraps.none()
                                .withPageCap(60)
                                .withBadLine(7, 11, 13)
                                .withRate(60))) {
            compare(overRest(server, "rest"), made);
        }
    }

    @Test
    void a_text_that_was_edited_without_a_trace_is_in_the_next_export() throws Exception {
        try (HandMadeTracker made = made();
                RoundupServer server = RoundupServer.start(home.resolve("tracker"), ServerTraps.none())) {
            overRest(server, "rest");
            made.content("msg", 11, "without the secret".getBytes(StandardCharsets.UTF_8));
            compare(overRest(server, "rest"), made);
        }
    }

    @Test
    void a_second_run_asks_for_texts_and_what_changed_only() throws Exception {
        try (HandMadeTracker made = made();
                RoundupServer server = RoundupServer.start(home.resolve("tracker"), ServerTraps.none())) {
            overRest(server, "rest");
            long first = server.requests();
            made.sql("update _issue set _title = 'changed', _activity = '29990101000000.000' where id = 100");
            made.sql("delete from _issue where id = 101");
            made.retire("issue", 102);
            made.insert("issue", 900, "title", "new", "activity", "29990101000000.000");
            compare(overRest(server, "rest"), made);
            assertThat(server.requests() - first).isLessThan(first);
        }
    }

    /** An edit when all that there is has come for the first time. */
    private void changesWhileItIsFetched(String... edits) throws Exception {
        try (HandMadeTracker made = made();
                RoundupServer server = RoundupServer.start(home.resolve("tracker"), ServerTraps.none())) {
            FetchProgress people = new FetchProgress() {
                private boolean done;

                @Override
                public void fetched(String className, long items, long total) {
                    if (className.equals("user") && !done) {
                        done = true;
                        for (String edit : edits) {
                            edit(edit);
                        }
                    }
                }

                private void edit(String edit) {
                    try {
                        made.sql(edit);
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }

                @Override
                public void waiting(String reason, Duration pause) {}

                @Override
                public boolean stopRequested() {
                    return false;
                }
            };
            Exported disturbed;
            try (Tracker tracker = RoundupRest.open(
                    RestAccess.anonymous(server.url()), home.resolve("disturbed"), URL, QUICK, people)) {
                disturbed = Exported.of(tracker, home.resolve("disturbed.zip"));
            }
            compare(disturbed, made);
            assertThat(disturbed.bytes()).isEqualTo(overRest(server, "calm").bytes());
        }
    }

    @Test
    void a_title_that_changes_while_it_is_fetched_is_seen() throws Exception {
        changesWhileItIsFetched("update _issue set _title = 'later', _activity = '29990101000000.000' where id < 4");
    }

    @Test
    void what_nothing_links_to_any_more_is_not_looked_up() throws Exception {
        changesWhileItIsFetched(
                "delete from issue_superseder where linkid = 5",
                "insert into issue_nosy (linkid, nodeid) values (4, 100)",
                "update _issue set _activity = '29990101000000.000' where id in (3, 100)");
    }

    @Test
    void what_is_retired_or_made_while_it_is_fetched_is_seen() throws Exception {
        changesWhileItIsFetched(
                "update _issue set __retired__ = id where id = 102",
                "insert into _issue (id, __retired__, _title, _activity) values (901, 0, 'new', '29990101000000.000')");
    }

    @Test
    void one_that_a_retired_one_moves_to_a_page_that_was_read_stays() throws Exception {
        try (HandMadeTracker made = made();
                RoundupServer server = RoundupServer.start(
                        home.resolve("tracker"), ServerTraps.none().withPageCap(60))) {
            AtomicInteger secondPages = new AtomicInteger();
            server.onRequest(request -> {
                boolean secondPage = request.startsWith("/rest/data/issue?")
                        && request.contains("page_index=2")
                        && !request.contains("activity");
                // By then all issues have come, and are listed once more.
                if (secondPage && secondPages.incrementAndGet() == 2) {
                    retire(made, 102);
                }
            });
            Exported disturbed = overRest(server, "disturbed");
            assertThat(secondPages.get()).isGreaterThan(1);
            assertThat(disturbed.issues())
                    .extracting(Issue::id)
                    .containsAll(overRest(server, "calm").issues().stream()
                            .map(Issue::id)
                            .toList());
        }
    }

    private static void retire(HandMadeTracker made, int issue) {
        try {
            made.retire("issue", issue);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_run_that_was_cut_short_ends_in_the_bytes_of_an_undisturbed_one() throws Exception {
        try (HandMadeTracker made = made();
                RoundupServer server = RoundupServer.start(home.resolve("tracker"), ServerTraps.none())) {
            byte[] undisturbed = overRest(server, "whole").bytes();
            Pauses impatient = new Pauses(1, Duration.ZERO, Duration.ZERO);
            int failures = 0;
            Optional<byte[]> after = Optional.empty();
            // One server on one port, because what was fetched belongs to its address.
            server.trap(ServerTraps.none().withBadLine(45, 0, 0));
            while (after.isEmpty()) {
                try (Tracker tracker = RoundupRest.open(
                        RestAccess.anonymous(server.url()),
                        home.resolve("cut"),
                        URL,
                        impatient,
                        FetchProgress.silent())) {
                    after = Optional.of(
                            Exported.of(tracker, home.resolve("cut.zip")).bytes());
                } catch (DataException e) {
                    failures++;
                    assertThat(e).hasMessageContaining("what was fetched is kept");
                    assertThat(failures).isLessThan(60);
                }
            }
            assertThat(failures).isPositive();
            assertThat(after.orElseThrow()).isEqualTo(undisturbed);
            assertThat(made.database()).exists();
        }
    }

    @Test
    void what_changed_since_a_run_that_was_cut_short_is_fetched_again_however_long_ago_that_was() throws Exception {
        try (HandMadeTracker made = made();
                RoundupServer server = RoundupServer.start(home.resolve("tracker"), ServerTraps.none())) {
            server.trap(ServerTraps.none().withBadLine(32, 0, 0));
            assertThatThrownBy(() -> RoundupRest.open(
                            RestAccess.anonymous(server.url()),
                            home.resolve("cut"),
                            URL,
                            new Pauses(1, Duration.ZERO, Duration.ZERO),
                            FetchProgress.silent()))
                    .isInstanceOf(DataException.class);
            // As if that run had been a year before the edit, and the edit a year before the next run.
            try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("cut/download.db"));
                    Statement statement = store.createStatement()) {
                assertThat(statement.executeUpdate(
                                "update about set value = '2020-01-01.00:00:00' where name = 'looked'"))
                        .isOne();
                assertThat(statement
                                .executeQuery("select count(*) from item where class = 'issue'")
                                .getInt(1))
                        .isPositive();
            }
            made.sql("update _issue set _title = 'edited', _activity = '20210101000000.000'");
            server.trap(ServerTraps.none());
            compare(overRest(server, "cut"), made);
        }
    }

    @Test
    void two_processes_do_not_fetch_into_one_folder() throws Exception {
        try (HandMadeTracker made = made();
                RoundupServer server = RoundupServer.start(home.resolve("tracker"), ServerTraps.none());
                Tracker first = RoundupRest.open(
                        RestAccess.anonymous(server.url()), home.resolve("rest"), URL, QUICK, FetchProgress.silent())) {
            assertThatThrownBy(() -> overRest(server, "rest"))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("another process is fetching into");
            assertThat(first.issueCount(ExportOptions.defaults())).isPositive();
            assertThat(made.database()).exists();
        }
    }

    @Test
    void messages_of_a_megabyte_come_a_few_at_a_time() throws Exception {
        try (HandMadeTracker made = made();
                RoundupServer server = RoundupServer.start(home.resolve("tracker"), ServerTraps.none())) {
            for (int id = 100; id < 130; id++) {
                made.message(id, 7, (id + " ").repeat(1 << 18));
            }
            compare(overRest(server, "rest"), made);
        }
    }

    @Test
    void a_refused_login_ends_at_once_without_the_password() throws Exception {
        try (HandMadeTracker made = made();
                RoundupServer server = RoundupServer.start(
                        home.resolve("tracker"), ServerTraps.none().withAuthorization("Bearer right"))) {
            assertThatThrownBy(
                            () -> overRest(RestAccess.anonymous(server.url()).withPassword("joe", "hunter2"), "rest"))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("refused the login")
                    .hasMessageNotContaining("hunter2");
            assertThat(server.requests()).isOne();
            compare(overRest(RestAccess.anonymous(server.url()).withToken("right"), "rest"), made);
        }
    }

    @Test
    void who_may_not_search_users_by_their_activity_exports_all_the_same() throws Exception {
        try (HandMadeTracker made = made();
                RoundupServer server = RoundupServer.start(
                        home.resolve("tracker"), ServerTraps.none().withAuthorization("Bearer right"))) {
            Exported first = overRest(server, "rest");
            assertThat(first.issues()).hasSizeGreaterThan(250);
            assertThat(first.users())
                    .as("who may not be searched for is not retired")
                    .filteredOn(User::retired)
                    .extracting(user -> user.id().value())
                    .containsExactly("9");
            assertThat(first.readableReport()).contains("5 of kind 'login not shown'");
            made.sql("update _user set _realname = 'Another Name' where id = 3");
            assertThat(overRest(server, "rest").users())
                    .extracting(User::realName)
                    .contains(Optional.of("Another Name"));
        }
    }

    @Test
    void another_server_is_told() throws Exception {
        try (HandMadeTracker made = made();
                RoundupServer server = RoundupServer.start(home.resolve("tracker"), ServerTraps.none())) {
            overRest(server, "rest");
            assertThatThrownBy(() -> overRest(RestAccess.anonymous(URI.create("http://127.0.0.1:1/")), "rest"))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("remove the folder");
            assertThatThrownBy(() -> overRest(RestAccess.anonymous(URI.create("http://127.0.0.1:1/")), "new"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("did not answer");
            assertThat(made.database()).exists();
        }
    }
}
