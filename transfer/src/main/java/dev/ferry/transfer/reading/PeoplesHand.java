package dev.ferry.transfer.reading;

import dev.ferry.github.GitHub;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.mapping.ledger.Transition;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether people edited a text of ours. GitHub names the last editor only, and a rewrite that edits the text after
 * them is the last one then; so the rewrite remembers in the ledger whose words it found. For one thread.
 */
public final class PeoplesHand {
    private static final String NOTE = "edited by people: ";

    private final GitHub github;
    private @Nullable String account;

    public PeoplesHand(GitHub github) {
        this.github = github;
    }

    /** Whether somebody else than the token's account edited the text last. */
    public boolean isIn(Optional<Instant> edited, Optional<String> editor) {
        return edited.isPresent() && editor.isPresent() && !isOurs(editor);
    }

    /** Whether the token's account is meant; an account that is gone has no name. */
    public boolean isOurs(Optional<String> login) {
        return login.filter(name -> name.equalsIgnoreCase(account())).isPresent();
    }

    /** To be kept before the text is edited. */
    public static Transition remember(Origin text) {
        return new Transition.Kept(NOTE + text, "yes");
    }

    /** Whether people's words were found in this text when it was rewritten. */
    public static boolean isRemembered(MigrationView ledger, Origin text) {
        return ledger.note(NOTE + text).isPresent();
    }

    private String account() {
        if (account == null) {
            account = github.account().login();
        }
        return account;
    }
}
