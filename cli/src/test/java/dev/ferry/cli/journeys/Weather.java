package dev.ferry.cli.journeys;

import dev.ferry.cli.process.SimulatedWorkspace;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.Fault.Kind;
import dev.ferry.fixtures.hub.faults.FaultSchedule;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.fixtures.hub.http.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Every kind of fault over a share of all requests, by a seed; each where it can happen. */
final class Weather {
    private static final double RATE = 0.1;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration SLOW = Duration.ofMillis(400);
    private static final Duration LAG = Duration.ofSeconds(20);

    /** What leaves everything as it was, or only asks. */
    private static final List<Fault> ANYTHING = List.of(
            Fault.dropBefore(),
            Fault.emptyBefore(),
            Fault.statusBefore(503),
            Fault.slow(SLOW),
            Fault.throttled(Kind.THROTTLED_RESET, 403, SECOND));

    private static final List<Fault> READS = List.of(
            Fault.dropAfter(),
            Fault.emptyAfter(),
            Fault.statusAfter(502),
            Fault.truncated(),
            Fault.throttled(Kind.THROTTLED_SECONDS, 429, SECOND),
            Fault.throttled(Kind.THROTTLED_DATE, 403, SECOND));

    private static final List<Fault> LISTS = List.of(Fault.listLags(LAG), Fault.listLags(LAG));

    private static final List<Fault> WRITES = List.of(
            Fault.dropAfter(), Fault.emptyAfter(), Fault.statusAfter(502), Fault.statusAfter(504), Fault.truncated());

    private static final List<Fault> SUBMISSIONS =
            List.of(Fault.importSticks(), Fault.importFailsLate(), Fault.redirected(307));

    /** Before the redirect of a transferred issue's old number there is another one then. */
    private static final List<Fault> REDIRECTIONS = List.of(Fault.redirected(302), Fault.redirected(307));

    /** After a part of the document, beside all or nothing of it. */
    private static final List<Fault> MUTATIONS = List.of(Fault.statusAfter(502, 3), Fault.statusAfter(502, 1));

    /** "Something went wrong" tells how long everybody is to rest, or a run of many of them would take days. */
    private static final List<Fault> WRONG = List.of(
            Fault.graphQlBefore().telling(SECOND),
            Fault.graphQlAfter(2).telling(SECOND),
            Fault.graphQlAfter().telling(SECOND),
            Fault.aliasesFailAfter(2).telling(SECOND),
            Fault.aliasesFailAfter(20).telling(SECOND));

    private Weather() {}

    /** The same for a transfer alone, over another share of its requests (0 to 1) and the same all the way. */
    static void overTransfers(SimulatedGitHub hub, long seed, double rate) {
        Predicate<Request> lists = Faults.graphQl("issues(first");
        Predicate<Request> graphQl = request -> request.path().endsWith("/graphql");
        Predicate<Request> reads = Faults.writes().or(lists).negate();
        schedule(hub, seed, rate, Faults.writes(), ANYTHING, WRITES, MUTATIONS, WRONG);
        schedule(hub, seed + 1, rate, lists, ANYTHING, READS, LISTS);
        schedule(hub, seed + 2, rate, reads.and(graphQl), ANYTHING, READS, List.of(Fault.graphQlBefore()));
        schedule(hub, seed + 3, rate, reads.and(graphQl.negate()), ANYTHING, READS, REDIRECTIONS);
    }

    static void over(SimulatedGitHub hub, long seed) {
        Predicate<Request> graphQl = request -> request.path().endsWith("/graphql");
        Predicate<Request> mutations = graphQl.and(Faults.graphQl("mutation"));
        Predicate<Request> submissions = Faults.call("POST", "/import/issues");
        Predicate<Request> lists = Faults.call("GET", "/import/issues")
                .or(Faults.call("GET", "/issues"))
                .or(Faults.call("GET", "/dependencies/blocked_by"))
                .or(Faults.graphQl("issues(first"));
        Predicate<Request> writes = Faults.writes();
        schedule(hub, seed, RATE, lists, ANYTHING, READS, LISTS);
        schedule(hub, seed + 1, RATE, mutations, ANYTHING, WRITES, MUTATIONS);
        schedule(hub, seed + 2, RATE, submissions, ANYTHING, WRITES, SUBMISSIONS);
        schedule(hub, seed + 3, RATE, writes.and(mutations.or(submissions).negate()), ANYTHING, WRITES);
        schedule(
                hub,
                seed + 4,
                RATE,
                writes.or(lists).negate().and(graphQl),
                ANYTHING,
                READS,
                List.of(Fault.graphQlBefore()));
        schedule(
                hub,
                seed + 5,
                RATE,
                writes.or(lists).or(graphQl).negate(),
                ANYTHING,
                READS,
                List.of(Fault.redirected(302)));
        wentWrong(hub);
    }

    /**
     * "Something went wrong" teaches the program a pace, for it may be a throttle: so that a sweep does not take hours, it
     * comes when most issues are moved.
     */
    private static void wentWrong(SimulatedGitHub hub) {
        Predicate<Request> late = Faults.graphQl("transferIssue")
                .and(request ->
                        hub.state().issues(SimulatedWorkspace.TARGET).size() > KillAndFaultSweepTest.ISSUES * 4 / 5);
        hub.faults().next(late, Fault.graphQlAfter(2).telling(SECOND));
        hub.faults().next(late, Fault.graphQlBefore().telling(SECOND));
        hub.faults().next(late, Fault.aliasesFailAfter(2).telling(SECOND));
        hub.faults().next(late, Fault.graphQlAfter().telling(SECOND));
    }

    @SafeVarargs
    private static void schedule(
            SimulatedGitHub hub, long seed, double rate, Predicate<Request> where, List<Fault>... kinds) {
        List<Fault> all = new ArrayList<>();
        for (List<Fault> some : kinds) {
            all.addAll(some);
        }
        hub.faults().schedule(FaultSchedule.seeded(seed, rate, all, where));
    }
}
