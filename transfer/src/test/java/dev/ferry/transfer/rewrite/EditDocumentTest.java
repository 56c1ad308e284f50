package dev.ferry.transfer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.Origin;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EditDocumentTest {
    private static Edit edit(int ordinal, String node, String after) {
        LegacyId item = new LegacyId("12");
        URI url = URI.create("https://github.example.org/example/project/issues/1");
        return new Edit(
                item, ordinal, Origin.of(item), new NodeId(node), url, "", after, Instant.EPOCH, false, Map.of());
    }

    @Test
    void a_body_and_a_comment_are_changed_in_one_document() {
        EditDocument document = EditDocument.of(List.of(edit(0, "I_1", "Body."), edit(2, "IC_2", "Comment.")));

        assertThat(document.text()).isEqualTo("""
                mutation($i0: ID!, $b0: String!, $i1: ID!, $b1: String!) {
                  e0: updateIssue(input: {id: $i0, body: $b0}) { issue { id BRIEF } }
                  e1: updateIssueComment(input: {id: $i1, body: $b1}) { issueComment { id BRIEF } }
                }""".replace("BRIEF", EditHistory.BRIEF));
        assertThat(document.variables())
                .hasToString("{\"i0\":\"I_1\",\"b0\":\"Body.\",\"i1\":\"IC_2\",\"b1\":\"Comment.\"}");
    }
}
