package dev.ferry.mapping.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that was probably meant. Stateless. */
public final class Suggestion {
    private Suggestion() {}

    /** The known name nearest to the typed one, if it is near: at most two edits, or a third of a long name. */
    static Optional<String> of(String typed, Collection<String> known) {
        int near = Math.max(2, typed.length() / 3);
        return known.stream()
                .filter(name -> distance(typed, name) <= near)
                .min(Comparator.comparingInt((String name) -> distance(typed, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** A question to put behind a message; empty where no known name is near. */
    public static String question(String typed, Collection<String> known) {
        return of(typed, known).map(name -> "did you mean '" + name + "'?").orElse("");
    }

    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int substitution = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitution, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
