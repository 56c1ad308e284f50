package dev.ferry.cli.issues;

import dev.ferry.cli.session.Desk;
import dev.ferry.github.IssueEdit;
import dev.ferry.github.IssueLookup;
import dev.ferry.github.IssueView;
import dev.ferry.github.Outcome;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.transfer.reading.PeoplesHand;
import java.util.List;
import java.util.Optional;

/** A change by one edit, which says what is to be otherwise. */
record Edit(String name, IssueEdit edit) implements Surgery.Change {
    @Override
    public boolean isDone(IssueLookup lookup) {
        return Surgery.found(lookup).filter(this::isAsWanted).isPresent();
    }

    private boolean isAsWanted(IssueView issue) {
        return edit.title().filter(text -> !text.equals(issue.title())).isEmpty()
                && edit.body()
                        .filter(text -> !lines(text).equals(lines(issue.body())))
                        .isEmpty()
                && edit.closed().filter(closed -> closed != issue.closed()).isEmpty()
                && edit.stateReason()
                        .filter(reason ->
                                !issue.stateReason().filter(reason::equals).isPresent())
                        .isEmpty();
    }

    /** The server may have changed the ends of lines. */
    private static String lines(String text) {
        return text.replace("\r\n", "\n").strip();
    }

    @Override
    public Outcome<?> ask(Desk desk, Patient patient) {
        return desk.github().issues(patient.repository()).edit(patient.address().number(), edit);
    }

    /** A text that somebody wrote on purpose is people's work, whose account ever sent it. */
    @Override
    public List<Transition> kept(MigrationView ledger, Patient patient) {
        return text(patient).filter(text -> !PeoplesHand.isRemembered(ledger, text)).map(PeoplesHand::remember).stream()
                .toList();
    }

    @Override
    public List<Transition> takenBack(Patient patient) {
        return text(patient).map(PeoplesHand::forget).stream().toList();
    }

    private Optional<Origin> text(Patient patient) {
        return edit.body().flatMap(any -> patient.item()).map(Origin::of);
    }
}
