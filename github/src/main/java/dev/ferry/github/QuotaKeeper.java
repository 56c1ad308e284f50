package dev.ferry.github;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Hands the latest quota state to the store, one call at a time and outside every lock: the thread that finds nobody
 * writing writes until nothing newer has come; the others leave their state behind and go on.
 */
final class QuotaKeeper {
    /** Between two states that only differ in the count of writes; a kill loses no more than these. */
    private static final Duration REST = Duration.ofSeconds(1);

    private final QuotaStore store;
    private final String key;
    private final AtomicReference<@Nullable QuotaState> latest = new AtomicReference<>();
    private final AtomicBoolean writing = new AtomicBoolean();
    private volatile Instant lastCount = Instant.MIN;

    QuotaKeeper(QuotaStore store, String key) {
        this.store = store;
        this.key = key;
    }

    Optional<QuotaState> load() {
        return store.load(key).flatMap(QuotaState::parse);
    }

    /** Whether it is time to keep the count of writes again. */
    boolean due(Instant now) {
        return Duration.between(lastCount, now).compareTo(REST) >= 0;
    }

    void keep(QuotaState state, Instant now) {
        lastCount = now;
        latest.set(state);
        while (latest.get() != null && writing.compareAndSet(false, true)) {
            try {
                QuotaState newest = latest.getAndSet(null);
                if (newest != null) {
                    store.save(key, newest.toJson());
                }
            } finally {
                writing.set(false);
            }
        }
    }
}
