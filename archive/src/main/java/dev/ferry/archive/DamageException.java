package dev.ferry.archive;

import java.nio.file.Path;

/** What is wrong at one place in an archive, on its way to becoming a {@link DataException} or one {@link Finding} of many. */
final class DamageException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Finding finding;

    DamageException(Finding finding) {
        super(finding.toString());
        this.finding = finding;
    }

    DamageException(Finding finding, Throwable cause) {
        super(finding.toString(), cause);
        this.finding = finding;
    }

    Finding finding() {
        return finding;
    }

    /** For who can not go on without the archive: which one, where, what, and what to do. */
    DataException refusal(Path archive) {
        return new DataException(
                archive + ": " + getMessage() + "; " + finding.cure().words(), this);
    }
}
