package dev.ferry.transfer.reading;

import dev.ferry.github.Account;
import dev.ferry.github.GitHub;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.ledger.MigrationLedger;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.mapping.ledger.RecoveryDraft;
import dev.ferry.mapping.ledger.Transition;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells whether people edited a text of ours. GitHub names the last editor only, and a rewrite that edits the text after
 * them is the last one then; so the rewrite remembers in the ledger whose words it found. For one thread.
 */
public final class PeoplesHand {
    private static final String ACCOUNTS = "accounts";
    private static final String NOTE = "edited by people: ";
    private static final String YES = "yes";
    private static final String NO = "no";

    private final GitHub github;
    private final MigrationView ledger;
    private final Set<String> accounts = new HashSet<>();

    public PeoplesHand(GitHub github, MigrationView ledger) {
        this.github = github;
        this.ledger = ledger;
    }

    /**
     * Notes whose tokens work on a migration: what one of them wrote is ours, also when another one goes on later. A token
     * that has to wait while others are free is asked at a later start.
     */
    public static void rememberAccounts(GitHub github, MigrationLedger ledger) {
        rememberAccounts(github.accountsAtHand().stream().map(Account::login).toList(), ledger);
    }

    /** The same of these logins, such as those of an earlier machine. */
    public static void rememberAccounts(Collection<String> logins, MigrationLedger ledger) {
        Set<String> known = new TreeSet<>(accounts(ledger.view()));
        if (known.addAll(logins.stream().map(login -> key(login.strip())).toList())) {
            ledger.putNote(ACCOUNTS, String.join(" ", known));
        }
    }

    /** The same with a migration that is recovered. */
    public static void rememberAccounts(Collection<String> logins, RecoveryDraft draft) {
        if (!logins.isEmpty()) {
            Set<String> keys = new TreeSet<>();
            logins.forEach(login -> keys.add(key(login.strip())));
            draft.note(ACCOUNTS, String.join(" ", keys));
        }
    }

    /** Whether somebody else than the tokens' accounts edited the text last. */
    public boolean isIn(Optional<Instant> edited, Optional<String> editor) {
        return edited.isPresent() && editor.isPresent() && !isOurs(editor);
    }

    /** Whether one of the tokens' accounts is meant, of today's or of an earlier run's; an account that is gone has no name. */
    public boolean isOurs(Optional<String> login) {
        return login.filter(name -> ours().contains(key(name))).isPresent();
    }

    /** To be kept before the text is edited. */
    public static Transition remember(Origin text) {
        return new Transition.Kept(NOTE + text, YES);
    }

    /** Of an edit that was announced and is certain not to have been carried out. */
    public static Transition forget(Origin text) {
        return new Transition.Kept(NOTE + text, NO);
    }

    /** Whether people's words were found in this text when it was rewritten. */
    public static boolean isRemembered(MigrationView ledger, Origin text) {
        return ledger.note(NOTE + text).filter(YES::equals).isPresent();
    }

    private Set<String> ours() {
        if (accounts.isEmpty()) {
            accounts.addAll(accounts(ledger));
            github.accountsAtHand().forEach(account -> accounts.add(key(account.login())));
        }
        return accounts;
    }

    private static List<String> accounts(MigrationView ledger) {
        return ledger.note(ACCOUNTS).map(text -> List.of(text.split(" "))).orElse(List.of());
    }

    private static String key(String login) {
        return login.toLowerCase(Locale.ROOT);
    }
}
