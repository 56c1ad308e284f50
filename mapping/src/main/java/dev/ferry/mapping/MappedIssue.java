package dev.ferry.mapping;

import java.util.List;

/** A row of the ID map with what formats for readers need beside it: the issue's title, and where its messages went. Immutable. */
public record MappedIssue(MapRow row, String title, List<MappedMessage> messages) {
    public MappedIssue {
        messages = List.copyOf(messages);
    }
}
