package dev.ferry.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Findings as they come, up to so many that nobody would read more; the rest is counted. */
final class Findings {
    static final int MOST = 10_000;

    private final List<Finding> findings = new ArrayList<>();
    private long more;
    private boolean errors;

    void add(Finding finding) {
        errors |= finding.severity() == Finding.Severity.ERROR;
        if (findings.size() < MOST) {
            findings.add(finding);
        } else {
            more++;
        }
    }

    void addAll(List<Finding> several) {
        several.forEach(this::add);
    }

    boolean hasErrors() {
        return errors;
    }

    List<Finding> list() {
        List<Finding> all = new ArrayList<>(findings);
        if (more > 0) {
            Finding.Severity severity = errors ? Finding.Severity.ERROR : Finding.Severity.WARNING;
            all.add(new Finding(
                    severity, "", OptionalLong.empty(), "and " + more + " more findings", Finding.Cure.MEND));
        }
        return List.copyOf(all);
    }
}
