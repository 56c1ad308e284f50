package dev.ferry.archive;

import com.fasterxml.jackson.databind.JsonNode;

/** Records as JSON trees, in the form that an archive holds, for whoever goes through them field by field. */
public final class RecordTree {
    private RecordTree() {}

    public static JsonNode of(Issue issue) {
        return RecordJson.tree(issue);
    }

    public static JsonNode of(User user) {
        return RecordJson.tree(user);
    }
}
