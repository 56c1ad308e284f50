package dev.ferry.cli.issues;

import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.run.FindingsException;
import dev.ferry.cli.session.Desk;
import dev.ferry.cli.session.Session;
import dev.ferry.github.IssueLookup;
import dev.ferry.github.IssueView;
import dev.ferry.github.Outcome;
import dev.ferry.github.Refusal;
import dev.ferry.github.RefusalCategory;
import dev.ferry.mapping.ledger.Transition;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Changes one issue: announces it in the ledger, asks, and looks where the answer is lost. Each change says how the issue
 * is to be, so that it can be seen whether it is.
 */
final class Surgery {
    private static final int MOST_TRIES = 4;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    private final Session session;
    private final IssueChoice choice;
    private final boolean strangers;

    Surgery(Session session, IssueChoice choice, boolean strangers) {
        this.session = session;
        this.choice = choice;
        this.strangers = strangers;
    }

    /** One change. */
    interface Change {
        /** What it is called in the ledger and for people, such as "close". */
        String name();

        /** Whether the issue is as it is to be. */
        boolean isDone(IssueLookup lookup);

        /** Asks for it. */
        Outcome<?> ask(Desk desk, Patient patient);

        /** What else is to be kept with its announcement. */
        default List<Transition> kept(Patient patient) {
            return List.of();
        }
    }

    /** Decides what is to be changed, when the issue was read. */
    interface Plan {
        Change change(Patient patient) throws IOException;
    }

    /** Reads the issue, and changes it. */
    int run(String command, Plan plan) throws IOException {
        return Desk.run(session, "issue " + command, choice.migration(), desk -> {
            Patient patient =
                    Patient.find(desk.github(), desk.record(), desk.ledger().view(), choice);
            patient.requireOurs(strangers);
            Change change = plan.change(patient);
            String seen = carryOut(desk, patient, change);
            session.console().result(patient + ": " + seen);
            return ExitCode.DONE;
        });
    }

    private String carryOut(Desk desk, Patient patient, Change change) throws InterruptedException {
        if (change.isDone(new IssueLookup.Found(patient.issue()))) {
            return change.name() + ": it is so already";
        }
        String doubt = "";
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            // Before the request: a lost answer must leave a trace.
            announce(desk, patient, change);
            Outcome<?> outcome = change.ask(desk, patient);
            Optional<Refusal> refusal =
                    outcome.fold(done -> Optional.<Refusal>empty(), Optional::of, words -> Optional.<Refusal>empty());
            if (outcome instanceof Outcome.Done<?>) {
                return told(desk, patient, change);
            }
            boolean late = !doubt.isEmpty() && change.isDone(lookUp(desk, patient));
            if (late) {
                return told(desk, patient, change);
            }
            if (refusal.filter(one -> one.category() != RefusalCategory.THROTTLED)
                    .isPresent()) {
                note(desk, patient, "issue " + change.name() + " refused");
                throw new FindingsException(
                        List.of(patient + ": " + change.name() + ": "
                                + refusal.get().describe()),
                        ExitCode.REMOTE);
            }
            doubt = outcome.fold(done -> "", Refusal::describe, words -> words);
            desk.surroundings().sleeper().sleep(BETWEEN_TRIES);
            IssueLookup lookup = lookUp(desk, patient);
            if (change.isDone(lookup)) {
                return told(desk, patient, change);
            }
            // Somebody may have taken it away meanwhile.
            Patient.there(lookup, patient.repository(), patient.address());
        }
        throw new FindingsException(
                List.of(patient + ": " + change.name() + ": not done in " + MOST_TRIES + " tries: " + doubt),
                ExitCode.REMOTE);
    }

    private static IssueLookup lookUp(Desk desk, Patient patient) {
        return desk.github()
                .issues(patient.repository())
                .lookup(patient.address().number());
    }

    private static void announce(Desk desk, Patient patient, Change change) {
        List<Transition> all = new ArrayList<>(change.kept(patient));
        all.add(noted(desk, patient, "issue " + change.name() + " asked"));
        desk.ledger().commit(all);
    }

    private static String told(Desk desk, Patient patient, Change change) {
        note(desk, patient, "issue " + change.name() + " done");
        return change.name() + ": done";
    }

    private static void note(Desk desk, Patient patient, String what) {
        desk.ledger().commit(noted(desk, patient, what));
    }

    private static Transition noted(Desk desk, Patient patient, String what) {
        return new Transition.Noted(
                patient.item().filter(id -> desk.ledger().view().item(id).isPresent()),
                what,
                patient.address().toString());
    }

    /** The issue that a lookup found. */
    static Optional<IssueView> found(IssueLookup lookup) {
        return lookup instanceof IssueLookup.Found there ? Optional.of(there.issue()) : Optional.empty();
    }
}
