package dev.ferry.mapping.render.details;

import java.util.ArrayList;
import java.util.List;

/**
 * The fields of an issue as lines of Python: those of GitHub, those of the old tracker, and in {@code below} what of them
 * found no room. They depend on the issue, on people and on labels alone, never on the clock or on numbers of GitHub's.
 * No line begins with a backtick.
 */
public record Details(List<String> gitHub, List<String> tracker, List<String> below) {
    /** A single value past this is cut with dots: the whole is in the title, the body or the archive. */
    private static final int LONGEST_VALUE = 1_000;

    public Details {
        gitHub = List.copyOf(gitHub);
        tracker = List.copyOf(tracker);
        below = List.copyOf(below);
    }

    /** Where there is less room than this, all lines are below: each would only say so. */
    private static final int LEAST_ROOM = 2_000;

    /** The details of an issue, both lists of lines together not longer than {@code room}. */
    public static Details of(IssueFacts facts, int room) {
        int most = Math.min(LONGEST_VALUE, Math.max(room / 8, 100));
        List<Field> gitHub = GitHubFields.of(facts, most);
        List<Field> tracker = TrackerFields.of(facts, most);
        List<Field> all = new ArrayList<>(gitHub);
        all.addAll(tracker);
        List<String> below = new ArrayList<>();
        if (room < LEAST_ROOM) {
            all.forEach(field -> field.writeBelow(below));
            return new Details(List.of(), List.of(), below);
        }
        FieldLines lines = FieldLines.sharing(room, all);
        return new Details(lines.write(gitHub, below), lines.write(tracker, below), below);
    }
}
