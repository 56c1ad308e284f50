package dev.ferry.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SmokeTest {
    private final Wire wire = new Wire();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void reads_a_repository() {
        wire.server.stubFor(any(anyUrl()).willReturn(okJson("""
                {"id":4880000001,"node_id":"R_1","full_name":"example/project","private":false,"has_issues":true}""")));

        assertThat(wire.gitHub.repository(Wire.REPOSITORY).id()).isEqualTo(4_880_000_001L);
        assertThat(wire.requests().get(0).getUrl()).isEqualTo("/repos/example/project");
    }

    @Test
    void a_lost_answer_to_a_write_is_an_unknown_outcome() {
        wire.server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(502)));

        assertThat(wire.issues().createComment(1, "hello")).isInstanceOf(Outcome.Unknown.class);
        assertThat(wire.requests()).hasSize(1);
    }
}
