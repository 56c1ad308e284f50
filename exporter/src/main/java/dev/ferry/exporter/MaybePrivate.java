package dev.ferry.exporter;

import dev.ferry.archive.Property;
import dev.ferry.archive.Value;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Notices what may have been kept from strangers in the tracker and is in the archive all the same: a tracker's rules on who
 * sees what are in its programs, not in its data, so nobody but the operator can say. For one thread.
 */
final class MaybePrivate {
    private static final Pattern WORD = Pattern.compile("(?i)private|confidential|embargo|(?<![a-z])security(?![a-z])");
    private static final Pattern NO = Pattern.compile("(?i)no|none|false|0|public");
    /** Longer ones are texts that people wrote, not a choice they made. */
    private static final int LONGEST_VALUE = 40;
    /** So many kinds of values are noticed; a property of free text has no end of them. */
    private static final int MOST = 20;

    private final Map<String, Boolean> words = new HashMap<>();
    private final Map<String, Long> found = new TreeMap<>();

    /** Those of an issue that comes into the archive. */
    void consider(List<Property> properties) {
        for (Property property : properties) {
            for (Value value : property.values()) {
                if (looksPrivate(property.name(), value.text())) {
                    count(new PrivateRule(property.name(), value.text()).toString());
                }
            }
        }
    }

    /** How many issues have what looks private, by {@code property=value}. */
    Map<String, Long> found() {
        return Collections.unmodifiableMap(found);
    }

    private void count(String what) {
        if (found.size() < MOST || found.containsKey(what)) {
            found.merge(what, 1L, Long::sum);
        }
    }

    private boolean looksPrivate(String property, String value) {
        if (value.isBlank() || value.length() > LONGEST_VALUE) {
            return false;
        }
        return holdsWord(value) || (holdsWord(property) && !NO.matcher(value).matches());
    }

    private boolean holdsWord(String text) {
        if (words.size() > 10_000) {
            words.clear();
        }
        return words.computeIfAbsent(text, t -> WORD.matcher(t).find());
    }
}
