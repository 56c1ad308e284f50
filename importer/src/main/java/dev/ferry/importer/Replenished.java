package dev.ferry.importer;

import java.util.List;

/** What a repository lacked and was given: names of labels, titles of milestones. */
public record Replenished(List<String> labels, List<String> milestones) {
    public Replenished {
        labels = List.copyOf(labels);
        milestones = List.copyOf(milestones);
    }

    /** Whether it had everything. */
    public boolean isNothing() {
        return labels.isEmpty() && milestones.isEmpty();
    }
}
