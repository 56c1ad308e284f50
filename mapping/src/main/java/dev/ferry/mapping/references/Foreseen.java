package dev.ferry.mapping.references;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.RepositoryRef;
import java.util.Optional;

/**
 * The numbers that issues are expected to get in the final repository, as one text knows them: a text keeps the forecast that
 * it was written with, whatever is foreseen later. A foreseen reference is written {@code owner/final#12}, a resolved one
 * {@code #12}; so both can be told apart in a text, and reading it twice changes nothing. Safe for use by several threads.
 */
public interface Foreseen {
    /** The final repository under the name that is written. */
    RepositoryRef repository();

    /** The number that the issue is expected to get; empty for one that was not foreseen. */
    Optional<FinalNumber> number(LegacyId issue);

    /** The issue that is expected to get this number. */
    Optional<LegacyId> issue(FinalNumber number);

    /** The issue that holds a message. A comment's address can not be foreseen: its issue is named instead. */
    Optional<LegacyId> holder(MessageId message);
}
