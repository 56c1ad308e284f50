package dev.ferry.transfer.rewrite;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.ledger.PartRow;
import dev.ferry.mapping.references.Rewritten;
import dev.ferry.transfer.reading.CommentText;
import dev.ferry.transfer.reading.IssueText;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What rewriting would change in one issue as it stands now; people's texts stay as they are. */
final class Proposal {
    private final RewriteJob job;
    private final LegacyId item;
    private final List<PartRow> parts;
    private final List<Edit> edits = new ArrayList<>();
    private final Set<String> unknown = new LinkedHashSet<>();

    private Proposal(RewriteJob job, LegacyId item, List<PartRow> parts) {
        this.job = job;
        this.item = item;
        this.parts = parts;
    }

    static Proposal of(RewriteJob job, LegacyId item, List<PartRow> parts, IssueText issue) {
        Proposal proposal = new Proposal(job, item, parts);
        OurTexts ours = new OurTexts(job.ledger().id(), parts);
        ours.ordinal(issue.body())
                .ifPresent(ordinal -> proposal.consider(ordinal, issue.node(), issue.url(), issue.body()));
        for (CommentText comment : issue.comments()) {
            ours.ordinal(comment.body())
                    .ifPresent(ordinal -> proposal.consider(ordinal, comment.node(), comment.url(), comment.body()));
        }
        return proposal;
    }

    private void consider(int ordinal, NodeId node, URI url, String text) {
        Rewritten rewritten = job.references().rewrite(text, job.targets());
        unknown.addAll(rewritten.unknown());
        if (rewritten.changed()) {
            edits.add(new Edit(item, ordinal, parts.get(ordinal).origin(), node, url, text, rewritten.text()));
        }
    }

    List<Edit> edits() {
        return edits;
    }

    /** References that the map does not know. */
    Set<String> unknown() {
        return unknown;
    }
}
