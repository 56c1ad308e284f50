package dev.ferry.cli.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.cli.process.SimulatedWorkspace;
import dev.ferry.fixtures.hub.IssueView;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** An {@link EndState} too large to be held twice: of each issue of the final repository, by number, whose it is and a hash of the rest. */
record EndDigests(List<Arrival> arrivals) {
    /** An issue that arrived. */
    record Arrival(int number, String legacyId, String sha256) {}

    /** Looks into the simulator, which must have met nothing that it does not know. */
    static EndDigests of(SimulatedWorkspace workspace) {
        List<IssueView> views = workspace.hub().state().issues(SimulatedWorkspace.TARGET);
        Neutral neutral = Neutral.of(views);
        List<Arrival> arrivals = new ArrayList<>();
        for (IssueView view : views) {
            EndState.Issue issue = EndState.issue(view, neutral);
            arrivals.add(new Arrival(view.number(), issue.legacyId(), sha256(issue.toString())));
        }
        assertThat(workspace.hub().state().notifications()).isEmpty();
        assertThat(workspace.hub().state().violations()).isEmpty();
        return new EndDigests(arrivals);
    }

    /** Fails unless these issues are there, each once, and their numbers rise in this order. */
    void mustRiseIn(List<String> legacyOrder) {
        int before = 0;
        for (int place = 0; place < Math.min(arrivals.size(), legacyOrder.size()); place++) {
            Arrival arrival = arrivals.get(place);
            assertThat(arrival.legacyId())
                    .as("final issue %d", arrival.number())
                    .isEqualTo(legacyOrder.get(place));
            assertThat(arrival.number()).isGreaterThan(before);
            before = arrival.number();
        }
        assertThat(arrivals).hasSameSizeAs(legacyOrder);
    }

    /** Fails with the first issue that is not as in the other one. */
    void mustEqual(EndDigests other) {
        for (int place = 0; place < Math.min(arrivals.size(), other.arrivals.size()); place++) {
            assertThat(arrivals.get(place)).isEqualTo(other.arrivals.get(place));
        }
        assertThat(arrivals).hasSameSizeAs(other.arrivals);
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
