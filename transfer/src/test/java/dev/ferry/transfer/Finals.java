package dev.ferry.transfer;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.Marker;
import dev.ferry.mapping.Origin;
import java.util.List;

/** What stands in the final repository, looked at from inside the simulator. */
final class Finals {
    private Finals() {}

    /** The legacy ids of its issues, by rising number, from the markers. */
    static List<LegacyId> origins(Journey journey) {
        return journey.hub.state().issues(Journey.TARGET).stream()
                .map(issue -> Marker.parse(issue.body()).orElseThrow().origin())
                .map(origin -> ((Origin.OfIssue) origin).issue())
                .toList();
    }
}
