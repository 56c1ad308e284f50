package dev.ferry.transfer.verify;

import dev.ferry.mapping.Marker;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.references.ReferenceEdit;
import dev.ferry.mapping.references.ReferenceTargets;
import dev.ferry.transfer.reading.CommentText;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Notes texts of the migration's that were rewritten and have no room for all their references: these stay as they are, for people to
 * shorten the text. For one thread.
 */
final class CrowdedTexts {
    static final String FIELD = "references left";
    private static final int MOST_NAMED = 10;

    private final VerificationJob job;
    private long references;

    CrowdedTexts(VerificationJob job) {
        this.job = job;
    }

    /** How many references stay as they are. */
    long references() {
        return references;
    }

    void consider(Subject subject) {
        // Until then every reference may stand as it did.
        if (subject.item().state() != ItemState.SETTLED) {
            return;
        }
        ReferenceTargets targets = job.targets()
                .reading(job.renderer().context().forecasts().of(subject.item().id()));
        consider(subject, subject.actual().url(), subject.actual().body(), targets);
        for (CommentText comment : subject.actual().comments()) {
            consider(subject, comment.url(), comment.body(), targets);
        }
    }

    private void consider(Subject subject, URI place, String text, ReferenceTargets targets) {
        List<ReferenceEdit> left = job.renderer().references().leftOut(text, targets);
        if (left.isEmpty() || !isOurs(text)) {
            return;
        }
        references += left.size();
        Map<String, Long> times = left.stream()
                .collect(Collectors.groupingBy(ReferenceEdit::before, LinkedHashMap::new, Collectors.counting()));
        String named = times.entrySet().stream()
                        .limit(MOST_NAMED)
                        .map(entry ->
                                entry.getKey() + (entry.getValue() > 1 ? " (" + entry.getValue() + " times)" : ""))
                        .collect(Collectors.joining(", "))
                + (times.size() > MOST_NAMED ? ", …" : "");
        subject.note(FIELD, place, named, "the text would be too long for GitHub with " + named);
    }

    private boolean isOurs(String text) {
        return Marker.parse(text)
                .filter(marker -> marker.migration().equals(job.ledger().id()))
                .isPresent();
    }
}
