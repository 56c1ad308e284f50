package dev.ferry.importer.recovery;

import dev.ferry.archive.Issue;
import dev.ferry.archive.Message;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.TextHash;
import dev.ferry.mapping.ledger.ImportDriver;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.PartPlan;
import dev.ferry.mapping.ledger.PartState;
import dev.ferry.mapping.ledger.RecoveredItem.Archived;
import dev.ferry.mapping.ledger.RecoveredItem.Part;
import dev.ferry.mapping.render.RenderedComment;
import dev.ferry.mapping.render.RenderedIssue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What an issue on GitHub amounts to beside the one that the archive would make: how far the item has come, with its parts. */
record Standing(ItemState state, List<Part> parts, Archived archived, boolean sameComments) {

    /**
     * On staging. Comments that are missing at the end are still to come, and after them what the driver sets last; anything
     * else that differs is another archive's.
     */
    static Standing onStaging(
            FoundIssue found, Issue issue, RenderedIssue expected, ImportDriver driver, Instant began) {
        List<PartPlan> plans = plans(issue, expected);
        List<Origin> wanted = plans.stream().skip(1).map(PartPlan::origin).toList();
        List<Origin> there = found.origins();
        boolean begins = there.size() <= wanted.size() && there.equals(wanted.subList(0, there.size()));
        boolean isFinished = sameFacts(found, expected);
        if (!begins || !sameTexts(found, expected) || !(isFinished || canBeFinished(found, expected, driver))) {
            return new Standing(ItemState.IMPORTED, present(plans), Archived.CHANGED, there.equals(wanted));
        }
        if (there.size() == wanted.size()) {
            return new Standing(
                    isFinished ? ItemState.IMPORTED : ItemState.IMPORTING, present(plans), Archived.SAME, true);
        }
        List<Part> parts = new ArrayList<>(present(plans.subList(0, 1 + there.size())));
        // The lost run may have sent the next one: it is looked for before it is sent.
        parts.add(new Part(plans.get(parts.size()), PartState.UNCONFIRMED, Optional.of(began)));
        plans.stream()
                .skip(parts.size())
                .forEach(plan -> parts.add(new Part(plan, PartState.PLANNED, Optional.empty())));
        return new Standing(ItemState.IMPORTING, parts, Archived.SAME, false);
    }

    /**
     * In the final repository. Comments that are not there by now were deleted, or are of another archive: nobody waits for
     * them. The texts may have been rewritten, so they are the verification's to compare.
     */
    static Standing arrived(FoundIssue found, Issue issue, RenderedIssue expected) {
        List<PartPlan> plans = plans(issue, expected);
        Set<Origin> there = Set.copyOf(found.origins());
        List<PartPlan> those = new ArrayList<>();
        plans.stream()
                .filter(plan -> plan.equals(plans.get(0)) || there.contains(plan.origin()))
                .forEach(those::add);
        boolean same = those.size() == plans.size() && there.size() == plans.size() - 1;
        return new Standing(ItemState.MOVED, present(those), Archived.SAME, same);
    }

    /** What the archive lacks, or can not render: as it was found. */
    static Standing asFound(FoundIssue found, Origin origin, boolean arrived, Archived archived) {
        List<PartPlan> plans = new ArrayList<>();
        plans.add(new PartPlan(origin, found.body(), List.of()));
        found.comments().stream()
                .filter(comment ->
                        plans.stream().noneMatch(plan -> plan.origin().equals(comment.origin())))
                .forEach(comment -> plans.add(PartPlan.of(comment.origin(), comment.text())));
        return new Standing(arrived ? ItemState.MOVED : ItemState.IMPORTED, present(plans), archived, true);
    }

    static List<Part> present(List<PartPlan> plans) {
        return plans.stream()
                .map(plan -> new Part(plan, PartState.PRESENT, Optional.empty()))
                .toList();
    }

    /** The parts as an import would plan them. */
    static List<PartPlan> plans(Issue issue, RenderedIssue expected) {
        List<PartPlan> plans = new ArrayList<>();
        plans.add(new PartPlan(
                Origin.of(issue.id()),
                TextHash.of(expected.body()),
                issue.messages().stream().limit(1).map(Message::id).toList()));
        expected.comments()
                .forEach(comment ->
                        plans.add(new PartPlan(comment.origin(), TextHash.of(comment.body()), comment.shows())));
        return plans;
    }

    private static boolean sameTexts(FoundIssue found, RenderedIssue expected) {
        Map<Origin, String> bodies = new HashMap<>();
        for (RenderedComment comment : expected.comments()) {
            bodies.put(comment.origin(), comment.body());
        }
        return found.body().equals(FoundIssue.hash(expected.body()))
                && found.comments().stream()
                        .allMatch(comment ->
                                comment.text().equals(FoundIssue.hash(bodies.getOrDefault(comment.origin(), ""))));
    }

    private static boolean sameFacts(FoundIssue found, RenderedIssue expected) {
        return found.title().strip().equals(expected.title().strip())
                && found.closed() == expected.closed()
                && lower(found.labels()).equals(lower(expected.labels()));
    }

    /** Plain issues are closed at their end, and given then what the server left out of their labels. */
    private static boolean canBeFinished(FoundIssue found, RenderedIssue expected, ImportDriver driver) {
        return driver == ImportDriver.REST
                && found.title().strip().equals(expected.title().strip())
                && (expected.closed() || !found.closed())
                && lower(expected.labels()).containsAll(lower(found.labels()));
    }

    private static Set<String> lower(List<String> labels) {
        return labels.stream().map(label -> label.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }
}
