package dev.ferry.importer;

import java.util.List;

/** A repository could not be given what the issues need. Each finding says what, where and why; nothing was imported or moved. */
public final class PreparationException extends RuntimeException {
    private final transient List<String> findings;

    PreparationException(List<String> findings) {
        super(String.join("\n", findings));
        this.findings = List.copyOf(findings);
    }

    public List<String> findings() {
        return findings;
    }
}
