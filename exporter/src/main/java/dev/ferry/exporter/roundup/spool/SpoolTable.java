package dev.ferry.exporter.roundup.spool;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The columns that a class has in the tables so far; the statement that adds a row is made once and not for each. */
record SpoolTable(String className, List<SpoolColumn> single, List<SpoolColumn> multilinks, String insert) {
    SpoolTable(String className, List<SpoolColumn> single, List<SpoolColumn> multilinks) {
        this(className, List.copyOf(single), List.copyOf(multilinks), insert(className, single));
    }

    private static String insert(String className, List<SpoolColumn> single) {
        String columns =
                single.stream().map(column -> "\"_" + column.name() + "\", ").collect(Collectors.joining());
        return "insert or replace into \"_" + className + "\" (" + columns + "id, __retired__) values ("
                + "?, ".repeat(single.size()) + "?, ?)";
    }

    SpoolTable with(SpoolColumn column) {
        List<SpoolColumn> grown = new ArrayList<>(column.isMultilink() ? multilinks : single);
        grown.add(column);
        return column.isMultilink()
                ? new SpoolTable(className, single, grown)
                : new SpoolTable(className, grown, multilinks);
    }

    /** The name of the table that holds a multilink. */
    String links(SpoolColumn column) {
        return className + "_" + column.name();
    }
}
