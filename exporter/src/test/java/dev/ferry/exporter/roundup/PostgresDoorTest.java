package dev.ferry.exporter.roundup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.DataException;
import dev.ferry.archive.Issue;
import dev.ferry.exporter.Tracker;
import dev.ferry.fixtures.roundup.PostgresCopy;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tracker in a real PostgreSQL against the same tracker in SQLite. */
class PostgresDoorTest {
    private static final URI URL = URI.create("https://bugs.example.org/");
    private static EmbeddedPostgres server;
    private static int databases;

    @TempDir
    Path home;

    private PostgresAddress address;

    @BeforeAll
    static void start() throws Exception {
        server = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void create() throws Exception {
        String name = "tracker" + databases++;
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        address = new PostgresAddress(server.getJdbcUrl("postgres", name), Optional.empty(), Optional.empty());
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(address.url());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void both_databases_give_the_same_records() throws Exception {
        try (HandMadeTracker made = HandMadeTracker.classic(home)) {
            made.define("milestone", "", "name String", "share Number", "done Boolean", "due Date");
            made.insert("issue", 7, "title", "older than its number", "status", 2, "deadline", "20200102030405.678");
            made.insert("issue", 3, "title", "\u00e4\u4e2d \ud83d\ude00 \ufffd", "assignedto", 3, "priority", 1);
            made.insert("issue", 5, "title", "retired");
            made.retire("issue", 5);
            made.link("issue", "superseder", 3, 7, 5);
            made.link("issue", "topic", 3, 2, 1);
            made.link("issue", "nosy", 7, 3, 4);
            made.message(11, 7, "first");
            made.message(12, 7, "second");
            made.insert("file", 4, "name", "a b.txt", "type", "text/plain");
            made.content("file", 4, new byte[] {1, 2, 3});
            made.link("issue", "files", 7, 4);
            made.journal("issue", 7, "20050106222945.323", "1", "create", "{}");
            made.journal("issue", 7, "20050107222945.320", "3", "set", "(('status', '1'),)");
            made.journal("issue", 7, "20050107222945.320", "4", "set", "{'topic': (('+', ['1']),)}");
            made.finish();
            PostgresCopy.copy(made.database(), address.url());
            Exported lite;
            try (Tracker tracker = RoundupSqlite.open(made.database(), made.files(), URL)) {
                lite = Exported.of(tracker, home.resolve("lite.zip"));
            }
            Exported full;
            try (Tracker tracker = RoundupPostgres.open(address, made.files(), URL)) {
                full = Exported.of(tracker, home.resolve("full.zip"));
            }
            assertThat(full.report().manifest().source().door()).isEqualTo("postgresql");
            assertThat(full.issues()).hasSize(2).isEqualTo(lite.issues());
            assertThat(full.users()).hasSize(4).isEqualTo(lite.users());
            assertThat(full.report().leftOut()).isEqualTo(lite.report().leftOut());
            assertThat(full.report().warnings()).isEqualTo(lite.report().warnings());
        }
    }

    @Test
    void a_score_at_the_cut_off_is_out_although_four_bytes_hold_a_little_more() throws Exception {
        try (HandMadeTracker made = HandMadeTracker.in(home)) {
            made.define("user", "username", "username String");
            made.define("msg", "", "author Link user", "date Date", "spambayes_score Number");
            made.define("issue", "", "title String", "messages Multilink msg");
            made.insert("issue", 1, "title", "t");
            made.message(1, 1, "spam");
            made.message(2, 1, "ham");
            made.sql("update _msg set _spambayes_score = 0.85 where id = 1");
            made.sql("update _msg set _spambayes_score = 0.8499 where id = 2");
            made.finish();
            PostgresCopy.copy(made.database(), address.url());
            try (Tracker tracker = RoundupPostgres.open(address, made.files(), URL)) {
                Exported content = Exported.of(tracker, home.resolve("full.zip"));
                assertThat(content.issues().get(0).messages())
                        .extracting(message -> message.id().value())
                        .containsExactly("2");
                assertThat(content.report().leftOut()).containsValue(1L);
            }
        }
    }

    @Test
    void what_a_running_tracker_commits_meanwhile_is_not_seen() throws Exception {
        try (HandMadeTracker made = HandMadeTracker.classic(home)) {
            made.insert("issue", 1, "title", "before");
            made.finish();
            PostgresCopy.copy(made.database(), address.url());
            try (Tracker tracker = RoundupPostgres.open(address, made.files(), URL)) {
                execute("update _issue set _title = 'after'");
                assertThat(Exported.of(tracker, home.resolve("a.zip")).issues())
                        .extracting(Issue::title)
                        .containsExactly("before");
            }
        }
    }

    @Test
    void a_database_that_goes_away_ends_the_export_with_what_to_do_and_no_litter() throws Exception {
        try (HandMadeTracker made = HandMadeTracker.classic(home)) {
            made.insert("issue", 1, "title", "t");
            made.finish();
            PostgresCopy.copy(made.database(), address.url());
            try (Tracker tracker = RoundupPostgres.open(address, made.files(), URL)) {
                try (Connection other = server.getPostgresDatabase().getConnection();
                        Statement statement = other.createStatement()) {
                    statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where application_name = 'ferry export'");
                }
                assertThatThrownBy(() -> Exported.of(tracker, home.resolve("a.zip")))
                        .isInstanceOf(DataException.class)
                        .hasMessageContaining("check that the server runs");
            }
            assertThat(home.resolve("a.zip")).doesNotExist();
            assertThat(home.toFile().list()).containsExactly("db");
        }
    }

    @Test
    void a_wrong_password_and_another_database_are_told_without_the_secret() throws Exception {
        PostgresAddress wrong = new PostgresAddress(
                "jdbc:postgresql://localhost:1/none?password=hidden", Optional.of("joe"), Optional.of("hidden"));
        assertThat(wrong.toString()).doesNotContain("hidden");
        assertThatThrownBy(() -> RoundupPostgres.open(wrong, home, URL))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("jdbc:postgresql://localhost:1/none")
                .hasMessageNotContaining("hidden");
        assertThatThrownBy(() -> RoundupPostgres.open(address, home, URL))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("not Roundup's");
    }

    @Test
    @Tag("slow")
    void a_real_tracker_gives_the_same_records_from_both_databases() throws Exception {
        RealTracker real = RealTracker.large(home.resolve("unpacked"));
        execute(RealTracker.postgresDump());
        Exported lite;
        try (Tracker tracker = RoundupSqlite.open(real.database(), real.files(), URL)) {
            lite = Exported.of(tracker, home.resolve("lite.zip"));
        }
        Exported full;
        try (Tracker tracker = RoundupPostgres.open(address, real.files(), URL)) {
            full = Exported.of(tracker, home.resolve("full.zip"));
        }
        // Both databases were filled by one program; Roundup dates its own two users by the clock.
        assertThat(full.users().subList(2, full.users().size()))
                .isEqualTo(lite.users().subList(2, lite.users().size()));
        assertThat(full.issues()).hasSameSizeAs(lite.issues());
        for (int i = 0; i < lite.issues().size(); i++) {
            assertThat(full.issues().get(i)).isEqualTo(lite.issues().get(i));
        }
    }
}
