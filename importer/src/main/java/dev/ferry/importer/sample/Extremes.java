package dev.ferry.importer.sample;

import dev.ferry.archive.Attachment;
import dev.ferry.archive.Issue;
import dev.ferry.archive.Message;
import dev.ferry.archive.MessageBody;
import dev.ferry.archive.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/** The issue with the most of each kind; of equal ones the oldest. */
final class Extremes {
    private final List<Extreme> all = List.of(
            new Extreme(
                    "the longest message",
                    "characters",
                    issue -> lengths(issue).max().orElse(0)),
            new Extreme(
                    "the longest texts together",
                    "characters",
                    issue -> lengths(issue).sum()),
            new Extreme(
                    "the longest title", "characters", issue -> issue.title().length()),
            new Extreme(
                    "the most messages", "messages", issue -> issue.messages().size()),
            new Extreme("the most files", "files", issue -> issue.files().size()),
            new Extreme(
                    "the largest file",
                    "bytes",
                    issue -> issue.files().stream()
                            .mapToLong(Attachment::size)
                            .max()
                            .orElse(0)),
            new Extreme(
                    "the most links to other issues",
                    "links",
                    issue -> issue.relations().size()),
            new Extreme(
                    "the most watchers", "watchers", issue -> issue.watchers().size()),
            new Extreme(
                    "the longest history", "events", issue -> issue.history().size()),
            new Extreme(
                    "the most people writing",
                    "people",
                    issue -> issue.messages().stream()
                            .flatMap(message -> message.author().stream())
                            .distinct()
                            .count()),
            new Extreme(
                    "the most values of properties",
                    "values",
                    issue -> issue.properties().stream()
                            .map(Property::values)
                            .mapToLong(List::size)
                            .sum()),
            new Extreme("the latest activity", "", issue -> issue.activity().toEpochMilli()));

    private final List<Candidate> ends = new ArrayList<>();

    private static final class Extreme {
        private final String what;
        private final String unit;
        private final ToLongFunction<Issue> measure;
        private final List<Candidate> holder = new ArrayList<>(1);
        private long largest;

        Extreme(String what, String unit, ToLongFunction<Issue> measure) {
            this.what = what;
            this.unit = unit;
            this.measure = measure;
        }

        void add(Issue issue, Candidate candidate) {
            long size = measure.applyAsLong(issue);
            if (size > largest) {
                largest = size;
                holder.clear();
                holder.add(candidate);
            }
        }

        Trait trait() {
            return Trait.extreme(
                    unit.isEmpty() ? what : String.format(Locale.ROOT, "%s (%,d %s)", what, largest, unit));
        }
    }

    private static LongStream lengths(Issue issue) {
        return issue.messages().stream()
                .map(Message::body)
                .flatMap(body -> body.stream())
                .map(MessageBody::text)
                .mapToLong(String::length);
    }

    /** Issues come in legacy order. */
    void add(Issue issue, Candidate candidate) {
        all.forEach(extreme -> extreme.add(issue, candidate));
        if (ends.size() == 2) {
            ends.remove(1);
        }
        ends.add(candidate);
    }

    /** Tells each extreme and who holds it. */
    void forEach(BiConsumer<Trait, Candidate> consumer) {
        all.forEach(extreme -> extreme.holder.forEach(holder -> consumer.accept(extreme.trait(), holder)));
        if (!ends.isEmpty()) {
            consumer.accept(Trait.extreme("the oldest"), ends.get(0));
            consumer.accept(Trait.extreme("the newest"), ends.get(ends.size() - 1));
        }
    }
}
