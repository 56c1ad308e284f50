package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ferry.fixtures.hub.ExchangeObserver;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.SimulatedGitHubBuilder;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.fixtures.hub.http.Request;
import dev.ferry.fixtures.hub.model.Switch;
import dev.ferry.github.RepositoryName;
import dev.ferry.mapping.ledger.EventRow;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.transfer.move.ClosedPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Journeys that have come to the transfer, for tests of what may happen to it, and the hands that make it happen. */
final class TransferScene {
    /** The first document moves one issue, to see that it can be done: what happens to those of many is of interest. */
    static final Predicate<Request> TRANSFER = Faults.graphQl("m1: transferIssue");

    static final int ISSUES = 23;

    /** So long an issue that is nowhere may be one that lists do not show yet. */
    static final Duration LAG = Duration.ofMinutes(15);

    private TransferScene() {}

    static Journey imported(Path folder) throws Exception {
        return imported(folder, SimulatedGitHub.builder());
    }

    static Journey imported(Path folder, SimulatedGitHubBuilder builder) throws Exception {
        Journey journey = Journey.ofIssues(folder, builder, LegacyIssues.plain(ISSUES, 2));
        journey.importAll();
        return journey;
    }

    /** Thirty issues, the third of them closed, in a world where that can not be moved. */
    static Journey withClosedOnes(Path folder) throws Exception {
        LegacyIssues tracker = new LegacyIssues();
        for (int i = 1; i <= 30; i++) {
            tracker.add(Map.of("status", i == 3 ? "closed" : "open"), "Text " + i + ".");
        }
        Journey journey =
                Journey.ofIssues(folder, SimulatedGitHub.builder().with(Switch.TRANSFER_REFUSES_CLOSED), tracker.all());
        journey.closed = ClosedPolicy.FAIL;
        journey.importAll();
        journey.barrier();
        return journey;
    }

    /** As `ferry retry` does, when what is nowhere still is so by no list that lags. */
    static void retryAfterTheLag(Journey journey, int legacy) {
        journey.time.pass(LAG);
        journey.ledger().commit(new Transition.Requeued(LegacyIssues.id(legacy)));
    }

    static void moveByHand(Journey journey, int legacy, String repository) {
        moveByHand(journey, legacy, Journey.STAGING, repository);
    }

    static void moveByHand(Journey journey, int legacy, String from, String repository) {
        String target =
                journey.github().repository(RepositoryName.parse(repository)).nodeId();
        journey.github()
                .graphQl()
                .mutate(
                        "mutation { transferIssue(input: {issueId: \""
                                + Finals.of(journey, from, legacy).nodeId() + "\", repositoryId: \"" + target
                                + "\"}) { issue { number } } }",
                        JsonNodeFactory.instance.objectNode(),
                        1);
    }

    /** When the document that is to move it arrives: after every look that Ferry can take. */
    static void inTheLastMoment(Journey journey, int legacy, Runnable deed) {
        String node = Finals.of(journey, Journey.STAGING, legacy).nodeId();
        AtomicBoolean done = new AtomicBoolean();
        journey.hub
                .faults()
                .next(
                        request -> {
                            if (TRANSFER.test(request)
                                    && Faults.graphQl(node).test(request)
                                    && done.compareAndSet(false, true)) {
                                deed.run();
                            }
                            return false;
                        },
                        Fault.dropBefore());
    }

    static ExchangeObserver counting(String word, AtomicInteger count) {
        return exchange -> {
            if (new String(exchange.requestBody(), StandardCharsets.UTF_8).contains(word)) {
                count.incrementAndGet();
            }
        };
    }

    static void assertMapIsRight(Journey journey) {
        for (ItemRow item : journey.ledger().view().items()) {
            int number = Finals.of(
                            journey, Journey.TARGET, Integer.parseInt(item.id().value()))
                    .number();
            assertThat(item.finalIssue().orElseThrow().number().value()).isEqualTo(number);
        }
    }

    static List<String> events(Journey journey) {
        List<String> events = new ArrayList<>();
        for (EventRow event : journey.ledger().view().events(0)) {
            events.add(event.what() + " " + event.detail());
        }
        return events;
    }
}
