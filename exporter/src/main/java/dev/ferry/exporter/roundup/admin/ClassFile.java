package dev.ferry.exporter.roundup.admin;

import dev.ferry.archive.DataException;
import dev.ferry.exporter.python.PythonSyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code CLASS.csv}: a header with the names of the properties, then one item a line. */
final class ClassFile {
    static final String ID = "id";
    static final String RETIRED = "is retired";

    private final CsvFile file;

    ClassFile(CsvFile file) {
        this.file = file;
    }

    /** Takes one item; cells by the names of the header. */
    interface ItemReader {
        void read(long id, boolean retired, Map<String, Cell> cells);
    }

    void read(ItemReader reader) {
        List<String> names = new ArrayList<>();
        file.read((cells, line) -> {
            if (names.isEmpty()) {
                names.addAll(header(cells, line));
            } else {
                item(names, cells, line, reader);
            }
        });
        if (names.isEmpty()) {
            throw file.damaged(1, "there is no header; the export was cut short");
        }
    }

    private List<String> header(List<String> cells, long line) {
        if (!cells.contains(ID)) {
            throw file.damaged(line, "the header names no 'id'; this is not what roundup-admin export writes");
        }
        return cells;
    }

    private void item(List<String> names, List<String> cells, long line, ItemReader reader) {
        if (cells.size() != names.size()) {
            throw file.damaged(
                    line, "it has " + cells.size() + " of " + names.size() + " columns; the export was cut short here");
        }
        Map<String, Cell> values = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), cell(names.get(i), cells.get(i), line));
        }
        long id = text(values, ID).flatMap(Cell::id).orElseThrow(() -> file.damaged(line, "its id is not a number"));
        reader.read(id, text(values, RETIRED).filter("1"::equals).isPresent(), values);
    }

    private static java.util.Optional<String> text(Map<String, Cell> values, String name) {
        Cell cell = values.get(name);
        return cell == null ? java.util.Optional.empty() : cell.text();
    }

    private Cell cell(String name, String literal, long line) {
        try {
            return Cell.of(literal);
        } catch (PythonSyntaxException e) {
            DataException damage = file.damaged(line, "column '" + name + "' is no Python literal: " + e.getMessage());
            damage.initCause(e);
            throw damage;
        }
    }
}
