package dev.ferry.transfer.verify;

import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.references.Foreseen;
import java.util.Optional;

/** Whether a text on GitHub is the one that its item's state promises. Has no state of its own. */
final class PromisedText {
    private final VerificationJob job;

    PromisedText(VerificationJob job) {
        this.job = job;
    }

    /** {@code expected} is the text as it is rendered by the map of today. */
    boolean isKept(String expected, String found, ItemRow item) {
        Optional<Foreseen> forecast = job.renderer().context().forecasts().of(item.id());
        String wanted = bare(normal(expected), forecast);
        if (bare(normal(found), forecast).equals(wanted)) {
            return true;
        }
        // References are promised by SETTLED only; until then the text may still have the old ones.
        return item.state() != ItemState.SETTLED
                && (rewritten(found, forecast).equals(wanted)
                        // A transfer may have put the staging repository before every number, in code too.
                        || rewritten(found.replace(job.staging() + "#", "#"), forecast)
                                .equals(wanted));
    }

    private String rewritten(String text, Optional<Foreseen> forecast) {
        String rewritten = job.renderer()
                .references()
                .rewrite(text, job.targets().reading(forecast))
                .text();
        return bare(normal(rewritten), forecast);
    }

    /** Where numbers are foreseen, one of the final repository is the same with its name and without. */
    private static String bare(String text, Optional<Foreseen> forecast) {
        return forecast.map(known -> text.replace(known.repository() + "#", "#"))
                .orElse(text);
    }

    /** The server may change the ends of lines and trim the end of a text. */
    static String normal(String text) {
        return text.replace("\r\n", "\n").stripTrailing();
    }
}
