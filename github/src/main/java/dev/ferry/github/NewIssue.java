package dev.ferry.github;

import java.util.List;
import java.util.Optional;

/** An issue to be made by the plain API. Without push access the server silently drops labels, assignees and milestone. */
public record NewIssue(
        String title, String body, List<String> labels, List<String> assignees, Optional<Integer> milestone) {
    public NewIssue {
        labels = List.copyOf(labels);
        assignees = List.copyOf(assignees);
    }
}
