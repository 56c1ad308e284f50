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
import dev.ferry.github.RemoteException;
import dev.ferry.mapping.ledger.MigrationView;
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

        /** What else is to be kept with its announcement, and is not yet. */
        default List<Transition> kept(MigrationView ledger, Patient patient) {
            return List.of();
        }

        /** Undoes what was kept, of a change that is certain not to have been carried out. */
        default List<Transition> takenBack(Patient patient) {
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
        List<Transition> kept = change.kept(desk.ledger().view(), patient);
        String why = "";
        boolean inDoubt = false;
        try {
            for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
                // Before the request: a lost answer must leave a trace.
                commit(desk, patient, change.name() + " asked", kept);
                Outcome<?> outcome = change.ask(desk, patient);
                if (outcome instanceof Outcome.Done<?>) {
                    return told(desk, patient, change);
                }
                if (inDoubt && change.isDone(lookUp(desk, patient))) {
                    return told(desk, patient, change);
                }
                Optional<Refusal> refusal = outcome.fold(
                        done -> Optional.<Refusal>empty(), Optional::of, words -> Optional.<Refusal>empty());
                inDoubt |= refusal.isEmpty();
                why = outcome.fold(done -> "", Refusal::describe, words -> words);
                if (refusal.filter(one -> one.category() != RefusalCategory.THROTTLED)
                        .isPresent()) {
                    throw new FindingsException(List.of(patient + ": " + change.name() + ": " + why), ExitCode.REMOTE);
                }
                desk.surroundings().sleeper().sleep(BETWEEN_TRIES);
                IssueLookup lookup = lookUp(desk, patient);
                if (change.isDone(lookup)) {
                    return told(desk, patient, change);
                }
                // Somebody may have taken it away meanwhile.
                Patient.there(lookup, patient.repository(), patient.address());
            }
            throw new FindingsException(
                    List.of(patient + ": " + change.name() + ": not done in " + MOST_TRIES + " tries: " + why),
                    ExitCode.REMOTE);
        } catch (FindingsException | RemoteException e) {
            // What was kept for a change that may take effect yet stays, and so does what an earlier one left.
            boolean stays = inDoubt || kept.isEmpty();
            commit(
                    desk,
                    patient,
                    change.name() + (inDoubt ? " in doubt" : " refused"),
                    stays ? List.of() : change.takenBack(patient));
            throw e;
        }
    }

    private static IssueLookup lookUp(Desk desk, Patient patient) {
        return desk.github()
                .issues(patient.repository())
                .lookup(patient.address().number());
    }

    private static String told(Desk desk, Patient patient, Change change) {
        commit(desk, patient, change.name() + " done", List.of());
        return change.name() + ": done";
    }

    private static void commit(Desk desk, Patient patient, String what, List<Transition> kept) {
        List<Transition> all = new ArrayList<>(kept);
        all.add(noted(desk, patient, "issue " + what));
        desk.ledger().commit(all);
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
