package dev.ferry.transfer.rewrite;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.archive.LegacyId;
import dev.ferry.github.GraphQlAnswer;
import dev.ferry.github.Outcome;
import dev.ferry.github.Refusal;
import dev.ferry.github.RefusalCategory;
import dev.ferry.github.RemoteException;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.MapRow;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.references.ReferenceEdit;
import dev.ferry.mapping.references.Rewritten;
import dev.ferry.transfer.reading.IssueReader;
import dev.ferry.transfer.reading.IssueText;
import dev.ferry.transfer.reading.Portion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes the references of one issue lead to the final repository with nothing but the ID map, after the migration and without
 * its ledger. GitHub's texts are all the memory there is: they are read before each document, only references of texts that carry a
 * marker change, and an edit in doubt is settled by reading again. So it may be killed and run at any time, and a second run edits
 * nothing. For one thread and one run. Throws {@link RemoteException}, and DataException where the map is another migration's.
 */
public final class LazyRewrite {
    private static final Backoff BACKOFF = Backoff.OF_READING;
    private static final int MOST_ROUNDS = 1_000;

    private final LazyJob job;
    private final IssueReader reader;
    private final EditCutter cutter;
    private final HistoryLook history;
    private final Consumer<PlannedEdit> shown;
    private final Consumer<Collision> collided;
    private final Map<NodeId, Edit> doubted = new HashMap<>();
    private final Map<NodeId, String> refused = new HashMap<>();
    private final Set<String> unknown = new LinkedHashSet<>();
    private final Set<String> crowded = new LinkedHashSet<>();
    private boolean waited;
    private long texts;
    private long done;
    private long collisions;

    /** {@code edited} sees each text that was changed, or would be; {@code collided} each of somebody's edits that ours replaced. */
    public LazyRewrite(LazyJob job, Consumer<PlannedEdit> edited, Consumer<Collision> collided) {
        this.job = job;
        shown = edited;
        this.collided = collided;
        reader = new IssueReader(job.github(), job.target());
        cutter = new EditCutter(new Portion(job.github()::standing));
        history = new HistoryLook(job.github(), new OwnLogin(job.github())::isOurs);
    }

    /** Rewrites the issue with this number; asks nobody where the map has none under it. */
    public LazySummary run(FinalNumber number) {
        Optional<LegacyId> item = item(number);
        if (item.isEmpty()) {
            return LazySummary.notInTheMap();
        }
        int inVain = 0;
        int rounds = 0;
        boolean stopped = false;
        boolean open = true;
        while (open && !stopped && !BACKOFF.isOver(inVain) && rounds < MOST_ROUNDS) {
            long before = done + refused.size();
            open = round(number, item.get());
            if (done + refused.size() > before) {
                inVain = 0;
            } else if (!waited) {
                inVain++;
            }
            stopped = open && job.stop().isRaised();
            rounds++;
            if (open && !waited && inVain > 0 && !BACKOFF.isOver(inVain)) {
                BACKOFF.pause(job.surroundings().sleeper(), inVain);
            }
        }
        return summary(item.get(), done, stopped, open);
    }

    /** Shows what {@link #run} would change. */
    public LazySummary plan(FinalNumber number) {
        Optional<LegacyId> item = item(number);
        if (item.isEmpty()) {
            return LazySummary.notInTheMap();
        }
        List<Edit> edits = propose(item.get(), read(number));
        edits.forEach(this::show);
        return summary(item.get(), edits.size(), false, false);
    }

    private LazySummary summary(LegacyId item, long edits, boolean stopped, boolean open) {
        return new LazySummary(
                Optional.of(item),
                texts,
                edits,
                List.copyOf(unknown),
                List.copyOf(crowded),
                List.copyOf(refused.values()),
                open ? Math.max(1, doubted.size()) : 0,
                collisions,
                stopped);
    }

    private Optional<LegacyId> item(FinalNumber number) {
        return job.targets().map().row(number).map(MapRow::id);
    }

    /** Reads, and sends one document; returns whether the issue has to be looked at again. */
    private boolean round(FinalNumber number, LegacyId item) {
        waited = false;
        IssueText issue = read(number);
        confirm(issue);
        List<Edit> edits = propose(item, issue).stream()
                .filter(edit -> !refused.containsKey(edit.node()))
                .toList();
        if (edits.isEmpty()) {
            return false;
        }
        List<Edit> document = cutter.next(edits);
        // What was read before a wait is old: people may have written meanwhile.
        waited = job.github().graphQl().awaitTurn(document.size());
        if (waited) {
            return true;
        }
        long before = done + refused.size();
        send(document);
        return done + refused.size() - before < edits.size();
    }

    private IssueText read(FinalNumber number) {
        IssueText issue = reader.read(List.of(number.value())).get(number.value());
        if (issue == null) {
            throw new RemoteException(
                    "GraphQL issue " + job.target() + number,
                    new Refusal(
                            RefusalCategory.NOT_FOUND,
                            "it can not be read there, and the map has it",
                            0,
                            Optional.empty()));
        }
        return issue;
    }

    private List<Edit> propose(LegacyId item, IssueText issue) {
        List<Edit> edits = new ArrayList<>();
        List<MarkedTexts.Marked> marked =
                MarkedTexts.of(item, issue, job.targets().map());
        texts = marked.size();
        for (MarkedTexts.Marked text : marked) {
            Rewritten rewritten = job.references().rewrite(text.text(), job.targets());
            unknown.addAll(rewritten.unknown());
            rewritten.leftOut().stream()
                    .map(ReferenceEdit::before)
                    .map(words -> words + " in " + text.url())
                    .forEach(crowded::add);
            if (rewritten.changed()) {
                edits.add(new Edit(
                        item,
                        text.ordinal(),
                        text.origin(),
                        text.node(),
                        text.url(),
                        text.text(),
                        rewritten.text(),
                        text.edited(),
                        false,
                        rewritten.counts()));
            }
        }
        return edits;
    }

    /** An edit in doubt that stands there now took effect; what it replaced is looked at in any case. */
    private void confirm(IssueText issue) {
        Map<NodeId, String> now = new HashMap<>();
        now.put(issue.node(), issue.body());
        issue.comments().forEach(comment -> now.put(comment.node(), comment.body()));
        List<Edit> sent = List.copyOf(doubted.values());
        doubted.clear();
        sent.stream().filter(edit -> edit.after().equals(now.get(edit.node()))).forEach(this::carriedOut);
        tell(sent);
    }

    private void send(List<Edit> edits) {
        EditDocument document = EditDocument.of(edits);
        job.github()
                .graphQl()
                .mutate(document.text(), document.variables(), edits.size(), List.of(job.target()))
                .fold(answer -> answered(edits, answer), refusal -> refused(edits, refusal), doubt -> inDoubt(edits));
        cutter.sent(edits);
    }

    private boolean answered(List<Edit> edits, GraphQlAnswer answer) {
        List<Edit> suspects = new ArrayList<>();
        for (int place = 0; place < edits.size(); place++) {
            Edit edit = edits.get(place);
            Outcome<JsonNode> part = answer.part(EditDocument.alias(place));
            if (part instanceof Outcome.Done<JsonNode> there) {
                carriedOut(edit);
                if (history.isNeeded(edit, there.value())) {
                    suspects.add(edit);
                }
            } else if (part instanceof Outcome.Refused<JsonNode> no) {
                refused(List.of(edit), no.refusal());
            } else {
                inDoubt(List.of(edit));
            }
        }
        tell(suspects);
        return true;
    }

    private boolean inDoubt(List<Edit> edits) {
        edits.forEach(edit -> doubted.put(edit.node(), edit));
        return true;
    }

    private boolean refused(List<Edit> edits, Refusal refusal) {
        if (refusal.category() == RefusalCategory.THROTTLED) {
            // To be read and sent again, as if it were in doubt.
            return inDoubt(edits);
        }
        if (edits.size() > 1) {
            // One of them is to blame: each is read anew before it goes by itself.
            cutter.refusedInCompany(edits);
        } else {
            edits.forEach(edit -> refused.put(edit.node(), edit.url() + ": " + refusal.describe()));
        }
        return true;
    }

    private void carriedOut(Edit edit) {
        done++;
        show(edit);
    }

    private void show(Edit edit) {
        shown.accept(new PlannedEdit(edit.item(), edit.origin(), edit.url(), edit.before(), edit.after()));
    }

    private void tell(List<Edit> edits) {
        for (Collision collision :
                history.collisions(edits.stream().map(Announced::of).toList())) {
            collisions++;
            collided.accept(collision);
        }
    }
}
