package dev.ferry.exporter.roundup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DataException;
import dev.ferry.archive.User;
import dev.ferry.exporter.ExportOptions;
import dev.ferry.exporter.FetchProgress;
import dev.ferry.exporter.Tracker;
import dev.ferry.fixtures.roundup.RoundupServer;
import dev.ferry.fixtures.roundup.ServerTraps;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes through Roundup's REST interface against the same tracker's database. */
@Tag("slow")
class RestDoorTest {
    @TempDir
    Path home;

    private RestScene scene;

    @BeforeEach
    void makeScene() {
        scene = new RestScene(home);
    }

    @Test
    void rest_gives_what_the_database_gives_but_for_history_and_fractions() throws Exception {
        try (HandMadeTracker made = scene.made();
                RoundupServer server = RoundupServer.start(home.resolve("tracker"), ServerTraps.none())) {
            scene.compare(scene.overRest(server, "rest"), made);
            assertThat(server.requests()).isLessThan(80);
        }
    }

    @Test
    void bad_lines_rates_and_cut_lists_change_nothing() throws Exception {
        try (HandMadeTracker made = scene.made();
                RoundupServer server = RoundupServer.start(
                        home.resolve("tracker"),
                        ServerTraps.none()
                                .withPageCap(60)
                                .withBadLine(7, 11, 13)
                                .withRate(60))) {
            scene.compare(scene.overRest(server, "rest"), made);
        }
    }

    @Test
    void two_processes_do_not_fetch_into_one_folder() throws Exception {
        try (HandMadeTracker made = scene.made();
                RoundupServer server = RoundupServer.start(home.resolve("tracker"), ServerTraps.none());
                Tracker first = RoundupRest.open(
                        RestAccess.anonymous(server.url()),
                        home.resolve("rest"),
                        RestScene.URL,
                        RestScene.QUICK,
                        FetchProgress.silent())) {
            assertThatThrownBy(() -> scene.overRest(server, "rest"))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("another process is fetching into");
            assertThat(first.issueCount(ExportOptions.defaults())).isPositive();
            assertThat(made.database()).exists();
        }
    }

    @Test
    void messages_of_a_megabyte_come_a_few_at_a_time() throws Exception {
        try (HandMadeTracker made = scene.made();
                RoundupServer server = RoundupServer.start(home.resolve("tracker"), ServerTraps.none())) {
            for (int id = 100; id < 130; id++) {
                made.message(id, 7, (id + " ").repeat(1 << 18));
            }
            scene.compare(scene.overRest(server, "rest"), made);
        }
    }

    @Test
    void a_refused_login_ends_at_once_without_the_password() throws Exception {
        try (HandMadeTracker made = scene.made();
                RoundupServer server = RoundupServer.start(
                        home.resolve("tracker"), ServerTraps.none().withAuthorization("Bearer right"))) {
            assertThatThrownBy(() ->
                            scene.overRest(RestAccess.anonymous(server.url()).withPassword("joe", "hunter2"), "rest"))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("refused the login")
                    .hasMessageNotContaining("hunter2");
            assertThat(server.requests()).isOne();
            scene.compare(scene.overRest(RestAccess.anonymous(server.url()).withToken("right"), "rest"), made);
        }
    }

    @Test
    void who_may_not_search_users_by_their_activity_exports_all_the_same() throws Exception {
        try (HandMadeTracker made = scene.made();
                RoundupServer server = RoundupServer.start(
                        home.resolve("tracker"), ServerTraps.none().withAuthorization("Bearer right"))) {
            Exported first = scene.overRest(server, "rest");
            assertThat(first.issues()).hasSizeGreaterThan(250);
            assertThat(first.users())
                    .as("who may not be searched for is not retired")
                    .filteredOn(User::retired)
                    .extracting(user -> user.id().value())
                    .containsExactly("9");
            assertThat(first.readableReport()).contains("5 of kind 'login not shown'");
            made.sql("update _user set _realname = 'Another Name' where id = 3");
            assertThat(scene.overRest(server, "rest").users())
                    .extracting(User::realName)
                    .contains(Optional.of("Another Name"));
        }
    }

    @Test
    void another_server_is_told() throws Exception {
        try (HandMadeTracker made = scene.made();
                RoundupServer server = RoundupServer.start(home.resolve("tracker"), ServerTraps.none())) {
            scene.overRest(server, "rest");
            assertThatThrownBy(() -> scene.overRest(RestAccess.anonymous(URI.create("http://127.0.0.1:1/")), "rest"))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("remove the folder");
            assertThatThrownBy(() -> scene.overRest(RestAccess.anonymous(URI.create("http://127.0.0.1:1/")), "new"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("did not answer");
            assertThat(made.database()).exists();
        }
    }
}
