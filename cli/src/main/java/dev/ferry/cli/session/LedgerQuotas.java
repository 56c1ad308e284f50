package dev.ferry.cli.session;

import dev.ferry.github.QuotaStore;
import dev.ferry.mapping.ledger.Ledger;
import dev.ferry.mapping.ledger.LedgerView;
import java.util.Optional;

/** Keeps the state of the limits in the ledger, so that a restart does not run into them again. */
public final class LedgerQuotas {
    private LedgerQuotas() {}

    /** For a command that holds the workspace. */
    public static QuotaStore in(Ledger ledger) {
        return new QuotaStore() {
            @Override
            public Optional<String> load(String key) {
                return ledger.view().quota(key);
            }

            @Override
            public void save(String key, String value) {
                ledger.putQuota(key, value);
            }
        };
    }

    /** For a command that only looks: it knows what others learned, and keeps nothing. */
    public static QuotaStore readFrom(LedgerView ledger) {
        return new QuotaStore() {
            @Override
            public Optional<String> load(String key) {
                return ledger.quota(key);
            }

            @Override
            public void save(String key, String value) {}
        };
    }
}
