package dev.ferry.transfer.verify;

import dev.ferry.mapping.Origin;
import dev.ferry.transfer.reading.PeoplesHand;

/** Compares texts, and tells which part of one differs. For one thread. */
final class TextFields {
    private final VerificationJob job;
    private final PeoplesHand people;
    private final PromisedText promised;
    private long texts;

    TextFields(VerificationJob job, PeoplesHand people) {
        this.job = job;
        this.people = people;
        promised = new PromisedText(job);
    }

    /** How many were compared. */
    long texts() {
        return texts;
    }

    /** Returns whether the text is as it was promised; {@code attributed} where its first line says who wrote it. */
    boolean compare(
            Subject subject, String field, Origin origin, String expected, Written written, boolean attributed) {
        texts++;
        String found = written.text();
        if (promised.isKept(expected, found, subject.item())) {
            return true;
        }
        TextPart part = TextPart.of(
                expected, found, attributed, (wanted, words) -> promised.isKept(wanted, words, subject.item()));
        tell(subject, part.of(field), origin, expected, written);
        return false;
    }

    /** Tells that a text differs. */
    void tell(Subject subject, String field, Origin origin, String expected, Written written) {
        boolean byPeople =
                people.isIn(written.edited(), written.editor()) || PeoplesHand.isRemembered(job.ledger(), origin);
        String found = written.text();
        FirstDifference first = FirstDifference.of(PromisedText.normal(expected), PromisedText.normal(found));
        subject.differ(
                Subject.kind(byPeople),
                field,
                expected,
                found,
                "expected '" + first.expected() + "', found '" + first.actual() + "'");
    }
}
