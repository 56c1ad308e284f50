package dev.ferry.importer.sample;

import dev.ferry.archive.Archive;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Message;
import dev.ferry.archive.MessageId;
import dev.ferry.importer.sample.Mentioned.References;
import dev.ferry.mapping.StageProgress;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.render.RenderContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What some issues refer to, and what these refer to, step by step: by relations and in texts, as {@code ferry rewrite}
 * understands texts. Memory holds ids, and the issues of one step in portions. Where a text names a message of an issue
 * that was not met, the archive is read through once in that step. For one thread; a damaged archive is a DataException.
 */
public final class Closure {
    private static final int PORTION = 200;

    private final Archive archive;
    private final Mentioned mentioned;
    private final StageProgress progress;
    private final StopSignal stop;

    /** The context is that of the texts as they would be imported. */
    public Closure(Archive archive, RenderContext rendering, StageProgress progress, StopSignal stop) {
        this.archive = archive;
        this.mentioned = new Mentioned(rendering);
        this.progress = progress;
        this.stop = stop;
    }

    /**
     * What was found.
     *
     * @param added the issues beside those that were begun with, the nearest first
     * @param cut whether there are more: the bound was passed, and {@code added} ends with the step that passed it
     */
    public record Found(List<Added> added, boolean cut) {
        public Found {
            added = List.copyOf(added);
        }
    }

    /** An issue, one that refers to it, and how many steps it is away from those that were begun with, from 1. */
    public record Added(LegacyId id, LegacyId from, int step) {}

    /**
     * Follows references at most {@code steps} far, and no further once more than {@code most} issues are added. Ids that
     * the archive does not hold lead nowhere. Empty when the operator stopped it.
     */
    public Optional<Found> follow(Collection<LegacyId> start, int steps, long most) {
        Set<LegacyId> known = new HashSet<>(start);
        List<Added> added = new ArrayList<>();
        List<LegacyId> frontier = List.copyOf(start);
        for (int step = 1; step <= steps && !frontier.isEmpty() && added.size() <= most; step++) {
            progress.begin("references, step " + step, frontier.size());
            Optional<Map<LegacyId, LegacyId>> next = next(frontier, known);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            int now = step;
            next.get().forEach((id, from) -> added.add(new Added(id, from, now)));
            frontier = List.copyOf(next.get().keySet());
        }
        return Optional.of(new Found(added, added.size() > most));
    }

    /** What these issues refer to and is not known yet, with who refers to it; it is known from now on. */
    private Optional<Map<LegacyId, LegacyId>> next(List<LegacyId> frontier, Set<LegacyId> known) {
        Map<LegacyId, LegacyId> wanted = new LinkedHashMap<>();
        Map<MessageId, LegacyId> messages = new LinkedHashMap<>();
        for (int from = 0; from < frontier.size(); from += PORTION) {
            List<LegacyId> portion = frontier.subList(from, Math.min(from + PORTION, frontier.size()));
            for (Issue issue : archive.issues(portion)) {
                if (stop.isRaised()) {
                    return Optional.empty();
                }
                References references = mentioned.of(issue);
                references.issues().forEach(id -> wanted.putIfAbsent(id, issue.id()));
                references.messages().forEach(id -> messages.putIfAbsent(id, issue.id()));
                progress.advance(1);
            }
        }
        owners(messages).forEach(wanted::putIfAbsent);
        if (stop.isRaised()) {
            // The look for them may have been cut short.
            return Optional.empty();
        }
        wanted.keySet().removeAll(known);
        wanted.keySet().retainAll(present(wanted.keySet()));
        known.addAll(wanted.keySet());
        return Optional.of(wanted);
    }

    private Set<LegacyId> present(Collection<LegacyId> ids) {
        Set<LegacyId> present = new HashSet<>();
        for (LegacyId id : ids) {
            archive.title(id).ifPresent(title -> present.add(id));
        }
        return present;
    }

    /** The issues that hold these messages, with who refers to them. */
    private Map<LegacyId, LegacyId> owners(Map<MessageId, LegacyId> messages) {
        Map<LegacyId, LegacyId> owners = new LinkedHashMap<>();
        if (messages.isEmpty()) {
            return owners;
        }
        Set<MessageId> left = new HashSet<>(messages.keySet());
        for (Issue issue : archive.issues()) {
            for (Message message : issue.messages()) {
                LegacyId from = messages.get(message.id());
                if (from != null) {
                    owners.putIfAbsent(issue.id(), from);
                    left.remove(message.id());
                }
            }
            if (left.isEmpty() || stop.isRaised()) {
                break;
            }
        }
        return owners;
    }
}
