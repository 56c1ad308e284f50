package dev.ferry.exporter.roundup;

import java.util.Optional;

/** Tells spam by the score that bugs.python.org's filter left in {@code spambayes_score}; trackers without it have none. */
record SpamFilter(double cutOff) {
    static final String PROPERTY = "spambayes_score";

    boolean covers(Row row) {
        Optional<String> score = row.text(PROPERTY);
        if (score.isEmpty()) {
            return false;
        }
        try {
            return Double.parseDouble(score.get()) >= cutOff;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
