package dev.ferry.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.archive.LegacyId;
import dev.ferry.github.IssueLookup;
import dev.ferry.mapping.Marker;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.StagingNumber;
import dev.ferry.mapping.ledger.Failure;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.MigrationLedger;
import dev.ferry.mapping.ledger.Transition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Stands between import and transfer: lists the staging repository completely and compares it with the ledger by the
 * markers. What no item owns (a request that took effect late, a stranger's issue) is put aside and never transferred;
 * what is missing is planned again; an issue that lacks comments fails. It also learns the node ids that a transfer needs.
 */
public final class Barrier {
    private static final String PASSED = "barrier.passed";
    private static final int BATCH = 200;
    private static final String LISTING = """
            query($owner: String!, $name: String!, $after: String) {
              repository(owner: $owner, name: $name) {
                issues(first: 100, after: $after) {
                  nodes { id number body comments { totalCount } }
                  pageInfo { hasNextPage endCursor }
                }
              }
            }
            """;

    private final ImportJob job;
    private final BitSet listed = new BitSet();
    private final List<Transition> transitions = new ArrayList<>();
    private final List<StagingNumber> extras = new ArrayList<>();
    private final List<LegacyId> incomplete = new ArrayList<>();

    public Barrier(ImportJob job) {
        this.job = job;
    }

    /** What was found. Missing items are planned again: import, then pass the barrier once more. */
    public record Report(long listed, List<StagingNumber> extras, List<LegacyId> missing, List<LegacyId> incomplete) {
        public Report {
            extras = List.copyOf(extras);
            missing = List.copyOf(missing);
            incomplete = List.copyOf(incomplete);
        }
    }

    /** Whether nothing was sent to staging since the barrier was last passed. */
    public static boolean isPassed(MigrationLedger ledger) {
        return ledger.view().note(PASSED).filter("yes"::equals).isPresent();
    }

    static void reopen(MigrationLedger ledger) {
        if (isPassed(ledger)) {
            ledger.putNote(PASSED, "no");
        }
    }

    /** Compares; afterwards every IMPORTED item is known to be on staging, whole and once. */
    public Report compare() {
        job.progress().begin("compare staging", job.ledger().view().counts().of(ItemState.IMPORTED));
        ObjectNode variables = JsonNodeFactory.instance
                .objectNode()
                .put("owner", job.staging().owner())
                .put("name", job.staging().name());
        job.github().graphQl().walk(LISTING, variables, List.of("repository", "issues"), this::consider);
        commit();
        List<LegacyId> missing = planMissing();
        if (missing.isEmpty()) {
            job.ledger().putNote(PASSED, "yes");
        }
        return new Report(listed.cardinality(), extras, missing, incomplete);
    }

    private void consider(JsonNode node) {
        StagingNumber number = new StagingNumber(node.path("number").asInt());
        listed.set(number.value());
        Optional<ItemRow> owner = job.ledger().view().item(number);
        if (owner.isEmpty()) {
            Optional<Origin> origin = Marker.parse(node.path("body").asText())
                    .filter(marker -> marker.migration().equals(job.ledger().id()))
                    .map(Marker::origin);
            String why =
                    origin.map(o -> "another issue already stands for " + o).orElse("no marker of this migration");
            transitions.add(new Transition.Quarantined(number, origin, why));
            extras.add(number);
        } else if (owner.get().state() == ItemState.IMPORTED) {
            own(owner.get(), node);
        }
        if (transitions.size() >= BATCH) {
            commit();
        }
    }

    private void own(ItemRow item, JsonNode node) {
        LegacyId id = item.id();
        int expected = job.ledger().view().parts(id).size() - 1;
        int present = node.path("comments").path("totalCount").asInt();
        if (present < expected) {
            String detail = "staging issue " + node.path("number") + " has " + present + " comments, " + expected
                    + " were sent";
            transitions.add(new Transition.Failed(
                    id,
                    new Failure(
                            "COMMENTS_MISSING", "delete the staging issue, then `ferry retry` and import", detail)));
            incomplete.add(id);
        } else {
            transitions.add(
                    new Transition.StagingNode(id, new NodeId(node.path("id").asText())));
        }
        job.progress().advance(1);
    }

    /** Lists may lag, reading one issue does not: only what is not there under its number either is missing. */
    private List<LegacyId> planMissing() {
        List<LegacyId> missing = new ArrayList<>();
        for (ItemRow item : job.ledger().view().items(ItemState.IMPORTED)) {
            int number = item.staging().orElseThrow().number().value();
            if (listed.get(number)) {
                continue;
            }
            IssueLookup lookup = job.github().issues(job.staging()).lookup(number);
            if (lookup instanceof IssueLookup.Found found) {
                transitions.add(new Transition.StagingNode(
                        item.id(), new NodeId(found.issue().nodeId())));
            } else {
                transitions.add(new Transition.Lost(item.id(), "staging issue " + number + " is not there"));
                missing.add(item.id());
            }
            if (transitions.size() >= BATCH) {
                commit();
            }
        }
        commit();
        return missing;
    }

    private void commit() {
        job.ledger().commit(transitions);
        transitions.clear();
    }
}
