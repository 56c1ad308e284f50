package dev.ferry.exporter.roundup;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The tables that issues are put together from. */
record TrackerTables(
        Schema schema,
        IssueClass roles,
        ClassTable issues,
        Optional<ClassTable> messages,
        Optional<ClassTable> files,
        Optional<ClassTable> users) {
    static TrackerTables of(Snapshot snapshot, Schema schema, String issueClass) {
        IssueClass roles = IssueClass.of(schema.require(issueClass));
        return new TrackerTables(
                schema,
                roles,
                ClassTable.of(snapshot, roles.schema()),
                roles.messageClass().flatMap(schema::find).map(found -> ClassTable.of(snapshot, found)),
                roles.fileClass().flatMap(schema::find).map(found -> ClassTable.of(snapshot, found)),
                schema.find("user").map(found -> ClassTable.of(snapshot, found)));
    }

    /** Classes whose items are named by their id where a property links to them. */
    Set<String> namedByDesignator() {
        Set<String> names = new TreeSet<>();
        names.add(roles.schema().name());
        roles.messageClass().ifPresent(names::add);
        roles.fileClass().ifPresent(names::add);
        return names;
    }
}
