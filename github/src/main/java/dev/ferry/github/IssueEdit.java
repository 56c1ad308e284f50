package dev.ferry.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** What to change in an issue; what is absent stays. Without the rights to it the server silently drops labels, assignees and milestone. */
public record IssueEdit(
        Optional<String> title,
        Optional<String> body,
        Optional<Boolean> closed,
        Optional<String> stateReason,
        Optional<List<String>> labels,
        Optional<List<String>> assignees,
        Optional<Integer> milestone) {
    public IssueEdit {
        labels = labels.map(List::copyOf);
        assignees = assignees.map(List::copyOf);
    }

    public static IssueEdit none() {
        return new IssueEdit(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public IssueEdit withTitle(String text) {
        return new IssueEdit(Optional.of(text), body, closed, stateReason, labels, assignees, milestone);
    }

    public IssueEdit withBody(String text) {
        return new IssueEdit(title, Optional.of(text), closed, stateReason, labels, assignees, milestone);
    }

    /** The reason is "completed" or "not_planned". */
    public IssueEdit closing(String reason) {
        return new IssueEdit(title, body, Optional.of(true), Optional.of(reason), labels, assignees, milestone);
    }

    public IssueEdit reopening() {
        return new IssueEdit(title, body, Optional.of(false), Optional.empty(), labels, assignees, milestone);
    }

    public IssueEdit withLabels(List<String> names) {
        return new IssueEdit(title, body, closed, stateReason, Optional.of(names), assignees, milestone);
    }

    public IssueEdit withAssignees(List<String> logins) {
        return new IssueEdit(title, body, closed, stateReason, labels, Optional.of(logins), milestone);
    }

    /** The milestone's number in the repository. */
    public IssueEdit withMilestone(int number) {
        return new IssueEdit(title, body, closed, stateReason, labels, assignees, Optional.of(number));
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object();
        title.ifPresent(text -> json.put("title", text));
        body.ifPresent(text -> json.put("body", text));
        closed.ifPresent(value -> json.put("state", value ? "closed" : "open"));
        stateReason.ifPresent(reason -> json.put("state_reason", reason));
        labels.ifPresent(names -> names.forEach(json.withArray("labels")::add));
        assignees.ifPresent(logins -> logins.forEach(json.withArray("assignees")::add));
        milestone.ifPresent(number -> json.put("milestone", number));
        return json;
    }
}
