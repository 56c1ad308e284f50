package dev.ferry.mapping.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.User;
import dev.ferry.archive.UserId;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SuggestionsTest {
    private final List<User> users = new ArrayList<>();
    private final List<Issue> issues = new ArrayList<>();

    private void user(String id, String name, String realName, String github, String... emails) {
        users.add(new User(
                new UserId(id),
                name,
                Optional.of(realName).filter(text -> !text.isEmpty()),
                Optional.of(github).filter(text -> !text.isEmpty()),
                List.of(emails),
                false,
                Map.of()));
    }

    private void issue(String creator, String assignee, String... watchers) {
        issues.add(new Issue(
                new LegacyId(String.valueOf(issues.size() + 1)),
                Optional.empty(),
                "A title",
                Optional.of(new UserId(creator)),
                Instant.EPOCH,
                Optional.empty(),
                Instant.EPOCH,
                Optional.of(assignee).filter(text -> !text.isEmpty()).map(UserId::new),
                List.of(),
                Stream.of(watchers).map(UserId::new).toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of()));
    }

    private List<String> table(UserMap map) throws IOException {
        StringWriter out = new StringWriter();
        SuggestionTable.write(Suggestions.of(users, issues, map).rows(), out);
        return out.toString().lines().toList();
    }

    @Test
    void those_who_appear_most_come_first_and_who_never_appears_is_left_out() throws IOException {
        user("1", "ann", "Ann A", "ann-gh");
        user("2", "bob", "", "");
        user("3", "never", "", "never");
        issue("1", "2", "1", "2");
        issue("2", "2");

        assertThat(table(UserMap.empty()))
                .containsExactly(
                        "legacy,github,guess,source,real_name,opened,written,files,assigned,followed,note",
                        "bob,?,bob,guess,,1,0,0,2,1,",
                        "ann,ann-gh,,tracker,Ann A,1,0,0,0,1,");
    }

    @Test
    void dirty_names_are_cleaned_and_what_is_no_name_is_said() throws IOException {
        user("1", "a", "", "https://github.com/Ann-GH/");
        user("2", "b", "", "who knows");
        user("3", "c", "", "c@example.org");
        issue("1", "2", "3", "3");

        assertThat(table(UserMap.empty()).subList(1, 4))
                .containsExactly(
                        "c,?,c,guess,,0,0,0,0,2,\"the tracker has an address, which is no account's name\"",
                        "a,Ann-GH,,cleaned,,1,0,0,0,0,the tracker has 'https://github.com/Ann-GH/'",
                        "b,?,b,guess,,0,0,0,1,0,\"the tracker has 'who knows', which is no account's name\"");
    }

    @Test
    void the_map_in_use_is_kept_also_where_it_says_that_there_is_no_account() throws IOException {
        user("1", "ann", "", "tracker-ann");
        user("2", "bob", "", "bob-gh");
        issue("1", "2");

        assertThat(table(UserMap.of(Map.of("ann", Optional.of(new GitHubLogin("map-ann")), "2", Optional.empty())))
                        .subList(1, 3))
                .containsExactly(
                        "ann,map-ann,,map,,1,0,0,0,0,the tracker has 'tracker-ann'",
                        "bob,,,map,,0,0,0,1,0,the tracker has 'bob-gh'");
    }

    @Test
    void one_account_of_several_people_is_said_of_each() throws IOException {
        user("1", "ann", "", "Ann-GH");
        user("2", "ann2", "", "@ann-gh");
        issue("1", "2");

        assertThat(table(UserMap.empty()).subList(1, 3))
                .containsExactly(
                        "ann,Ann-GH,,tracker,,1,0,0,0,0,the same account as ann2",
                        "ann2,ann-gh,,cleaned,,0,0,0,1,0,the tracker has '@ann-gh'; the same account as ann");
    }

    @Test
    void a_guess_needs_a_name_that_github_would_give() throws IOException {
        user("1", "has.dot", "", "");
        user("2", "x--y", "", "");
        user("3", "under_score", "", "", "1234+real-name@users.noreply.github.com");
        user("4", "a".repeat(40), "", "");
        issue("1", "2", "3", "4");

        assertThat(table(UserMap.empty()).subList(1, 5))
                .extracting(row -> row.split(",", -1)[0] + " " + row.split(",", -1)[2])
                .containsExactly("a".repeat(40) + " ", "has.dot ", "under_score real-name", "x--y ");
    }

    @Test
    void where_a_login_can_not_stand_for_a_person_the_id_does() throws IOException {
        user("1", "twin", "", "");
        user("2", "twin", "", "");
        user("3", "me@example.org", "=cmd()", "");
        user("4", "=sum()", "", "");
        user("5", " blank ", "", "");
        user("6", "1", "", "");
        issue("1", "2", "3", "4", "5", "6");

        // The first twin's id is another one's login, so nothing is left to name that person by.
        assertThat(table(UserMap.empty()).subList(1, 6))
                .extracting(row -> row.split(",", -1)[0] + "|" + row.split(",", -1)[4])
                .containsExactlyInAnyOrder("2|", "3|'=cmd()", "4|", "5|", "1|");
        assertThat(String.join("\n", table(UserMap.empty()))).doesNotContain("me@example.org");
    }

    @Test
    void an_address_that_is_a_login_stands_nowhere() throws IOException {
        user("1", "jane@example.org", "", "");
        user("2", "jane@example.org", "", "");
        user("17", "joe@example.org", "", "");
        user("4", "17", "", "");
        issue("1", "2", "17", "4");

        assertThat(table(UserMap.empty()).subList(1, 4))
                .extracting(row -> row.split(",", -1)[0])
                .containsExactlyInAnyOrder("1", "2", "17");
        assertThat(String.join("\n", table(UserMap.empty()))).doesNotContain("@example.org");
        assertThat(Suggestions.of(users, issues, UserMap.empty()).strangers()).isEqualTo(1);
    }

    @Test
    void an_account_of_thousands_names_a_few_of_them() throws IOException {
        for (int i = 1; i <= 2_000; i++) {
            user(String.valueOf(i), "user-" + i, "", "none");
            issue(String.valueOf(i), "");
        }

        assertThat(table(UserMap.empty()).get(1))
                .endsWith("the same account as user-10, user-100, user-1000, user-1001, user-1002 and 1994 more\"");
    }

    @Test
    void what_is_written_reads_as_the_same_map_and_leaves_open_what_nobody_decided() throws IOException {
        user("1", "ann", "A, \"the\" first\nand last", "ann-gh");
        user("2", "bob", "", "");
        user("3", "cyd", "", "cyd-gh");
        issue("1", "2", "3");
        StringWriter out = new StringWriter();
        SuggestionTable.write(
                Suggestions.of(users, issues, UserMap.of(Map.of("cyd", Optional.empty())))
                        .rows(),
                out);

        UserMap read = UserMapReader.read("users.csv", new StringReader(out.toString()));

        People people = People.of(users, read, true);
        assertThat(read.size()).isEqualTo(2);
        assertThat(people.mappedLogin(new UserId("1"))).contains(new GitHubLogin("ann-gh"));
        assertThat(people.isMapped(new UserId("2"))).isFalse();
        assertThat(people.isMapped(new UserId("3"))).isTrue();
        assertThat(people.login(new UserId("3"))).isEmpty();
    }

    @Test
    void people_whom_the_list_lacks_are_counted() {
        issue("7", "8");
        assertThat(Suggestions.of(users, issues, UserMap.empty()).strangers()).isEqualTo(2);
    }
}
