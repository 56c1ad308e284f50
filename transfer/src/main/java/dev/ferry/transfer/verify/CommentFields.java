package dev.ferry.transfer.verify;

import dev.ferry.mapping.Marker;
import dev.ferry.mapping.MigrationId;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.ledger.PartRow;
import dev.ferry.mapping.render.RenderedComment;
import dev.ferry.mapping.render.RenderedIssue;
import dev.ferry.transfer.reading.CommentText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares an issue's comments: which are missing, there twice, not to be expected, or in another order, and the text and date of
 * each. Comments of people and of other migrations are none of ours. For one thread.
 */
final class CommentFields {
    private static final int MOST_NAMED = 12;

    private final MigrationId migration;
    private final TextFields texts;
    private final UnmarkedComments unmarked;
    private final NeutralRows rows;

    CommentFields(MigrationId migration, TextFields texts, UnmarkedComments unmarked, NeutralRows rows) {
        this.rows = rows;
        this.migration = migration;
        this.texts = texts;
        this.unmarked = unmarked;
    }

    void compare(Subject subject, RenderedIssue expected, List<PartRow> parts) {
        List<Origin> wanted =
                expected.comments().stream().map(RenderedComment::origin).toList();
        List<Origin> order = new ArrayList<>();
        Map<Origin, CommentText> present = new HashMap<>();
        Map<String, CommentText> others = new HashMap<>();
        Set<CommentText> strangers = new LinkedHashSet<>();
        for (CommentText comment : subject.actual().comments()) {
            Optional<Origin> origin = origin(comment);
            origin.ifPresentOrElse(
                    known -> {
                        order.add(known);
                        present.putIfAbsent(known, comment);
                    },
                    () -> {
                        strangers.add(comment);
                        others.putIfAbsent(words(comment.body()), comment);
                    });
        }
        Set<Origin> missing = new LinkedHashSet<>(wanted);
        missing.removeAll(present.keySet());
        for (RenderedComment comment : expected.comments()) {
            if (missing.contains(comment.origin())) {
                lostMarker(subject, comment, others).ifPresent(there -> {
                    missing.remove(comment.origin());
                    strangers.remove(there);
                });
            }
        }
        sequence(subject, new Sequence(wanted, order, missing));
        strangers.forEach(comment -> unmarked.consider(subject, comment));
        Map<Origin, PartRow> byOrigin = new HashMap<>();
        parts.forEach(part -> byOrigin.put(part.origin(), part));
        CommentRows both = new CommentRows(rows);
        for (RenderedComment comment : expected.comments()) {
            // A comment that followed by itself has the date of its sending; its text shows the old one.
            boolean dated = Optional.ofNullable(byOrigin.get(comment.origin()))
                    .filter(part -> part.importId().isPresent())
                    .isPresent();
            both.expect(comment, dated);
            Optional.ofNullable(present.get(comment.origin()))
                    .filter(there -> compare(subject, comment, there, dated))
                    .ifPresent(there -> both.kept(there, comment));
        }
        for (CommentText comment : subject.actual().comments()) {
            origin(comment).ifPresent(known -> both.found(known, comment));
        }
        both.write(subject.item().id());
    }

    /** The comment whose text is there, but not the marker that makes it ours. */
    private Optional<CommentText> lostMarker(
            Subject subject, RenderedComment comment, Map<String, CommentText> others) {
        Optional<CommentText> found = Optional.ofNullable(others.remove(words(comment.body())));
        found.ifPresent(there -> {
            String field = TextPart.MARKER.of(field(comment.origin()));
            texts.tell(subject, field, comment.origin(), comment.body(), Written.comment(there));
        });
        return found;
    }

    /** Returns whether the text is as it was promised. */
    private boolean compare(Subject subject, RenderedComment comment, CommentText there, boolean dated) {
        String field = field(comment.origin());
        if (dated) {
            subject.same(field + " date", Subject.second(comment.createdAt()), Subject.second(there.created()));
        }
        return texts.compare(subject, field, comment.origin(), comment.body(), Written.comment(there), true);
    }

    /** What is to be there, what is there of ours, and which are missing of the former. */
    private record Sequence(List<Origin> wanted, List<Origin> order, Set<Origin> missing) {
        Set<Origin> twice() {
            Set<Origin> seen = new HashSet<>();
            Set<Origin> twice = new LinkedHashSet<>();
            order.stream().filter(origin -> !seen.add(origin)).forEach(twice::add);
            return twice;
        }

        Set<Origin> unknown() {
            Set<Origin> unknown = new LinkedHashSet<>(order);
            wanted.forEach(unknown::remove);
            return unknown;
        }

        boolean isInOrder() {
            Set<Origin> there = new HashSet<>(order);
            Set<Origin> both = new LinkedHashSet<>(order);
            both.retainAll(new HashSet<>(wanted));
            return wanted.stream().filter(there::contains).toList().equals(List.copyOf(both));
        }
    }

    private static void sequence(Subject subject, Sequence sequence) {
        Map<String, Collection<Origin>> findings = new LinkedHashMap<>();
        findings.put("missing", sequence.missing());
        findings.put("twice", sequence.twice());
        findings.put("unknown", sequence.unknown());
        findings.forEach((what, which) -> {
            if (!which.isEmpty()) {
                tell(subject, sequence, what, what + ": " + inShort(which));
            }
        });
        if (!sequence.isInOrder()) {
            tell(
                    subject,
                    sequence,
                    "order",
                    "expected " + inShort(sequence.wanted()) + ", found " + inShort(sequence.order()));
        }
    }

    private static void tell(Subject subject, Sequence sequence, String what, String brief) {
        subject.differ(Kind.WRONG, "comments " + what, inShort(sequence.wanted()), inShort(sequence.order()), brief);
    }

    private Optional<Origin> origin(CommentText comment) {
        return comment.marker()
                .filter(marker -> marker.migration().equals(migration))
                .map(Marker::origin);
    }

    private static String field(Origin origin) {
        return "comment " + origin;
    }

    private static String words(String text) {
        return PromisedText.normal(TextPart.withoutMarker(text));
    }

    private static String inShort(Collection<Origin> origins) {
        List<Origin> first = origins.stream().limit(MOST_NAMED).toList();
        return first + (origins.size() > MOST_NAMED ? " … (" + origins.size() + ")" : "");
    }
}
