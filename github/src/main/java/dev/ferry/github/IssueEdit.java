package dev.ferry.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** What to change in an issue; what is absent stays. */
public record IssueEdit(
        Optional<String> title,
        Optional<String> body,
        Optional<Boolean> closed,
        Optional<String> stateReason,
        Optional<List<String>> labels) {
    public IssueEdit {
        labels = labels.map(List::copyOf);
    }

    public static IssueEdit none() {
        return new IssueEdit(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public IssueEdit withTitle(String text) {
        return new IssueEdit(Optional.of(text), body, closed, stateReason, labels);
    }

    public IssueEdit withBody(String text) {
        return new IssueEdit(title, Optional.of(text), closed, stateReason, labels);
    }

    /** The reason is "completed" or "not_planned". */
    public IssueEdit closing(String reason) {
        return new IssueEdit(title, body, Optional.of(true), Optional.of(reason), labels);
    }

    public IssueEdit reopening() {
        return new IssueEdit(title, body, Optional.of(false), Optional.empty(), labels);
    }

    public IssueEdit withLabels(List<String> names) {
        return new IssueEdit(title, body, closed, stateReason, Optional.of(names));
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object();
        title.ifPresent(text -> json.put("title", text));
        body.ifPresent(text -> json.put("body", text));
        closed.ifPresent(value -> json.put("state", value ? "closed" : "open"));
        stateReason.ifPresent(reason -> json.put("state_reason", reason));
        labels.ifPresent(names -> names.forEach(json.withArray("labels")::add));
        return json;
    }
}
