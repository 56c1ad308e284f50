package dev.ferry.exporter.roundup.admin;

import dev.ferry.exporter.python.PythonLiteral;
import dev.ferry.exporter.python.PythonSyntaxException;
import dev.ferry.exporter.roundup.spool.SpoolEvent;
import java.util.List;

/** {@code CLASS-journals.csv}: item, date, user, action and parameters, without a header. */
final class JournalFile {
    private final CsvFile file;

    JournalFile(CsvFile file) {
        this.file = file;
    }

    /** Takes one row; the parameters are a Python literal. */
    interface EventReader {
        void read(long item, SpoolEvent event);
    }

    void read(EventReader reader) {
        file.read((cells, line) -> {
            if (cells.size() != 5) {
                throw file.damaged(line, "it has " + cells.size() + " of 5 columns; the export was cut short here");
            }
            long item = Cell.id(text(cells, 0, line)).orElseThrow(() -> file.damaged(line, "its id is not a number"));
            reader.read(
                    item,
                    new SpoolEvent(text(cells, 1, line), text(cells, 2, line), text(cells, 3, line), cells.get(4)));
        });
    }

    private String text(List<String> cells, int index, long line) {
        try {
            return Cell.of(cells.get(index)).text().orElse("");
        } catch (PythonSyntaxException | IllegalArgumentException e) {
            throw file.damaged(line, "column " + (index + 1) + " can not be read: " + e.getMessage());
        }
    }

    /** The parameters of a row {@code link}: class, item and property of who links. */
    static List<String> linkedBy(SpoolEvent event) {
        if (!event.action().equals("link")) {
            return List.of();
        }
        try {
            return PythonLiteral.parse(event.params()) instanceof dev.ferry.exporter.python.PyValue.PySequence sequence
                    ? sequence.items().stream()
                            .map(item -> item.text().orElse(""))
                            .toList()
                    : List.of();
        } catch (PythonSyntaxException e) {
            return List.of();
        }
    }
}
