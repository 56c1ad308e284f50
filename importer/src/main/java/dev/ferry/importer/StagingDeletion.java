package dev.ferry.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ferry.archive.LegacyId;
import dev.ferry.github.IssueLookup;
import dev.ferry.github.IssueView;
import dev.ferry.github.Outcome;
import dev.ferry.github.Refusal;
import dev.ferry.github.RefusalCategory;
import dev.ferry.github.RemoteException;
import dev.ferry.mapping.Marker;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.StagingNumber;
import dev.ferry.mapping.ledger.Failure;
import dev.ferry.mapping.ledger.Transition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Deletes the staging issue of an outdated item. It is read directly before: an issue without the item's marker is not
 * touched, and a deletion whose answer was lost is looked up and not repeated blindly, in this run or the next.
 */
final class StagingDeletion {
    private static final String DELETE = """
            mutation($issue: ID!) {
              deleted: deleteIssue(input: {issueId: $issue}) { clientMutationId }
            }
            """;

    private static final int MOST_TRIES = 4;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    private final ImportJob job;

    StagingDeletion(ImportJob job) {
        this.job = job;
    }

    /** Deletes the issue and tells the ledger; whoever stops it in between finds the item outdated as before. */
    void delete(LegacyId item, StagingNumber number) throws InterruptedException {
        String doubt = "";
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            IssueLookup lookup = job.github().issues(job.staging()).lookup(number.value());
            if (lookup instanceof IssueLookup.NotFound && attempt == 0) {
                // What is not to be seen for a moment is not gone; a repository that is not to be seen ends the run.
                job.github().repository(job.staging());
            } else if (lookup instanceof IssueLookup.Found found) {
                Optional<String> unclear = delete(item, number, found.issue());
                if (unclear.isEmpty()) {
                    return;
                }
                doubt = unclear.get();
            } else {
                leave(item, number, lookup);
                return;
            }
            job.surroundings().sleeper().sleep(BETWEEN_TRIES);
        }
        fail(item, "UNCONFIRMED", "look at githubstatus.com, then `ferry retry` and `ferry import`", doubt);
    }

    /** It is not there to be deleted. */
    private void leave(LegacyId item, StagingNumber number, IssueLookup lookup) {
        if (lookup instanceof IssueLookup.Gone) {
            deleted(item, number);
        } else {
            // Moved, or perhaps moved (404): made anew it would stand there twice.
            job.ledger()
                    .commit(new Transition.LeftBehind(item, "staging issue " + number + " is not on staging any more"));
        }
    }

    /** Asks once, and tells the ledger what came of it; what that leaves unclear is returned, and a look tells. */
    private Optional<String> delete(LegacyId item, StagingNumber number, IssueView issue) {
        if (!isOurs(item, issue)) {
            fail(
                    item,
                    "NOT_OURS",
                    "look at it; if it is to go, delete it by hand, then `ferry retry` and `ferry import`",
                    "staging issue " + number + " does not end with the marker of this item");
            return Optional.empty();
        }
        return ask(item, number, issue.nodeId())
                .fold(
                        done -> {
                            deleted(item, number);
                            return Optional.<String>empty();
                        },
                        refusal -> {
                            if (refusal.category() == RefusalCategory.FORBIDDEN) {
                                putAside(item, number, refusal);
                                return Optional.<String>empty();
                            }
                            return Optional.of(refusal.describe());
                        },
                        Optional::of);
    }

    private void deleted(LegacyId item, StagingNumber number) {
        job.ledger().commit(new Transition.Anew(item, "staging issue " + number + " is deleted"));
    }

    private Outcome<JsonNode> ask(LegacyId item, StagingNumber number, String node) {
        // Before the request: a lost answer must leave a trace.
        job.ledger().commit(new Transition.Noted(Optional.of(item), "deleting", "staging " + number));
        return job.github()
                .graphQl()
                .mutate(DELETE, JsonNodeFactory.instance.objectNode().put("issue", node), 1)
                .fold(answer -> answer.part("deleted"), Outcome.Refused::new, Outcome.Unknown::new);
    }

    /**
     * An issue that is only not to be trusted need not be deleted: without an owner it is never moved. What a newer archive has
     * otherwise would be there twice, all of it, so that ends the run.
     */
    private void putAside(LegacyId item, StagingNumber number, Refusal refusal) {
        if (!job.ledger().view().newerArchive().isUntrusted(item)) {
            // It would be the same for every other one.
            throw new RemoteException(
                    "deleting staging issue " + number + " of issue " + item + ", which the archive has otherwise (only"
                            + " administrators may, and the organization's settings must allow it)",
                    refusal);
        }
        String why = "staging issue " + number + " may not be deleted and is put aside";
        job.ledger()
                .commit(List.of(
                        new Transition.Anew(item, why),
                        new Transition.Quarantined(number, Optional.of(Origin.of(item)), why)));
    }

    private boolean isOurs(LegacyId item, IssueView issue) {
        Marker own = new Marker(job.ledger().id(), Origin.of(item));
        return Marker.parse(issue.body()).filter(own::equals).isPresent();
    }

    private void fail(LegacyId item, String category, String advice, String detail) {
        job.ledger().commit(new Transition.Failed(item, new Failure(category, advice, detail)));
    }
}
