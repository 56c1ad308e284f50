package dev.ferry.transfer.verify;

import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.PartRow;
import dev.ferry.mapping.ledger.RelationKind;
import dev.ferry.mapping.ledger.RelationRow;
import dev.ferry.mapping.relations.RelationLines;
import dev.ferry.mapping.relations.WantedRelation;
import dev.ferry.mapping.render.RenderedIssue;
import dev.ferry.transfer.reading.IssueText;
import dev.ferry.transfer.reading.PeoplesHand;
import dev.ferry.transfer.verify.Sides.Side;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Compares one issue on GitHub with its rendering by the current map. For one thread. */
final class Comparison {
    private final VerificationJob job;
    private final Consumer<Difference> tell;
    private final PeoplesHand people;
    /** In GitHub's whole seconds. */
    private final Instant begun;

    private final FactFields facts;
    private final TextFields texts;
    private final CrowdedTexts crowded;
    private final CommentFields comments;
    private final RelationFields relations;
    private final RelationLines relationLines;
    private final NeutralRows rows;

    Comparison(VerificationJob job, Consumer<Difference> tell, NeutralRows rows) {
        this.job = job;
        this.tell = tell;
        this.rows = rows;
        people = new PeoplesHand(job.github(), job.ledger());
        begun = job.begun().truncatedTo(ChronoUnit.SECONDS);
        facts = new FactFields(job);
        texts = new TextFields(job, people);
        crowded = new CrowdedTexts(job);
        comments = new CommentFields(job.ledger().id(), texts, new UnmarkedComments(people), rows);
        relations = new RelationFields(job, people, rows);
        relationLines = new RelationLines(job.ledger().id());
    }

    /** What the archive, GitHub and the ledger have of one item. */
    record Sources(
            Optional<Issue> issue,
            Optional<IssueText> actual,
            List<PartRow> parts,
            List<RelationRow> relations,
            List<RelationLook.Tie> ties) {
        Sources {
            parts = List.copyOf(parts);
            relations = List.copyOf(relations);
            ties = List.copyOf(ties);
        }
    }

    /** So far. */
    Compared compared(long items) {
        return new Compared(items, texts.texts(), crowded.references());
    }

    void compare(ItemRow item, Sources sources) {
        if (sources.issue().isEmpty()) {
            differ(item.id(), "archive", "the issue", "not in this archive");
            rows.alone(Side.FOUND, item.id(), job.renderer().context().people().anonymized(item.title()));
            return;
        }
        Issue issue = sources.issue().get();
        RenderedIssue expected = job.renderer().render(issue, job.targets());
        if (sources.actual().isEmpty()) {
            differ(item.id(), "issue", "present", "not there");
            rows.alone(Side.EXPECTED, item.id(), expected.title());
            return;
        }
        IssueText actual = sources.actual().get();
        Subject subject = new Subject(item, actual, found -> Timeline.of(job.github(), people, found, begun), tell);
        boolean superseded =
                WantedRelation.of(issue).stream().anyMatch(relation -> relation.kind() == RelationKind.DUPLICATE_OF);
        facts.compare(subject, expected, sources.relations(), superseded);
        // No rendering has the lines that say relations.
        Written body = Written.body(actual, relationLines.without(actual.body()));
        boolean kept = texts.compare(subject, "body", Origin.of(item.id()), expected.body(), body, false);
        subject.remember("body", new Pair(expected.body(), kept ? expected.body() : body.text()));
        rows.issue(subject, expected);
        comments.compare(subject, expected, sources.parts());
        relations.compare(subject, sources.ties());
        crowded.consider(subject);
    }

    private void differ(LegacyId item, String field, String expected, String found) {
        tell.accept(new Difference(Optional.of(item), Kind.WRONG, Optional.empty(), field, expected, found));
    }
}
