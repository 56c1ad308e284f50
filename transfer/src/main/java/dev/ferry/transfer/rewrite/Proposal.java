package dev.ferry.transfer.rewrite;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.TextHash;
import dev.ferry.mapping.ledger.PartRow;
import dev.ferry.mapping.references.ReferenceEdit;
import dev.ferry.mapping.references.ReferenceKind;
import dev.ferry.mapping.references.ReferenceTargets;
import dev.ferry.mapping.references.Rewritten;
import dev.ferry.transfer.reading.IssueText;
import dev.ferry.transfer.reading.PeoplesHand;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What rewriting would change in one issue as it stands now; people's texts stay as they are. */
final class Proposal {
    private final RewriteJob job;
    private final PeoplesHand people;
    private final LegacyId item;
    private final List<PartRow> parts;
    private final ReferenceTargets targets;
    private final List<Edit> edits = new ArrayList<>();
    private final List<UnknownReference> unknown = new ArrayList<>();
    private final List<CrowdedReference> crowded = new ArrayList<>();

    private Proposal(RewriteJob job, PeoplesHand people, LegacyId item, List<PartRow> parts) {
        this.job = job;
        this.people = people;
        this.item = item;
        this.parts = parts;
        targets =
                job.targets().reading(job.ledger().view().forecast().forecasts().of(item));
    }

    static Proposal of(RewriteJob job, PeoplesHand people, MovedIssues.Moved moved) {
        IssueText issue = moved.text();
        List<PartRow> parts = moved.parts();
        Proposal proposal = new Proposal(job, people, moved.item().id(), parts);
        OurTexts ours = new OurTexts(job.ledger().id(), parts);
        ours.ordinal(issue.body())
                .filter(ordinal -> ordinal == 0)
                .ifPresent(ordinal -> proposal.consider(
                        ordinal,
                        new Standing(
                                issue.node(),
                                issue.url(),
                                issue.body(),
                                issue.created(),
                                issue.edited(),
                                issue.editor())));
        ours.comments(issue.comments())
                .forEach((ordinal, comment) -> proposal.consider(
                        ordinal,
                        new Standing(
                                comment.node(),
                                comment.url(),
                                comment.body(),
                                comment.created(),
                                comment.edited(),
                                comment.editor())));
        return proposal;
    }

    /** A text as it stands on GitHub. */
    private record Standing(
            NodeId node, URI url, String text, Instant created, Optional<Instant> edited, Optional<String> editor) {}

    private void consider(int ordinal, Standing there) {
        String sent = asSent(ordinal, there.text());
        Rewritten rewritten = job.references().rewrite(sent, targets);
        rewritten.unknown().forEach(text -> unknown.add(new UnknownReference(item, there.url(), text)));
        Map<String, Long> leftOut = rewritten.leftOut().stream()
                .collect(Collectors.groupingBy(ReferenceEdit::before, LinkedHashMap::new, Collectors.counting()));
        leftOut.forEach((text, times) -> crowded.add(new CrowdedReference(item, there.url(), text, times)));
        if (!rewritten.text().equals(there.text())) {
            edits.add(new Edit(
                    item,
                    ordinal,
                    parts.get(ordinal).origin(),
                    there.node(),
                    there.url(),
                    there.text(),
                    rewritten.text(),
                    there.edited().orElse(there.created()),
                    people.isIn(there.edited(), there.editor()),
                    counts(rewritten, there.text(), sent)));
        }
    }

    /** A staging repository's name that a transfer put there, and that is taken away again, is a reference to staging. */
    private Map<ReferenceKind, Integer> counts(Rewritten rewritten, String there, String sent) {
        Map<ReferenceKind, Integer> counts = new EnumMap<>(ReferenceKind.class);
        counts.putAll(rewritten.counts());
        int name = job.targets()
                .staging()
                .map(staging -> staging.toString().length())
                .orElse(1);
        int taken = (there.length() - sent.length()) / name;
        if (taken > 0) {
            counts.merge(ReferenceKind.STAGING, taken, Integer::sum);
        }
        return counts;
    }

    /** Whether every reference is right already. */
    boolean isRight() {
        return edits.isEmpty() && unknown.isEmpty() && crowded.isEmpty();
    }

    List<Edit> edits() {
        return edits;
    }

    /**
     * A transfer may put the staging repository's name before every {@code #12}, in code too, where references are left
     * alone. Where the text without it is the one that was sent, it is the one to go on from.
     */
    private String asSent(int ordinal, String text) {
        return job.targets()
                .staging()
                .map(staging -> text.replace(staging + "#", "#"))
                .filter(plain -> !plain.equals(text)
                        && TextHash.of(plain).equals(parts.get(ordinal).text()))
                .orElse(text);
    }

    /** References that the map does not know. */
    List<UnknownReference> unknown() {
        return unknown;
    }

    /** References for which their texts have no room. */
    List<CrowdedReference> crowded() {
        return crowded;
    }
}
