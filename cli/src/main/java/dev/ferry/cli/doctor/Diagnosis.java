package dev.ferry.cli.doctor;

import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.session.Finding;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All that was found and foreseen; what could not be looked at is absent, and a finding says why. */
public record Diagnosis(
        Instant at,
        URI api,
        boolean liveMentions,
        List<Finding> findings,
        Optional<ArchiveLook.Looked> archive,
        Optional<ServerFacts> server,
        LedgerFacts ledger,
        DiskFacts disk,
        Optional<Expectation> expected) {
    public Diagnosis {
        findings = List.copyOf(findings);
    }

    /** How the command ends: by the kind of the first error, in the order in which they should be mended. */
    public ExitCode exit() {
        return findings.stream()
                .filter(Finding::error)
                .findFirst()
                .map(Finding::exit)
                .orElse(ExitCode.DONE);
    }

    /** For people: what there is, what it will take, what is wrong, on one screen. */
    public List<String> lines() {
        return new DiagnosisText(this).lines();
    }

    /** For scripts, on one line; its names are a promise. */
    public String json() {
        return DiagnosisJson.of(this).toString();
    }
}
