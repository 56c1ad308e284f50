package dev.ferry.cli.journeys;

import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.FaultSchedule;
import java.time.Duration;
import java.util.List;

/** Lets a simulated GitHub answer at the pace of a distant server, so that a stage lasts and can be disturbed. */
final class Pace {
    private Pace() {}

    /** Every answer comes so much later than it could. */
    static void slow(SimulatedGitHub hub, Duration answer) {
        hub.faults().schedule(FaultSchedule.seeded(1, 1.0, List.of(Fault.slow(answer)), request -> true));
    }
}
