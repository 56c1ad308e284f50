package dev.ferry.mapping.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.ConfigException;
import dev.ferry.archive.User;
import dev.ferry.archive.UserId;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UserMapReaderTest {
    private static User user(String id, String name, String github) {
        return new User(
                new UserId(id),
                name,
                Optional.empty(),
                Optional.of(github).filter(text -> !text.isEmpty()),
                List.of(),
                false,
                Map.of());
    }

    private static UserMap read(String text) throws IOException {
        return UserMapReader.read("users.csv", new StringReader(text));
    }

    @Test
    void people_are_found_by_login_and_by_id() throws IOException {
        UserMap map = read("\uFEFFgithub,note,legacy\r\nann-gh,\"a, b\",ann\r\n@cyd,,3\r\n,,bob\r\n\r\n");
        People people = People.of(
                List.of(user("1", "ann", "other"), user("2", "bob", "bob-gh"), user("3", "cyd", "")), map, true);
        assertThat(people.login(new UserId("1"))).contains(new GitHubLogin("ann-gh"));
        assertThat(people.login(new UserId("2"))).isEmpty();
        assertThat(people.mappedLogin(new UserId("3"))).contains(new GitHubLogin("cyd"));
        assertThat(people.login(new UserId("9"))).isEmpty();
        assertThat(people.name(new UserId("9"))).isEqualTo("user9");
    }

    @Test
    void the_trackers_accounts_count_only_where_the_preset_trusts_them() {
        List<User> users = List.of(user("1", "ann", "@Ann-GH."));
        assertThat(People.of(users, UserMap.empty(), true).login(new UserId("1")))
                .contains(new GitHubLogin("Ann-GH"));
        assertThat(People.of(users, UserMap.empty(), false).login(new UserId("1")))
                .isEmpty();
        assertThat(People.of(users, UserMap.empty(), true).mappedLogin(new UserId("1")))
                .isEmpty();
    }

    @Test
    void all_bad_rows_are_told_at_once_with_their_lines() {
        assertThatThrownBy(() -> read("legacy,github\nann,ann-gh\nbob,not a login\n,x\nann,again\ncyd,ok\ndan,a/b"))
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        "the user map users.csv has 4 bad rows; mend or delete: line 3, column 'github': 'not a login' is no GitHub account's name;"
                                + " line 4, column 'legacy': it is empty; line 5, column 'legacy': 'ann' stands in line 2 already;"
                                + " line 7, column 'github': 'a/b' is no GitHub account's name");
    }

    @Test
    void an_open_quote_is_told_with_its_rows_line_and_the_bad_rows_before_it() {
        assertThatThrownBy(() -> read("legacy,github\nann,ann-gh\nbob,not a login\ncyd,\"cyd-gh\ndan,dan-gh\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(
                        "the user map users.csv has 2 bad rows; mend or delete: line 3, column 'github': 'not a login'")
                .hasMessageContaining(
                        "line 4: no CSV, and nothing from here on was read: Missing closing quote for value");
        assertThatThrownBy(() -> read("legacy,github\r\nann,\"ann\r\n-gh\"\r\n\r\n\"bob,bob-gh\r\n"))
                .hasMessageContaining("column 'github': 'ann")
                .hasMessageContaining("line 5: no CSV");
        assertThatThrownBy(() -> read("legacy,\"github\nann,ann-gh\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("line 1: no CSV");
    }

    @Test
    void a_file_without_the_columns_is_refused(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> read("name,login\nx,y\n"))
                .hasMessageContaining("its first line must be: legacy,github");
        assertThatThrownBy(() -> read("")).hasMessageContaining("its first line must be: legacy,github");
        assertThatThrownBy(() -> UserMapReader.read(folder.resolve("absent.csv")))
                .hasMessageContaining("does not exist");
        Path latin = folder.resolve("latin.csv");
        Files.write(latin, "legacy,github\nandré,x\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> UserMapReader.read(latin)).hasMessageContaining("is not UTF-8");
        Files.writeString(
                latin,
                "legacy,github\n" + "ann,ann-gh\n".repeat(10_000) + "jos\u00e9,x\n",
                StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> UserMapReader.read(latin))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("is not UTF-8");
    }

    @ParameterizedTest
    @CsvSource({
        "name, name",
        "@name, name",
        "https://github.com/name, name",
        "http://www.GitHub.com/name/, name",
        "name., name",
        "github.com/name/, name",
        "name_corp, name_corp"
    })
    void accounts_are_found_in_what_people_typed(String typed, String login) {
        assertThat(LoginCleaner.clean(typed)).contains(new GitHubLogin(login));
    }

    @ParameterizedTest
    @CsvSource({
        "a b",
        "dave.victor8",
        "''",
        "https://example.org/",
        "-x",
        "a@b.c",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    })
    void what_can_be_no_account_is_none(String typed) {
        assertThat(LoginCleaner.clean(typed)).isEmpty();
    }
}
