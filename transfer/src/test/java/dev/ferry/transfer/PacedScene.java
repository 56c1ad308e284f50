package dev.ferry.transfer;

import dev.ferry.archive.LegacyId;
import dev.ferry.fixtures.hub.Exchange;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.limits.LimitRules;
import dev.ferry.fixtures.hub.model.Permission;
import dev.ferry.github.GitHub;
import dev.ferry.github.GitHubOptions;
import dev.ferry.github.LimitOptions;
import dev.ferry.github.RepositoryName;
import dev.ferry.github.Secret;
import dev.ferry.github.Surroundings;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.StageProgress;
import dev.ferry.mapping.StagingNumber;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.TextHash;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.Ledger;
import dev.ferry.mapping.ledger.MigrationLedger;
import dev.ferry.mapping.ledger.NewMigration;
import dev.ferry.mapping.ledger.PartPlan;
import dev.ferry.mapping.ledger.PlannedItem;
import dev.ferry.mapping.ledger.StagingIssue;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.transfer.move.ClosedPolicy;
import dev.ferry.transfer.move.OnFailure;
import dev.ferry.transfer.move.Transfer;
import dev.ferry.transfer.move.TransferJob;
import dev.ferry.transfer.move.TransferSummary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Many issues on staging as after an import, to be transferred on a server with limits, in a time of their own. */
final class PacedScene implements AutoCloseable {
    private static final String STAGING = "example/staging";
    private static final String TARGET = "example/project";
    /** What a document with mutations takes the server, at its end. */
    private static final Duration ANSWER = Duration.ofSeconds(1);

    final SteppedTime time = new SteppedTime();
    final SimulatedGitHub hub;
    final GitHub github;
    /** When issues were moved, one time for each. */
    final List<Instant> moved = Collections.synchronizedList(new ArrayList<>());

    final AtomicInteger requests = new AtomicInteger();
    final AtomicInteger refusedRequests = new AtomicInteger();
    /** Whether something stood announced while the run waited for its pace. */
    final AtomicBoolean announcedWhileWaiting = new AtomicBoolean();

    private int deedAfter = Integer.MAX_VALUE;
    private Runnable deed = () -> {};

    private final Ledger ledger;
    private final MigrationLedger migration;
    private final Surroundings surroundings = new Surroundings(time, time, new Random(3));

    PacedScene(Path folder, int issues, LimitRules rules, LimitOptions limits) {
        hub = SimulatedGitHub.builder()
                .clock(time)
                .repository(STAGING)
                .repository(TARGET)
                .token("paced-token", "ferry-bot", Permission.ADMIN)
                .observer(this::observe)
                .start();
        ledger = Ledger.open(folder.resolve("ferry.db"), "test", time);
        migration = ledger.begin(
                new NewMigration(
                        TextHash.of("archive"), folder, RepositoryRef.parse(STAGING), RepositoryRef.parse(TARGET)),
                new Random(7));
        fill(issues);
        hub.limits(rules);
        github = GitHub.connect(GitHubOptions.of(hub.api(), new Secret("paced-token"))
                .withLimits(limits)
                .withWaits(wait -> {
                    if (migration.view().counts().of(ItemState.MOVING) > 0) {
                        announcedWhileWaiting.set(true);
                    }
                })
                .withSurroundings(surroundings));
    }

    private void fill(int issues) {
        List<PlannedItem> items = new ArrayList<>();
        for (int i = 1; i <= issues; i++) {
            String title = "Issue number " + i;
            hub.hands().openIssue(STAGING, "ferry-bot", title, "Text " + i + ".");
            Instant created = time.instant().plusSeconds(i);
            items.add(new PlannedItem(id(i), created, title, Optional.empty(), TextHash.of(title)));
        }
        migration.plan(items);
        List<Transition> transitions = new ArrayList<>();
        hub.state().issues(STAGING).forEach(issue -> {
            LegacyId id = id(issue.number());
            transitions.add(
                    new Transition.Sending(id, List.of(PartPlan.of(Origin.of(id), TextHash.of(issue.body()))), 1));
            transitions.add(new Transition.Imported(
                    id, new StagingIssue(new StagingNumber(issue.number()), Optional.of(new NodeId(issue.nodeId())))));
        });
        migration.commit(transitions);
    }

    private static LegacyId id(int number) {
        return new LegacyId(Integer.toString(number));
    }

    private void observe(Exchange exchange) {
        requests.incrementAndGet();
        String answer = new String(exchange.responseBody(), StandardCharsets.UTF_8);
        if (answer.contains("secondary rate limit")) {
            refusedRequests.incrementAndGet();
        }
        if (new String(exchange.requestBody(), StandardCharsets.UTF_8).contains("transferIssue")) {
            int there = hub.state().issues(TARGET).size();
            while (moved.size() < there) {
                moved.add(time.instant());
            }
            time.pass(ANSWER);
            if (there >= deedAfter) {
                deedAfter = Integer.MAX_VALUE;
                deed.run();
            }
        }
    }

    /** Happens once, right after so many issues were moved. */
    void afterMoving(int issues, Runnable what) {
        deedAfter = issues;
        deed = what;
    }

    TransferSummary transfer() throws InterruptedException {
        return new Transfer(new TransferJob(
                        migration,
                        github,
                        RepositoryName.parse(STAGING),
                        RepositoryName.parse(TARGET),
                        OnFailure.STOP,
                        ClosedPolicy.REOPEN,
                        TransferJob.LARGEST_BATCH,
                        Duration.ofMinutes(1),
                        surroundings,
                        StageProgress.silent(),
                        StopSignal.never()))
                .run();
    }

    /** How much of a limit was used from the issue at a place on. */
    double share(int limit, Duration window, int from) {
        String what = String.format(
                Locale.ROOT,
                "transfer with %d refused, %.3f requests an issue",
                refusedRequests.get(),
                (double) requests.get() / moved.size());
        return LimitUse.share(what, moved, limit, window, from);
    }

    @Override
    public void close() {
        github.close();
        ledger.close();
        hub.close();
    }
}
