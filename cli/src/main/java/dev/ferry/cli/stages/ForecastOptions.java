package dev.ferry.cli.stages;

import dev.ferry.cli.session.IssueNumber;
import dev.ferry.mapping.FinalNumber;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What becomes of a transfer where numbers come otherwise than texts were written with. */
final class ForecastOptions {
    @Option(
            names = "--forecast-shifted",
            description = "go on where the final repository's next number is not the one that texts were written with;"
                    + " `ferry rewrite` edits the texts that name a wrong one (default: nothing is moved, 7)")
    private boolean shifted;

    @Option(
            names = "--next-number",
            paramLabel = "N",
            converter = IssueNumber.class,
            description = "the number that the final repository gives next, to be compared with the forecast before the"
                    + " first issue and behind a canary (default: asked of the server)")
    private Optional<FinalNumber> nextNumber = Optional.empty();

    boolean isShifted() {
        return shifted;
    }

    Optional<FinalNumber> nextNumber() {
        return nextNumber;
    }
}
