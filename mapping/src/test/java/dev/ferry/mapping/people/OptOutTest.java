package dev.ferry.mapping.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.ConfigException;
import dev.ferry.archive.User;
import dev.ferry.archive.UserId;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OptOutTest {
    private static final List<User> USERS = List.of(
            user("1", "tim_o", "Tim van Other", "tim-gh"),
            user("2", "mark", "Mark", ""),
            user("3", "zoë", "J. R. Someone", ""));

    private static User user(String id, String login, String realName, String github) {
        return new User(
                new UserId(id),
                login,
                Optional.of(realName),
                Optional.of(github).filter(name -> !name.isEmpty()),
                List.of(login + "@example.org"),
                false,
                Map.of());
    }

    private static People without(String list) {
        try {
            UserMap map = UserMap.of(Map.of("mark", Optional.of(new GitHubLogin("mark-gh"))));
            return People.of(USERS, map, true, OptOut.read("opt-out.csv", new StringReader(list)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void who_asked_has_no_name_and_no_account() {
        People people = without("legacy\ntim_o\n2\n");
        for (String id : List.of("1", "2")) {
            UserId person = new UserId(id);
            assertThat(people.name(person)).isEqualTo("a former contributor");
            assertThat(people.realName(person)).isEmpty();
            assertThat(people.login(person)).isEmpty();
            assertThat(people.mappedLogin(person)).isEmpty();
            assertThat(people.isMapped(person)).isTrue();
        }
        assertThat(people.name(new UserId("3"))).isEqualTo("zoë");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "as Tim van Other says|as a former contributor says",
                "TIM VAN OTHER: yes|a former contributor: yes",
                "Tim\t van  Other's patch|a former contributor's patch",
                "ask tim_o, @tim_o or @Tim-GH|ask a former contributor, a former contributor or a former contributor",
                "mail tim_o@example.org!|mail a former contributor!",
                "J. R. Someone <zoë@example.org>|a former contributor <a former contributor>",
                "@mark|a former contributor",
                "tim_other, Tim van Others, Victim van Other|tim_other, Tim van Others, Victim van Other",
                "Tim, van Other|Tim, van Other",
                "mark it with a bookmark, Mark|mark it with a bookmark, Mark",
                "Tim van Tim van Other|Tim van a former contributor",
                "see https://github.com/tim_o/cpython, <www.example.org/~tim_o>|see a former contributor a former contributor",
                "joe@mark.org, joe.@mark, @mark-smith, @mark. Next|joe@mark.org, joe.@mark, @mark-smith, a former contributor. Next",
            })
    void names_go_from_texts_where_they_are_names(String text, String anonymized) {
        assertThat(without("legacy\n1\n2\n3\n").anonymized(text)).isEqualTo(anonymized);
    }

    @ParameterizedTest
    @ValueSource(strings = {"> Tim van\n> Other wrote:", "Tim\r\nvan Other", "\n\nTim\u00a0van Other"})
    void a_name_may_go_over_a_lines_end(String text) {
        assertThat(without("legacy\n1\n").anonymized(text))
                .contains("a former contributor")
                .doesNotContain("Other");
    }

    @Test
    void further_spellings_go_as_well() {
        People people = without("legacy,also\nmark,Mark\nmark,M. O.\nmark,the Markster\n");
        assertThat(people.anonymized("Mark, M. O. and the Markster; not M O"))
                .isEqualTo("a former contributor, a former contributor and a former contributor; not M O");
    }

    @Test
    void rows_by_login_and_by_id_are_of_one_person() {
        People people = without("legacy,also\nmark,\n2,Marky\n");
        assertThat(people.anonymized("Marky, @mark")).isEqualTo("a former contributor, a former contributor");
        assertThat(people.unknownOptOuts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "İbrahim Öz|ask İbrahim Öz and IBRAHIM|ask a former contributor and IBRAHIM",
                "42|3.42 and @42|3.42 and a former contributor",
                "c++|c and c++ and @c++|c and c++ and a former contributor",
                "mark_|mark and @mark_|mark and a former contributor",
            })
    void what_may_be_any_word_stays(String login, String text, String anonymized) throws IOException {
        People people = People.of(
                List.of(user("9", login, login, "")),
                UserMap.empty(),
                false,
                OptOut.read("opt-out.csv", new StringReader("legacy\n9\n")));
        assertThat(people.anonymized(text)).isEqualTo(anonymized);
    }

    @Test
    void rows_of_nobody_are_known() {
        assertThat(without("legacy\nmark\nmarc\n77\n").unknownOptOuts()).containsExactly("marc", "77");
    }

    @Test
    void all_bad_rows_are_told_at_once_with_their_lines() {
        assertThatThrownBy(() -> OptOut.read("opt-out.csv", new StringReader("legacy,also\nmark,\n,x\nmark,...\n")))
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        "the opt-out list opt-out.csv has 2 bad rows; mend or delete: line 3, column 'legacy': it is empty;"
                                + " line 4, column 'also': '...' has no letter or digit that a text could be searched for");
        assertThatThrownBy(() -> OptOut.read("opt-out.csv", new StringReader("name\nx\n")))
                .hasMessageContaining("'legacy'; its first line must be: legacy");
    }

    @Test
    void a_text_of_nothing_but_beginnings_is_searched_once() {
        People people = without("legacy,also\n1,tim tim tim tim tim tim tim tim other\n");
        String text = "tim ".repeat(250_000);
        assertThat(people.anonymized(text)).isEqualTo(text);
    }
}
