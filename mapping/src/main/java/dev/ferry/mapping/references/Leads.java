package dev.ferry.mapping.references;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.StagingNumber;
import java.util.Optional;

/** What is written for a reference. Empty for what is not known: the reference stays then. */
interface Leads {
    /** Whether a text is gone through again, and has to stay as it is then. */
    boolean isRepeated();

    /** For an issue of the old tracker. */
    Optional<String> issue(LegacyId id);

    /** For the address of a message of the old tracker. */
    Optional<String> messageUrl(MessageId id);

    /** For the words {@code msg34}, which stand in Markdown or between the tags of an HTML block. */
    Optional<String> message(MessageId id, String words, boolean html);

    /** The repository whose numbers are looked for; empty where none is. */
    Optional<RepositoryRef> staging();

    /** For an issue of the staging repository. */
    Optional<String> staged(StagingNumber number);

    /** The address of what became of an issue of the staging repository. */
    Optional<String> stagedUrl(StagingNumber number);

    /** Where people see the repositories. */
    String web();

    /** The final repository, where its full references mean something to this text. */
    Optional<Foreseen> foreseen();

    /**
     * What a full reference to the final repository becomes: the same where it is right, or where nothing better is known.
     * {@code before} is how it is spelled.
     */
    String full(String before, int number);
}
