package dev.ferry.github;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where what is known about the server's limits survives a restart. The value is a short JSON text of Ferry's own; the
 * key names the API. Called from any thread, one call at a time; the later value counts.
 */
public interface QuotaStore {
    Optional<String> load(String key);

    void save(String key, String value);

    /** Forgets everything when the process ends. */
    static QuotaStore inMemory() {
        Map<String, String> values = new ConcurrentHashMap<>();
        return new QuotaStore() {
            @Override
            public Optional<String> load(String key) {
                return Optional.ofNullable(values.get(key));
            }

            @Override
            public void save(String key, String value) {
                values.put(key, value);
            }
        };
    }
}
