package dev.ferry.exporter.roundup.spool;

import java.util.List;
import java.util.Map;

/**
 * One item. Cells hold what Roundup's SQLite tables would: dates as {@code 20050106222945.323}, booleans as 0 and 1,
 * links as ids; what is not there is NULL.
 */
public record SpoolItem(long id, boolean retired, Map<String, String> cells, Map<String, List<Long>> links) {
    public SpoolItem {
        cells = Map.copyOf(cells);
        links = Map.copyOf(links);
    }
}
