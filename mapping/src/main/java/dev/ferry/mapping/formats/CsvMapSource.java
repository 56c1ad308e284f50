package dev.ferry.mapping.formats;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import dev.ferry.archive.DataException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads either of the tables that {@link CsvMap} writes; the header tells which it is. */
final class CsvMapSource {
    private static final CsvMapper CSV = new CsvMapper();

    private CsvMapSource() {}

    static void read(Path file, Reader in, MapFileReader into) throws IOException {
        try (MappingIterator<String[]> rows = CSV.readerFor(String[].class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .readValues(in)) {
            List<String> header = rows.hasNext()
                    ? Arrays.stream(rows.next()).map(String::strip).toList()
                    : List.of();
            boolean messages = header.contains("message_id");
            if (!messages && !header.containsAll(List.of("legacy_id", "final_number"))) {
                throw new MapFileReader.Place(file, 1)
                        .refuses("this is no map: its header has neither message_id nor legacy_id and final_number");
            }
            while (rows.hasNext()) {
                long line = rows.getCurrentLocation().getLineNr();
                String[] cells = rows.next();
                if (cells.length == 0 || (cells.length == 1 && cells[0].isBlank())) {
                    continue;
                }
                MapFileReader.Place place = new MapFileReader.Place(file, line);
                if (cells.length < header.size()) {
                    throw place.refuses("there are " + cells.length + " cells where the header has " + header.size());
                }
                if (messages) {
                    into.message(place, values(header, cells));
                } else {
                    into.issue(place, values(header, cells));
                }
            }
        } catch (RuntimeJsonMappingException e) {
            throw new DataException("the map " + file + " can not be read as CSV; write it anew with `ferry map`", e);
        }
    }

    private static Map<String, String> values(List<String> header, String[] cells) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            values.put(header.get(i), cells[i]);
        }
        return values;
    }
}
