package dev.ferry.transfer.rewrite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.github.GitHub;
import dev.ferry.transfer.reading.Chunks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads the whole edit histories of texts that were edited, and tells which edit of somebody's was replaced without having been read. */
record HistoryLook(GitHub github, Predicate<Optional<String>> ours) {
    /** GitHub takes up to a hundred ids. */
    private static final int LOOKED_AT_ONCE = 50;

    private static final String LOOK = "query($ids: [ID!]!) {\n  nodes(ids: $ids) {\n    id\n    ... on Issue { body "
            + EditHistory.WHOLE + " }\n    ... on IssueComment { body " + EditHistory.WHOLE + " }\n  }\n}";

    /** Whether the answer to an edit leaves room for somebody's edit that it replaced. */
    boolean isNeeded(Edit edit, JsonNode payload) {
        JsonNode text = payload.path(edit.isBody() ? "issue" : "issueComment");
        return EditHistory.needsALook(text.path("userContentEdits"), edit.edited(), ours);
    }

    /** Those of the edits that replaced somebody's. */
    List<Collision> collisions(Collection<Announced> edits) {
        List<Collision> found = new ArrayList<>();
        for (List<Announced> some : new Chunks<>(edits, LOOKED_AT_ONCE)) {
            look(some, found);
        }
        return found;
    }

    private void look(List<Announced> some, List<Collision> found) {
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        ArrayNode ids = variables.putArray("ids");
        some.forEach(edit -> ids.add(edit.node().value()));
        JsonNode nodes = github.graphQl().query(LOOK, variables).data().path("nodes");
        for (int place = 0; place < some.size(); place++) {
            Announced edit = some.get(place);
            JsonNode text = nodes.path(place);
            EditHistory.of(text)
                    .overwritten(edit.write(), ours)
                    .ifPresent(theirs -> found.add(new Collision(
                            edit.item(),
                            edit.origin(),
                            edit.url(),
                            theirs.editor(),
                            theirs.at(),
                            theirs.text(),
                            Optional.ofNullable(text.path("body").textValue()))));
        }
    }
}
