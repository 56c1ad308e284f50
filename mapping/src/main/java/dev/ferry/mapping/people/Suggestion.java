package dev.ferry.mapping.people;

import java.util.List;
import java.util.Optional;

/**
 * What a row of the user map could say of a person. {@code legacy} is the login, or the id where no login can stand there;
 * {@code github} is known from {@code source}, {@code guess} is nobody's word. {@code notes} are sentences for who decides.
 */
public record Suggestion(
        String legacy,
        Source source,
        Optional<GitHubLogin> github,
        Optional<GitHubLogin> guess,
        Optional<String> realName,
        Presence presence,
        List<String> notes) {
    /** Where an account's name comes from. */
    public enum Source {
        /** The user map that is in use, which may also say that there is no account. */
        MAP,
        /** The tracker's own field, as it is. */
        TRACKER,
        /** The tracker's own field, in which more or something else stood. */
        CLEANED,
        /** Nowhere. */
        NONE
    }

    public Suggestion {
        notes = List.copyOf(notes);
    }

    /** Whether somebody has yet to say who this is. */
    public boolean isOpen() {
        return source == Source.NONE;
    }
}
