package dev.ferry.transfer.undo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.github.IssueLookup;
import dev.ferry.github.IssueView;
import dev.ferry.mapping.Marker;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.ledger.UndoRow;
import dev.ferry.mapping.ledger.UndoState;
import dev.ferry.mapping.ledger.UndoWay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads issues directly before they are taken back: one that is not the migration's any more is not touched. For one thread. */
final class Look {
    static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);
    private static final String CHANGED = "its text does not end with the marker of issue ";

    private static final String QUERY = """
            query($ids: [ID!]!) {
              nodes(ids: $ids) { ... on Issue { number repository { nameWithOwner }
            """ + IssueNow.FIELDS + " } }\n}";

    private final UndoJob job;
    private final UndoWay way;

    Look(UndoJob job, UndoWay way) {
        this.job = job;
        this.way = way;
    }

    /** The issue as it stands, or what became of it is told. */
    Optional<IssueNow> now(UndoRow row, Told told) throws InterruptedException {
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        variables.putArray("ids").add(row.node().value());
        JsonNode node = job.github()
                .graphQl()
                .query(QUERY, variables)
                .data()
                .path("nodes")
                .path(0);
        return isHere(row, node)
                ? Optional.of(IssueNow.of(node))
                : lookUp(row, told).map(IssueNow::of);
    }

    private boolean isHere(UndoRow row, JsonNode node) {
        return node.path("number").asInt() == row.number()
                && job.repository()
                        .toString()
                        .equalsIgnoreCase(
                                node.path("repository").path("nameWithOwner").asText());
    }

    /** Those that are there and ours; of the others it is told what became of them. */
    List<UndoRow> stillThere(List<UndoRow> rows, Told told) throws InterruptedException {
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        ArrayNode ids = variables.putArray("ids");
        rows.forEach(row -> ids.add(row.node().value()));
        JsonNode nodes = job.github().graphQl().query(QUERY, variables).data().path("nodes");
        List<UndoRow> there = new ArrayList<>();
        for (int place = 0; place < rows.size(); place++) {
            UndoRow row = rows.get(place);
            JsonNode node = nodes.path(place);
            Optional<UndoRow> ours = isHere(row, node)
                    ? ours(row, node.path("body").asText(), told)
                    : lookUp(row, told).flatMap(issue -> ours(at(row, issue), issue.body(), told));
            ours.ifPresent(there::add);
        }
        told.commit();
        return there;
    }

    /** Under a new node id, as the server has it now. */
    private static UndoRow at(UndoRow row, IssueView issue) {
        return new UndoRow(
                row.place(), row.number(), new NodeId(issue.nodeId()), row.item(), row.state(), row.detail());
    }

    private Optional<UndoRow> ours(UndoRow row, String body, Told told) {
        if (Marker.issueIn(body, job.ledger().id()).filter(row.item()::equals).isPresent()) {
            return Optional.of(row);
        }
        told.tell(row.with(UndoState.LEFT, CHANGED + row.item() + " any more"));
        return Optional.empty();
    }

    /** The issue under this number, or what became of it is told. */
    private Optional<IssueView> lookUp(UndoRow row, Told told) throws InterruptedException {
        IssueLookup lookup = job.github().issues(job.repository()).lookup(row.number());
        if (lookup instanceof IssueLookup.NotFound) {
            // What is not to be seen for a moment is not gone; a repository that is not to be seen ends the run.
            job.github().repository(job.repository());
            job.surroundings().sleeper().sleep(BETWEEN_TRIES);
            lookup = job.github().issues(job.repository()).lookup(row.number());
        }
        if (lookup instanceof IssueLookup.Found found) {
            return Optional.of(found.issue());
        }
        if (lookup instanceof IssueLookup.Moved moved) {
            told.tell(
                    row.with(UndoState.LEFT, "it was moved to " + moved.issue().url()));
        } else {
            // Its deletion announced and away: it was us, as far as anybody can tell.
            boolean us = way == UndoWay.DELETE && row.state() == UndoState.SENDING;
            told.tell(row.with(us ? UndoState.DONE : UndoState.GONE, ""));
        }
        return Optional.empty();
    }
}
