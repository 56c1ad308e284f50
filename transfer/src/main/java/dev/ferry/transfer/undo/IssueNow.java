package dev.ferry.transfer.undo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.github.IssueView;
import dev.ferry.mapping.NodeId;
import dev.ferry.transfer.rewrite.ReadBody;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;

/** An issue as it stands directly before it is closed; {@code reason} is why it is closed, absent where it is open or closed without one. */
record IssueNow(ReadBody text, Optional<String> reason) {
    /** What {@link #of(JsonNode)} reads. */
    static final String FIELDS = "id url body state stateReason createdAt lastEditedAt editor { login }";

    static IssueNow of(JsonNode issue) {
        return new IssueNow(
                new ReadBody(
                        new NodeId(issue.path("id").asText()),
                        URI.create(issue.path("url").asText()),
                        issue.path("body").asText(),
                        time(issue, "createdAt").orElse(Instant.EPOCH),
                        time(issue, "lastEditedAt"),
                        Optional.ofNullable(issue.path("editor").path("login").textValue())),
                Optional.ofNullable(issue.path("stateReason").textValue())
                        .filter(reason -> issue.path("state").asText().equals("CLOSED"))
                        .map(reason -> reason.toLowerCase(Locale.ROOT)));
    }

    /** REST does not tell when the body was edited: not after the issue was updated. */
    static IssueNow of(IssueView issue) {
        return new IssueNow(
                new ReadBody(
                        new NodeId(issue.nodeId()),
                        URI.create(issue.url()),
                        issue.body(),
                        issue.createdAt(),
                        Optional.of(issue.updatedAt()),
                        Optional.empty()),
                issue.stateReason().filter(reason -> issue.closed()));
    }

    private static Optional<Instant> time(JsonNode issue, String field) {
        return Optional.ofNullable(issue.path(field).textValue())
                .map(text -> OffsetDateTime.parse(text).toInstant());
    }
}
