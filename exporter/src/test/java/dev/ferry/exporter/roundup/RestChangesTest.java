package dev.ferry.exporter.roundup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.DataException;
import dev.ferry.archive.Issue;
import dev.ferry.exporter.FetchProgress;
import dev.ferry.exporter.Tracker;
import dev.ferry.exporter.roundup.rest.Pauses;
import dev.ferry.fixtures.roundup.RoundupServer;
import dev.ferry.fixtures.roundup.ServerTraps;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What changed in a tracker since it was fetched over REST, or while it is: a later run, or the same one, brings it. */
@Tag("slow")
class RestChangesTest {
    @TempDir
    Path home;

    private RestScene scene;

    @BeforeEach
    void makeScene() {
        scene = new RestScene(home);
    }

    @Test
    void a_text_that_was_edited_without_a_trace_is_in_the_next_export() throws Exception {
        try (HandMadeTracker made = scene.made();
                RoundupServer server = RoundupServer.start(home.resolve("tracker"), ServerTraps.none())) {
            scene.overRest(server, "rest");
            made.content("msg", 11, "without the secret".getBytes(StandardCharsets.UTF_8));
            scene.compare(scene.overRest(server, "rest"), made);
        }
    }

    @Test
    void a_second_run_asks_for_texts_and_what_changed_only() throws Exception {
        try (HandMadeTracker made = scene.made();
                RoundupServer server = RoundupServer.start(home.resolve("tracker"), ServerTraps.none())) {
            scene.overRest(server, "rest");
            long first = server.requests();
            made.sql("update _issue set _title = 'changed', _activity = '29990101000000.000' where id = 100");
            made.sql("delete from _issue where id = 101");
            made.retire("issue", 102);
            made.insert("issue", 900, "title", "new", "activity", "29990101000000.000");
            scene.compare(scene.overRest(server, "rest"), made);
            assertThat(server.requests() - first).isLessThan(first);
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
        try (HandMadeTracker made = scene.made();
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
            Exported disturbed = scene.overRest(server, "disturbed");
            assertThat(secondPages.get()).isGreaterThan(1);
            assertThat(disturbed.issues())
                    .extracting(Issue::id)
                    .containsAll(scene.overRest(server, "calm").issues().stream()
                            .map(Issue::id)
                            .toList());
        }
    }

    @Test
    void a_run_that_was_cut_short_ends_in_the_bytes_of_an_undisturbed_one() throws Exception {
        try (HandMadeTracker made = scene.made();
                RoundupServer server = RoundupServer.start(home.resolve("tracker"), ServerTraps.none())) {
            byte[] undisturbed = scene.overRest(server, "whole").bytes();
            Pauses impatient = new Pauses(1, Duration.ZERO, Duration.ZERO);
            int failures = 0;
            Optional<byte[]> after = Optional.empty();
            // One server on one port, because what was fetched belongs to its address.
            server.trap(ServerTraps.none().withBadLine(45, 0, 0));
            while (after.isEmpty()) {
                try (Tracker tracker = RoundupRest.open(
                        RestAccess.anonymous(server.url()),
                        home.resolve("cut"),
                        RestScene.URL,
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
        try (HandMadeTracker made = scene.made();
                RoundupServer server = RoundupServer.start(home.resolve("tracker"), ServerTraps.none())) {
            server.trap(ServerTraps.none().withBadLine(32, 0, 0));
            assertThatThrownBy(() -> RoundupRest.open(
                            RestAccess.anonymous(server.url()),
                            home.resolve("cut"),
                            RestScene.URL,
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
            scene.compare(scene.overRest(server, "cut"), made);
        }
    }

    /** An edit when all that there is has come for the first time. */
    private void changesWhileItIsFetched(String... edits) throws Exception {
        try (HandMadeTracker made = scene.made();
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
                    RestAccess.anonymous(server.url()),
                    home.resolve("disturbed"),
                    RestScene.URL,
                    RestScene.QUICK,
                    people)) {
                disturbed = Exported.of(tracker, home.resolve("disturbed.zip"));
            }
            scene.compare(disturbed, made);
            assertThat(disturbed.bytes())
                    .isEqualTo(scene.overRest(server, "calm").bytes());
        }
    }

    private static void retire(HandMadeTracker made, int issue) {
        try {
            made.retire("issue", issue);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
