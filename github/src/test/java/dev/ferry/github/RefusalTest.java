package dev.ferry.github;

import static dev.ferry.github.Wire.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.RequestMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows of the table for requests that certainly were not carried out and never will be. */
class RefusalTest extends WireTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0000',
            value = {
                "400 | {\"message\":\"Problems parsing JSON\"}                                                    | INVALID",
                "403 | {\"message\":\"Commenting is disabled on issues with more than 2500 comments\"}            | FORBIDDEN",
                "403 | <html>forbidden</html>                                                                      | FORBIDDEN",
                "404 | {\"message\":\"Not Found\"}                                                                 | NOT_FOUND",
                "404 |                                                                                             | NOT_FOUND",
                "409 | {\"message\":\"Conflict\"}                                                                  | CONFLICT",
                "410 | {\"message\":\"This issue was deleted\"}                                                    | GONE",
                "413 | {\"message\":\"Payload too big\"}                                                           | TOO_LARGE",
                "413 | <html>too large</html>                                                                      | TOO_LARGE",
                "422 | {\"message\":\"Validation Failed\",\"err                                                    | INVALID",
                "422 | {\"message\":\"Validation Failed\"}                                                         | INVALID",
                "422 | {\"message\":\"Validation Failed\",\"errors\":[\"something about the body\"]}               | INVALID",
                "422 | {\"message\":\"Validation Failed\",\"errors\":\"only one string\"}                          | INVALID",
                "422 | {\"errors\":[{\"resource\":\"Issue\",\"code\":\"custom\",\"field\":\"body\",\"message\":\"body is too long (maximum is 65536 characters)\"}]} | TEXT_TOO_LONG",
                "422 | {\"errors\":[{\"resource\":\"IssueComment\",\"code\":\"unprocessable\",\"field\":\"data\"}]} | TEXT_TOO_LONG",
                "422 | {\"errors\":[\"body is too long (maximum is 65536 characters)\"]}                           | TEXT_TOO_LONG",
                "422 | {\"errors\":[{\"resource\":\"Label\",\"code\":\"invalid\",\"field\":\"name\"}]}             | LABEL_INVALID",
                "422 | {\"errors\":[{\"resource\":\"Issue\",\"code\":\"invalid\",\"field\":\"assignees\"}]}        | ASSIGNEE_INVALID",
                "422 | {\"errors\":[{\"resource\":\"Issue\",\"code\":\"missing\",\"field\":\"milestone\"}]}        | MILESTONE_INVALID",
                "422 | {\"errors\":[{\"resource\":\"Label\",\"code\":\"already_exists\",\"field\":\"name\"}]}      | ALREADY_EXISTS",
                "422 | {\"errors\":[{\"resource\":\"Issue\",\"code\":\"missing_field\",\"field\":\"title\"}]}      | INVALID",
            })
    void a_refused_write_has_a_category_and_is_not_sent_again(int status, String body, RefusalCategory category) {
        wire.answer(json(status, body == null ? "" : body));
        wire.showRepository();

        Refusal refusal = refusal(wire.writeComment());

        assertThat(refusal.category()).isEqualTo(category);
        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal.requestId()).contains("AB12:3456");
        assertThat(refusal.describe()).contains("HTTP " + status, "AB12:3456", category.advice());
        assertThat(wire.requests())
                .filteredOn(sent -> sent.getMethod().equals(RequestMethod.POST))
                .hasSize(1);
        assertThat(wire.time.elapsed()).isZero();
    }

    @Test
    void the_detail_is_in_the_words_of_the_server() {
        wire.answer(json(422, """
                {"message":"Validation Failed","errors":[{"resource":"Label","code":"invalid","field":"name","value":"a,b"}]}"""));

        assertThat(refusal(wire.writeComment()).detail()).isEqualTo("Validation Failed; Label name invalid 'a,b'");
    }

    @ParameterizedTest
    @CsvSource({"401,UNAUTHORIZED", "403,FORBIDDEN", "404,NOT_FOUND", "410,GONE", "451,FORBIDDEN"})
    void what_is_refused_for_every_item_stops_the_run(int status, RefusalCategory category) {
        wire.answer(json(status, "{\"message\":\"no\"}"));

        assertThatThrownBy(() -> wire.gitHub.labels(Wire.REPOSITORY).create(ImportsTest.LABEL))
                .isInstanceOfSatisfying(RemoteException.class, e -> {
                    assertThat(e.category()).isEqualTo(category);
                    assertThat(e.requestId()).contains("AB12:3456");
                })
                .hasMessageContainingAll("POST /repos/example/project/labels", "HTTP " + status, category.advice());
        assertThat(wire.requests()).hasSize(1);
    }

    @Test
    void a_refused_token_stops_the_run_in_the_middle_of_one_item_too() {
        wire.answer(json(401, "{\"message\":\"Bad credentials\"}"));

        assertThatThrownBy(wire::writeComment)
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("Bad credentials");
    }

    @Test
    void an_unknown_status_of_a_read_is_an_error_that_names_it() {
        wire.answer(json(418, ""));

        assertThatThrownBy(() -> wire.gitHub.account())
                .isInstanceOfSatisfying(
                        RemoteException.class, e -> assertThat(e.category()).isEqualTo(RefusalCategory.UNEXPECTED))
                .hasMessageContaining("HTTP 418");
    }

    @Test
    void a_web_page_where_the_api_should_be_is_told_at_once() {
        wire.answer(json(200, "<html>Sign in</html>").withHeader("Content-Type", "text/html"));

        assertThatThrownBy(() -> wire.gitHub.account())
                .isInstanceOf(RemoteException.class)
                .hasMessageContainingAll("HTTP 200", "api address");
        assertThat(wire.time.elapsed()).isZero();
    }
}
