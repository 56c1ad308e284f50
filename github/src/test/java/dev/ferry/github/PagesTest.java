package dev.ferry.github;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.ferry.github.Wire.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class PagesTest extends WireTest {
    private static final String LABELS = "/repos/example/project/labels";

    private void page(int number, int last) {
        String url = number == 1 ? LABELS + "?per_page=100" : "/opaque?cursor=" + number;
        String links = number == last
                ? "<" + wire.server.baseUrl() + "/first>; rel=\"first\""
                : "<" + wire.server.baseUrl() + "/opaque?cursor=" + (number + 1) + ">; rel=\"next\"";
        wire.server.stubFor(any(urlEqualTo(url))
                .willReturn(json(200, "[{\"name\":\"label " + number + "\",\"color\":\"ffffff\"}]")
                        .withHeader("Link", links)));
    }

    private Pages<String> labels(int mostPages) {
        Transport transport =
                new Transport(wire.options(), Api.home(wire.options().api()));
        Statistics statistics = new Statistics();
        Caller caller =
                new Caller(wire.options(), transport, new Gate(wire.options(), statistics), statistics, new Renames());
        HttpUrl first = HttpUrl.get(wire.server.baseUrl() + LABELS + "?per_page=100");
        return new Pages<>(
                caller, Request.get(RequestKind.LABELS, first), (JsonNode json) -> Json.text(json, "name"), mostPages);
    }

    @Test
    void a_list_goes_on_where_the_link_header_says() {
        page(1, 3);
        page(2, 3);
        page(3, 3);

        assertThat(wire.gitHub.labels(Wire.REPOSITORY).all().toList())
                .extracting(Label::name)
                .containsExactly("label 1", "label 2", "label 3");
    }

    @Test
    void pages_are_asked_for_only_when_they_are_needed() {
        page(1, 2);

        assertThat(wire.gitHub.labels(Wire.REPOSITORY).all().iterator().next().name())
                .isEqualTo("label 1");
        assertThat(wire.requests()).hasSize(1);
    }

    @Test
    void a_list_may_be_as_long_as_its_bound() {
        page(1, 3);
        page(2, 3);
        page(3, 3);

        assertThat(labels(3).toList()).hasSize(3);
    }

    @Test
    void a_list_one_page_longer_than_its_bound_is_an_error() {
        page(1, 3);
        page(2, 3);
        page(3, 3);

        assertThatThrownBy(() -> labels(2).toList())
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("does not end after 2 pages");
    }

    @Test
    void the_next_page_is_never_asked_of_another_host() {
        wire.server.stubFor(any(urlPathEqualTo(LABELS))
                .willReturn(json(200, "[]").withHeader("Link", "<http://127.0.0.1:1/next>; rel=\"next\"")));

        assertThatThrownBy(() -> wire.gitHub.labels(Wire.REPOSITORY).all().toList())
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("another host");
    }

    @Test
    void something_else_than_a_list_is_an_error() {
        wire.answer(json(200, "{\"message\":\"hello\"}"));

        assertThatThrownBy(() -> wire.gitHub.labels(Wire.REPOSITORY).all().toList())
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("a list was expected");
    }

    @Test
    void a_login_that_can_not_be_assigned_is_a_plain_no() {
        wire.server.stubFor(
                any(urlEqualTo("/repos/example/project/assignees/yes")).willReturn(json(204, "")));
        wire.server.stubFor(
                any(urlEqualTo("/repos/example/project/assignees/no")).willReturn(json(404, "{}")));
        wire.server.stubFor(
                any(urlEqualTo("/repos/example/project/assignees/odd")).willReturn(json(403, "{}")));
        Labels labels = wire.gitHub.labels(Wire.REPOSITORY);

        assertThat(labels.assignable("yes")).isTrue();
        assertThat(labels.assignable("no")).isFalse();
        assertThatThrownBy(() -> labels.assignable("odd")).isInstanceOf(RemoteException.class);
    }
}
