package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.github.RemoteException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Ends a run at its first request, at its second and so on, until one outlives the sweep; after each it goes on undisturbed. */
final class KillSweep {
    /** More than any such run takes. */
    private static final int MOST_REQUESTS = 60;

    private KillSweep() {}

    /** Makes what is migrated, under a name of its own. */
    interface Scene {
        Journey begin(String name) throws Exception;
    }

    /** What is run, or looked at. */
    interface Step {
        void in(Journey journey) throws Exception;
    }

    /**
     * From the nth request on the faults strike one after the other, the last of them ending the run, for every n. Returns how many
     * runs died; fails where a run is so long that some of its requests were not tried.
     */
    static int atEveryRequest(List<Fault> faults, Scene scene, Step run, Step check) throws Exception {
        int died = 0;
        boolean dies = true;
        for (int n = 1; n < MOST_REQUESTS && dies; n++) {
            try (Journey journey = scene.begin("killed" + n)) {
                strikeFrom(n, faults, journey);
                dies = dies(run, journey);
                journey.hub.faults().clear();
                journey.restart();
                run.in(journey);

                check.in(journey);
                died += dies ? 1 : 0;
            }
        }
        assertThat(dies)
                .as("the run that was ended at its request %s was not the last: nothing after it was tried", died)
                .isFalse();
        return died;
    }

    private static void strikeFrom(int first, List<Fault> faults, Journey journey) {
        AtomicInteger seen = new AtomicInteger();
        // Each is asked in its turn whether it is due, the first of them at every request.
        journey.hub.faults().next(request -> seen.incrementAndGet() >= first, faults.get(0));
        faults.stream().skip(1).forEach(fault -> journey.hub.faults().next(request -> seen.get() >= first, fault));
    }

    static boolean dies(Step run, Journey journey) throws Exception {
        try {
            run.in(journey);
            return false;
        } catch (RemoteException killed) {
            return true;
        }
    }
}
