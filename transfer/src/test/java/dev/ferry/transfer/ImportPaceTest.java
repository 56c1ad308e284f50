package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.Exchange;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.limits.LimitRules;
import dev.ferry.github.LimitOptions;
import dev.ferry.importer.ImportSummary;
import dev.ferry.mapping.ledger.ImportDriver;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an import makes of a server's limit a minute, with either driver, configured or learnt, in a time that only its waits let pass. */
@Tag("slow")
class ImportPaceTest {
    private static final int LIMIT = 120;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    /** When the server took what was sent for issues and comments. */
    private final List<Instant> writes = new CopyOnWriteArrayList<>();

    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicBoolean counting = new AtomicBoolean();
    /** The only thread that sends issues leads; what the one that watches them takes does not count. */
    private final LedTime time = new LedTime("ferry-import", this::isSending);

    private volatile int expected;

    private boolean isSending() {
        return counting.get() && writes.size() < expected;
    }

    private void observe(Exchange exchange) {
        if (!counting.get() || !exchange.method().equals("POST")) {
            return;
        }
        if (exchange.status() == 403) {
            refused.incrementAndGet();
        } else if (exchange.status() < 300) {
            writes.add(time.instant());
        }
    }

    private Journey journey(ImportDriver driver, LimitOptions limits) throws Exception {
        // With the driver rest an issue takes two requests, with bulk one.
        int issues = driver == ImportDriver.REST ? LIMIT * 3 / 2 : LIMIT * 3;
        expected = LIMIT * 3;
        Journey journey = Journey.ofIssues(
                        folder, SimulatedGitHub.builder().observer(this::observe), time, LegacyIssues.plain(issues, 2))
                .by(driver);
        journey.limits = limits;
        journey.workers = 1;
        journey.restart();
        journey.beforeSending = () -> {
            journey.hub.limits(new LimitRules(0, LIMIT, 0, LimitRules.none().style(), Duration.ZERO));
            counting.set(true);
        };
        return journey;
    }

    private double share(ImportDriver driver, int from) {
        return LimitUse.share("import with the driver " + driver, writes, LIMIT, MINUTE, from);
    }

    @ParameterizedTest
    @EnumSource(ImportDriver.class)
    void of_a_configured_limit_more_than_95_percent_are_used_and_none_is_refused(ImportDriver driver) throws Exception {
        LimitOptions limits = LimitOptions.unpaced().withWriters(1).withRates(Optional.of(LIMIT), Optional.empty());
        try (Journey journey = journey(driver, limits)) {
            ImportSummary summary = journey.importAll();

            assertThat(summary.failed()).isZero();
            assertThat(refused).hasValue(0);
            assertThat(journey.hub.state().limitRefusals()).isZero();
            assertThat(writes).hasSizeGreaterThanOrEqualTo(expected);
            assertThat(share(driver, 0)).isBetween(0.95, 1.0);
        }
    }

    @ParameterizedTest
    @EnumSource(ImportDriver.class)
    void learning_it_costs_one_refusal_and_then_it_is_used(ImportDriver driver) throws Exception {
        try (Journey journey = journey(driver, LimitOptions.unpaced().withWriters(1))) {
            ImportSummary summary = journey.importAll();

            assertThat(summary.failed()).isZero();
            assertThat(refused).hasValue(1);
            assertThat(journey.github().standing().tokens().get(0).learnedPerMinute())
                    .contains(LIMIT);
            assertThat(share(driver, LIMIT)).isBetween(0.95, 1.0);
        }
    }
}
