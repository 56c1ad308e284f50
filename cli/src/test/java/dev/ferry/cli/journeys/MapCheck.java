package dev.ferry.cli.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.cli.process.SimulatedWorkspace;
import dev.ferry.fixtures.hub.IssueView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds the ID map's CSV against the two repositories, cell by cell. */
final class MapCheck {
    private MapCheck() {}

    /** One row an issue in this order, complete, and true. */
    static void holds(SimulatedWorkspace workspace, List<String> legacyOrder) {
        Map<String, Integer> finals = new HashMap<>();
        for (IssueView issue : workspace.hub().state().issues(SimulatedWorkspace.TARGET)) {
            finals.put(Arrived.of(issue).legacyId(), issue.number());
        }
        Map<Integer, Integer> stagingOf = new HashMap<>();
        int next = workspace.hub().state().nextNumber(SimulatedWorkspace.STAGING);
        for (int number = 1; number < next; number++) {
            String place = workspace.hub().state().number(SimulatedWorkspace.STAGING, number);
            if (place.startsWith("moved " + SimulatedWorkspace.TARGET + "#")) {
                stagingOf.put(Integer.parseInt(place.substring(place.indexOf('#') + 1)), number);
            }
        }
        List<String> expected = new ArrayList<>(List.of("legacy_id,legacy_url,staging_number,final_number,final_url"));
        for (String id : legacyOrder) {
            Integer number = finals.get(id);
            expected.add(id + ",https://bugs.example.org/issue" + id + "," + stagingOf.get(number) + "," + number
                    + ",https://github.com/" + SimulatedWorkspace.TARGET + "/issues/" + number);
        }
        String map = workspace.ferry("map", "--format", "csv").exits(0).out();
        assertThat(map).endsWith("\n");
        List<String> rows = map.lines().toList();
        for (int row = 0; row < Math.min(rows.size(), expected.size()); row++) {
            assertThat(rows.get(row)).as("row %d of the map", row).isEqualTo(expected.get(row));
        }
        assertThat(rows).hasSameSizeAs(expected);
    }
}
